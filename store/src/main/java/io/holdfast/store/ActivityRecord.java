package io.holdfast.store;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit trail: who asked for what, and what became of it. It never holds a body, a key or a token. Texts that are longer
 * than docs/audit.md says are cut: much of them is the caller's choice.
 *
 * @param id of this record, a GUID
 * @param operationId a GUID that all records of one request share, and those of the work that it began
 * @param correlationId the caller's own GUID, if he sent one; several requests may share it
 * @param time milliseconds since 1970-01-01T00:00Z
 * @param code the HTTP status; 0 before there is one
 * @param action what a role must allow, for example {@code Microsoft.ApiManagement/service/backup/action}
 * @param resourceId the ARM id that the action is for
 * @param errorCode of what failed
 * @param message of long-running work that failed
 * @param longRunning the id of the {@link LongRunningOperation} that the request began
 */
public record ActivityRecord(
        String id,
        String operationId,
        String correlationId,
        long time,
        Status status,
        int code,
        String action,
        String resourceId,
        Caller caller,
        Request request,
        @Nullable String errorCode,
        @Nullable String message,
        @Nullable String longRunning) {

    public ActivityRecord {
        id = cut(id, ID);
        operationId = cut(operationId, ID);
        correlationId = cut(correlationId, ID);
        action = cut(action, NAME);
        resourceId = cut(resourceId, TEXT);
        errorCode = cutOrNull(errorCode, ID);
        message = cutOrNull(message, TEXT);
        longRunning = cutOrNull(longRunning, ID);
    }

    /** The most characters of an id, of a name, and of anything else. */
    static final int ID = 128;

    static final int NAME = 256;
    static final int TEXT = 1024;

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    private static @Nullable String cutOrNull(@Nullable String text, int most) {
        return text == null ? null : cut(text, most);
    }

    /** This one, with a word on it. */
    public ActivityRecord withMessage(String text) {
        return new ActivityRecord(
                id,
                operationId,
                correlationId,
                time,
                status,
                code,
                action,
                resourceId,
                caller,
                request,
                errorCode,
                text,
                longRunning);
    }

    /** How far a request has come. */
    public enum Status {
        /** Work is about to begin that outlasts the request. */
        STARTED,
        /** It has begun; a record of its end follows. */
        ACCEPTED,
        SUCCEEDED,
        FAILED;

        /** As Azure writes it: {@code Succeeded}. */
        public String word() {
            return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Who asked, as his token says.
     *
     * @param name what people call him
     * @param objectId the principal that role assignments name
     */
    public record Caller(
            String name, String objectId, @Nullable String applicationId, String tenantId) {

        public Caller {
            name = cut(name, NAME);
            objectId = cut(objectId, ID);
            applicationId = cutOrNull(applicationId, ID);
            tenantId = cut(tenantId, ID);
        }
    }

    /**
     * What was sent.
     *
     * @param uri without query parameters that might be secret
     * @param clientAddress the IP address of the other end of the connection
     * @param clientRequestId the caller's own GUID for this request
     */
    public record Request(
            String method,
            String uri,
            @Nullable String clientAddress,
            @Nullable String clientRequestId) {

        public Request {
            method = cut(method, ID);
            uri = cut(uri, TEXT);
            clientAddress = cutOrNull(clientAddress, ID);
            clientRequestId = cutOrNull(clientRequestId, ID);
        }
    }

    /** {@code Microsoft.ApiManagement}. */
    public String provider() {
        return action.substring(0, Math.max(0, action.indexOf('/')));
    }

    /** The ARM subscription that it happened in; empty for what belongs to the whole deployment. */
    public String subscriptionId() {
        return after("/subscriptions/");
    }

    /** Empty for what lies in none. */
    public String resourceGroup() {
        return after("/resourcegroups/");
    }

    private String after(String word) {
        int at = resourceId.toLowerCase(Locale.ROOT).indexOf(word);
        if (at < 0) {
            return "";
        }
        String rest = resourceId.substring(at + word.length());
        int end = rest.indexOf('/');
        return end < 0 ? rest : rest.substring(0, end);
    }

    /** The record of how the work ended that this one saw accepted. */
    ActivityRecord ended(long when, Status end, int endCode, @Nullable String error, @Nullable String why) {
        return new ActivityRecord(
                UUID.randomUUID().toString(),
                operationId,
                correlationId,
                when,
                end,
                endCode,
                action,
                resourceId,
                caller,
                request,
                error,
                why,
                longRunning);
    }
}
