package io.holdfast.entities;

import io.holdfast.model.Resource;
import io.holdfast.model.Space;
import io.holdfast.store.Store;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * The values that only one resource of a service may have, and of which there may be very many.
 *
 * @param keys of subscriptions, so that no key opens two; held as digests
 * @param displayNames of named values, as {@link #displayName} says them
 * @param emails of users
 */
public record UniqueValues(UniqueIndex keys, UniqueIndex displayNames, UniqueIndex emails) {

    static UniqueValues of(Store store) {
        var values = new UniqueValues(
                new UniqueIndex("subscriptions", UniqueValues::secrets, UniqueValues::digest),
                new UniqueIndex(
                        "namedValues",
                        resource -> List.of(displayName(Space.of(resource.key()), text(resource, "displayName"))),
                        UnaryOperator.identity()),
                new UniqueIndex(
                        "users", user -> List.of(text(user, "email")), email -> email.toLowerCase(Locale.ROOT)));
        List.of(values.keys, values.displayNames, values.emails).forEach(store::subscribe);
        return values;
    }

    /** The display name of a named value: unique in its space only. */
    public static String displayName(Space space, String name) {
        return space.workspace() + "/" + name;
    }

    private static String text(Resource resource, String member) {
        return Documents.properties(resource).path(member).asString("");
    }

    private static List<String> secrets(Resource subscription) {
        return StreamSupport.stream(Documents.secrets(subscription).spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private static String digest(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
