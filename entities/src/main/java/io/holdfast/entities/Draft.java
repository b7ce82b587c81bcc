package io.holdfast.entities;

import io.holdfast.model.ResourceKey;
import io.holdfast.model.Space;
import io.holdfast.model.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A resource on its way into the store. One write, one thread. */
public final class Draft {

    private final EntityRequest call;
    private final HookContext context;
    private final ObjectNode input;
    private final Map<Note<?>, Object> notes = new HashMap<>();
    private final List<Violation> violations = new ArrayList<>();
    private final ObjectNode remarks = Documents.object();
    private ObjectNode properties = Documents.object();
    private @Nullable ObjectNode before;

    Draft(EntityRequest call, HookContext context, ObjectNode input) {
        this.call = call;
        this.context = context;
        this.input = input;
    }

    public EntityRequest call() {
        return call;
    }

    public HookContext context() {
        return context;
    }

    public ResourceKey key() {
        return call.target().key();
    }

    /** Where the resource lies; knows the keys of what lies beside it. */
    public Space space() {
        return call.space();
    }

    /** The {@code properties} that the caller sent; may hold nulls and undeclared members. */
    public ObjectNode input() {
        return input;
    }

    /** The {@code properties} as they will be, secrets among them. Hooks may change them. */
    public ObjectNode properties() {
        return properties;
    }

    /** The {@code properties} as they were, secrets among them; empty for a new resource. */
    public Optional<ObjectNode> before() {
        return Optional.ofNullable(before);
    }

    public boolean isNew() {
        return before == null;
    }

    /** Reports something wrong; the write is refused once everything has been checked. */
    public void refuse(String target, String message) {
        violations.add(new Violation(target, message));
    }

    public void refuse(List<Violation> found) {
        violations.addAll(found);
    }

    /** Keeps something for the steps that follow. */
    public <T> void keep(Note<T> note, T value) {
        note.put(value, notes);
    }

    /** What was kept. */
    public <T> Optional<T> kept(Note<T> note) {
        return note.in(notes);
    }

    /** What the answer says beside the resource, in a member {@code holdfast} that other clients do not look at; it is logged, too. */
    public ObjectNode remarks() {
        return remarks;
    }

    void begin(ObjectNode newProperties, @Nullable ObjectNode oldProperties) {
        properties = newProperties;
        before = oldProperties;
    }

    void throwIfRefused() {
        if (!violations.isEmpty()) {
            throw EntityRefusals.validation(violations.stream().distinct().toList());
        }
    }
}
