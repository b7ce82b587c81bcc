package io.holdfast.policy.elements;

import io.holdfast.policy.Exchange;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;
import io.holdfast.policy.definition.Representation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * As which content type a body counts.
 *
 * @param any what every body counts as, or null
 * @param missing what a body without a content type counts as, or null
 */
record ContentTypeMap(@Nullable String any, @Nullable String missing, List<Entry> entries) {

    /** @param from a media type, or null where {@code when} decides */
    private record Entry(@Nullable String from, Value<Boolean> when, String to) {}

    static ContentTypeMap of(PolicyElement element) {
        Optional<PolicyElement> map = element.child("content-type-map");
        if (map.isEmpty()) {
            return new ContentTypeMap(null, null, List.of());
        }
        List<Entry> entries = new ArrayList<>();
        for (PolicyElement each : map.get().children("type")) {
            String from = each.literalOrNull("from");
            if (from == null && !each.has("when")) {
                throw each.refuse("it has neither 'from' nor 'when'");
            }
            entries.add(new Entry(
                    from == null ? null : Representation.mediaType(from),
                    each.flag("when", true),
                    Representation.mediaType(each.literal("to"))));
        }
        return new ContentTypeMap(
                mediaType(map.get().literalOrNull("any-content-type-value")),
                mediaType(map.get().literalOrNull("missing-content-type-value")),
                entries);
    }

    private static @Nullable String mediaType(@Nullable String value) {
        return value == null ? null : Representation.mediaType(value);
    }

    /** In lower case and without parameters; empty if it is not said and nothing stands for it. */
    String of(@Nullable String contentType, Exchange exchange) {
        if (any != null) {
            return any;
        }
        String given = contentType == null ? "" : Representation.mediaType(contentType);
        if (given.isEmpty()) {
            return missing == null ? "" : missing;
        }
        for (Entry entry : entries) {
            if ((entry.from() == null || entry.from().equals(given))
                    && entry.when().get(exchange)) {
                return entry.to();
            }
        }
        return given;
    }
}
