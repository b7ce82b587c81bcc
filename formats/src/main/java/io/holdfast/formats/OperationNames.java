package io.holdfast.formats;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names for operations: the operationId where there is one, otherwise method and path; each only once. Letters of all scripts stay. A name
 * that had to be cut, or that another operation has, ends in digits that follow from the operation alone: not from how many there are, nor
 * from their order, so that a later import of a longer or shorter description gives the same.
 */
final class OperationNames {

    private static final int MAX_LENGTH = 80;
    private static final int DIGITS = 8;

    /** Letters, marks, digits and symbols of all scripts, with the tones of emoji; none of them is of use to a path or a key. */
    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\p{So}\\x{1F3FB}-\\x{1F3FF}._-]+");

    private static final Pattern EDGES = Pattern.compile("^[-.]+|[-.]+$");

    /** In lower case, as keys compare them. */
    private final Set<String> taken = new HashSet<>();

    /** Says that there is an operation of that name already. */
    void reserve(String name) {
        taken.add(name.toLowerCase(Locale.ROOT));
    }

    /** @param path with {@code method} what tells the operation from all others of its description */
    String take(@Nullable String operationId, String method, String path) {
        String id = clean(operationId == null ? "" : operationId);
        String described = method + " " + path;
        String wanted = id.isEmpty() ? clean(method.toLowerCase(Locale.ROOT) + " " + path) : id;
        String source = id.isEmpty() ? described : String.valueOf(operationId);
        return free(wanted.length() <= MAX_LENGTH ? wanted : numbered(wanted, source), described);
    }

    /** {@code name}, or what else {@code described} is to be called because another operation has that name. */
    String free(String name, String described) {
        String free = name;
        for (int i = 0; !taken.add(free.toLowerCase(Locale.ROOT)); i++) {
            free = numbered(name, i == 0 ? described : described + " " + i);
        }
        return free;
    }

    private static String clean(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return trim(OTHERS.matcher(composed).replaceAll("-"));
    }

    private static String trim(String text) {
        return EDGES.matcher(text).replaceAll("");
    }

    private static String numbered(String text, String source) {
        int end = Math.min(text.length(), MAX_LENGTH - DIGITS - 1);
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return trim(text.substring(0, end)) + "-" + digits(source);
    }

    private static String digits(String source) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
