package io.holdfast.formats;

import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * How much an import makes out of a description. Parts that operations share are written down again in each of them, so that a
 * description of some kilobytes could otherwise fill the memory.
 */
final class ImportBudget {

    private static final long MAX = 128L * 1024 * 1024;
    /** What an entry takes beside its texts. */
    private static final int ENTRY = 256;

    private long taken;

    void take(List<Parameter> parameters) {
        for (Parameter parameter : parameters) {
            entry(parameter.getName());
            take(length(parameter.getDescription()));
            values(parameter.getSchema());
        }
    }

    private void values(@Nullable Schema<?> schema) {
        if (schema != null && schema.getEnum() != null) {
            schema.getEnum().forEach(value -> entry(String.valueOf(value)));
        }
        if (schema != null && schema.getDefault() != null) {
            take(length(String.valueOf(schema.getDefault())));
        }
    }

    void entry(@Nullable String name) {
        take(ENTRY + length(name));
    }

    /** @throws ImportException if it is too much by now */
    void take(long characters) {
        taken += characters;
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the caller is gone");
        }
        if (taken > MAX) {
            throw new ImportException(
                    "The operations become too large, because many of them use the same parameters, headers,"
                            + " bodies or examples. Import the description in parts.");
        }
    }

    private static long length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
