package io.holdfast.entities;

import io.holdfast.model.Resource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The own name of a link: the one that a caller chose, or 24 hexadecimal digits that follow from what it links, so that they are the
 * same after a restore and in another region.
 */
final class LinkNames {

    static final String MEMBER = "linkName";

    private static final int BYTES = 12;

    private LinkNames() {}

    static String of(Resource link) {
        return chosen(link).orElseGet(() -> digest(link.key().toString()));
    }

    static Optional<String> chosen(Resource link) {
        JsonNode name = Documents.properties(link).path(MEMBER);
        return name.isString() ? Optional.of(name.asString()) : Optional.empty();
    }

    static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
