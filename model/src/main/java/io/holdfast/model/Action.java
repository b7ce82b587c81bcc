package io.holdfast.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code POST {id}/{action}} does: answers with secret members, or runs a hook. An action may have several segments.
 *
 * @param reveals the members it answers with
 * @param hook the hook that carries it out, or null when it only reveals
 * @param on the only names that have it; empty for all
 * @param method by which it is called
 */
public record Action(List<String> reveals, @Nullable String hook, List<String> on, String method) {

    @JsonCreator
    public Action(
            @Nullable List<String> reveals, @Nullable String hook, @Nullable List<String> on, @Nullable String method) {
        this.reveals = reveals == null ? List.of() : List.copyOf(reveals);
        this.hook = hook;
        this.on = on == null ? List.of() : List.copyOf(on);
        this.method = method == null ? "POST" : method;
    }

    boolean on(String name) {
        return on.isEmpty() || on.stream().anyMatch(each -> Names.same(each, name));
    }
}
