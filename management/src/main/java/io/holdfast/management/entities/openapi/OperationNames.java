package io.holdfast.management.entities.openapi;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names for operations: the operationId where there is one, otherwise method and path; each only once. */
final class OperationNames {

    private static final int MAX_LENGTH = 80;

    private final Set<String> taken = new HashSet<>();

    String take(@Nullable String operationId, String method, String path) {
        String wanted = operationId == null || operationId.isBlank()
                ? method.toLowerCase(Locale.ROOT) + "-" + clean(path)
                : operationId;
        String name = cut(clean(wanted), MAX_LENGTH);
        for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
            String suffix = "-" + i;
            name = cut(clean(wanted), MAX_LENGTH - suffix.length()) + suffix;
        }
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
