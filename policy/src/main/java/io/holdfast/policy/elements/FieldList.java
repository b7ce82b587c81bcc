package io.holdfast.policy.elements;

import io.holdfast.policy.Headers;
import io.holdfast.policy.calls.CallField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The header fields of a message that is no part of the call. */
final class FieldList implements Headers {

    private final List<CallField> fields;

    FieldList(List<CallField> fields) {
        this.fields = new ArrayList<>(fields);
    }

    List<CallField> all() {
        return List.copyOf(fields);
    }

    @Override
    public @Nullable String get(String name) {
        for (CallField field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return field.value();
            }
        }
        return null;
    }

    @Override
    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(CallField::value)
                .toList();
    }

    @Override
    public boolean contains(String name) {
        return get(name) != null;
    }

    @Override
    public Set<String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        fields.forEach(field -> names.putIfAbsent(field.name().toLowerCase(Locale.ROOT), field.name()));
        return Collections.unmodifiableSet(new LinkedHashSet<>(names.values()));
    }

    @Override
    public void set(String name, String value) {
        int first = 0;
        while (first < fields.size() && !fields.get(first).name().equalsIgnoreCase(name)) {
            first++;
        }
        remove(name);
        fields.add(Math.min(first, fields.size()), new CallField(name, value));
    }

    @Override
    public void add(String name, String value) {
        fields.add(new CallField(name, value));
    }

    @Override
    public void remove(String name) {
        fields.removeIf(field -> field.name().equalsIgnoreCase(name));
    }
}
