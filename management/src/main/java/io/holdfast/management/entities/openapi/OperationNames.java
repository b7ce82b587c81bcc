package io.holdfast.management.entities.openapi;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names for operations: the operationId where there is one, otherwise method and path; each only once. */
final class OperationNames {

    private static final int MAX_LENGTH = 80;

    private static final int MAX_SUFFIX = 8;

    private final Set<String> taken = new HashSet<>();
    /** The next number for names that begin so: else the thousandth of a name would be tried under a thousand. */
    private final Map<String, Integer> numbers = new HashMap<>();

    String take(@Nullable String operationId, String method, String path) {
        String wanted = operationId == null || operationId.isBlank()
                ? method.toLowerCase(Locale.ROOT) + "-" + clean(path)
                : operationId;
        String cleaned = clean(wanted);
        String name = cut(cleaned, MAX_LENGTH);
        String stem = cut(cleaned, MAX_LENGTH - MAX_SUFFIX).toLowerCase(Locale.ROOT);
        int number = numbers.getOrDefault(stem, 2);
        while (!taken.add(name.toLowerCase(Locale.ROOT))) {
            String suffix = "-" + number++;
            name = cut(cleaned, MAX_LENGTH - suffix.length()) + suffix;
        }
        numbers.put(stem, number);
        return name;
    }

    private static String clean(String text) {
        String cleaned = text.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^-+|-+$", "");
        return cleaned.isEmpty() ? "operation" : cleaned;
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
