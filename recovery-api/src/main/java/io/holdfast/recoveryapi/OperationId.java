package io.holdfast.recoveryapi;

import io.holdfast.arm.resource.Locations;
import io.holdfast.store.LongRunningOperation;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The id of a long-running operation in URLs: base64 of {@code region:service_Kind_id}, as Azure has it. Callers take it
 * for opaque; only its last part counts here.
 */
final class OperationId {

    private OperationId() {}

    static String of(LongRunningOperation operation, String location) {
        String kind = switch (operation.kind()) {
            case BACKUP -> "Backup";
            case RESTORE -> "Restore";
            case PREVIEW, VERIFY, PROVE ->
                throw new IllegalArgumentException("Azure has no operation such as " + operation.kind());
        };
        String text = Locations.name(location) + ":" + operation.service().name() + "_" + kind + "_" + operation.id();
        return Base64.getEncoder()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8))
                .replace("/", "%2F")
                .replace("+", "%2B");
    }

    /** The store's id, or empty if it is none of ours. */
    static Optional<String> parse(String segment) {
        try {
            String text = new String(Base64.getDecoder().decode(segment), StandardCharsets.UTF_8);
            int from = Math.max(text.indexOf("_Backup_"), text.indexOf("_Restore_"));
            return from < 0 ? Optional.empty() : Optional.of(text.substring(text.indexOf('_', from + 1) + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
