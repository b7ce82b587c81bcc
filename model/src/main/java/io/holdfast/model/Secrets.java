package io.holdfast.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The members that are kept apart from the document and never shown by reads.
 *
 * @param members names of members of {@code properties}; {@code proxy.password} names a nested one
 * @param when the boolean member that makes them secret; null when they always are
 * @param inAnswerToPut whether the answer to a PUT shows them to whoever set them or may list them; null: no
 * @param unlessReferences whether a nested one is shown when it holds nothing but references to named values; null: no
 */
public record Secrets(
        List<String> members,
        @Nullable String when,
        @Nullable Boolean unlessReferences,
        @Nullable Boolean inAnswerToPut) {

    static final Secrets NONE = new Secrets(List.of(), null, null, null);

    @JsonCreator
    public Secrets(
            @Nullable List<String> members,
            @Nullable String when,
            @Nullable Boolean unlessReferences,
            @Nullable Boolean inAnswerToPut) {
        this.members = members == null ? List.of() : List.copyOf(members);
        this.when = when;
        this.unlessReferences = unlessReferences;
        this.inAnswerToPut = inAnswerToPut;
    }
}
