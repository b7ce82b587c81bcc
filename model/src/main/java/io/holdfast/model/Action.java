package io.holdfast.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code POST {id}/{action}} does: answers with secret members, or runs a hook.
 *
 * @param reveals the members it answers with
 * @param hook the hook that carries it out, or null when it only reveals
 */
public record Action(List<String> reveals, @Nullable String hook) {

    @JsonCreator
    public Action(@Nullable List<String> reveals, @Nullable String hook) {
        this.reveals = reveals == null ? List.of() : List.copyOf(reveals);
        this.hook = hook;
    }
}
