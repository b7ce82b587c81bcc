package io.holdfast.model;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the names of a resource type may look like.
 *
 * @param minLength in characters
 * @param maxLength in characters
 * @param pattern that the whole name must match
 * @param values the only names there are, or null when names are free
 */
public record IdRule(
        int minLength,
        int maxLength,
        Pattern pattern,
        @Nullable List<String> values) {

    /** The pattern of every type that declares none. */
    static final String DEFAULT_PATTERN = "^[^*#&+:<>?/\\\\\\p{Cntrl}]+$";

    private static final int DEFAULT_MAXIMUM = 256;

    /** @param fixed names that always exist; the only ones, unless the descriptor has a rule for others */
    static IdRule of(Descriptor.@Nullable Id id, Collection<String> fixed) {
        if (id == null) {
            return new IdRule(
                    1,
                    DEFAULT_MAXIMUM,
                    Pattern.compile(DEFAULT_PATTERN),
                    fixed.isEmpty() ? null : fixed.stream().sorted().toList());
        }
        return new IdRule(
                1,
                id.maxLength() == null ? DEFAULT_MAXIMUM : id.maxLength(),
                Pattern.compile(id.pattern() == null ? DEFAULT_PATTERN : id.pattern()),
                id.values());
    }

    /** Why {@code name} is not acceptable; empty when it is. */
    public Optional<String> refuse(String name) {
        if (values != null && values.stream().noneMatch(each -> Names.same(each, name))) {
            return Optional.of("The name must be " + String.join(" or ", values) + ".");
        }
        if (name.length() < minLength || name.length() > maxLength) {
            return Optional.of("The name must have " + minLength + " to " + maxLength + " characters.");
        }
        if (!pattern.matcher(name).matches() || name.indexOf('/') >= 0) {
            return Optional.of("The name must match " + pattern.pattern() + ".");
        }
        return Optional.empty();
    }
}
