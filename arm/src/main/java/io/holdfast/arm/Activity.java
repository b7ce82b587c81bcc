package io.holdfast.arm;

import io.holdfast.identity.Principal;
import io.holdfast.model.json.Json;
import io.holdfast.store.ActivityRecord;
import io.holdfast.store.ActivityRecord.Status;
import io.holdfast.store.Transaction;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** What one request leaves in the audit trail. Used by one thread. */
public final class Activity {

    private static final Set<String> CHANGING = Set.of("PUT", "PATCH", "DELETE", "POST");
    /** Of other query parameters nobody knows what callers put into them. */
    private static final Set<String> SHOWN = Set.of("api-version", "export", "format");

    private static final int REFUSED = 400;
    private static final int ACCEPTED = 202;

    private final ActivityJournal journal;
    private final Head head;
    private final String correlationId;
    /** One for all that is recorded about the request; reads are not. */
    private @Nullable String operationId;

    private @Nullable Principal caller;
    private @Nullable RequiredPermission permission;
    private @Nullable String longRunning;
    private @Nullable ActivityRecord recorded;

    Activity(ActivityJournal journal, Head head, String correlationId) {
        this.journal = journal;
        this.head = head;
        this.correlationId = correlationId;
    }

    void caller(Principal known) {
        caller = known;
    }

    void requires(RequiredPermission known) {
        permission = known;
    }

    /**
     * Work that outlasts the request is about to begin: recorded first, so that there is no such work of which nobody knows who
     * wanted it.
     *
     * @throws io.holdfast.store.StoreException if it cannot be recorded; then the work must not begin
     */
    public void starts() {
        if (caller != null && permission != null) {
            journal.add(record(caller, permission, Status.STARTED, 0, null));
        }
    }

    /** The work has begun, as the store's long-running operation of that id. */
    public void began(String operation) {
        longRunning = operation;
    }

    /**
     * Leaves the record of an answer in the transaction that does what it tells of, where the audit trail lies in the same
     * database. It counts if the transaction does, and if that is what the request is answered.
     */
    public void recordIn(Transaction transaction, ArmResponse answer) {
        recorded = null;
        if (caller != null && permission != null && isRecorded() && answer.status() < REFUSED && longRunning == null) {
            ActivityRecord record = record(caller, permission, Status.SUCCEEDED, answer.status(), null);
            recorded = transaction.record(record) ? record : null;
        }
    }

    /** The request has been answered. */
    void ends(ArmResponse answer) {
        if (recorded != null && recorded.code() == answer.status()) {
            journal.added(recorded);
            return;
        }
        if (caller != null && permission != null && isRecorded()) {
            int code = answer.status();
            Status status = code >= REFUSED
                    ? Status.FAILED
                    : code == ACCEPTED && longRunning != null ? Status.ACCEPTED : Status.SUCCEEDED;
            String error = status == Status.FAILED ? errorCode(answer.body()) : null;
            ActivityRecord record = record(caller, permission, status, code, error);
            if (status == Status.FAILED) {
                journal.addRefused(record);
            } else {
                journal.addOrReport(record);
            }
        }
    }

    /** What changes something, or shows all of an API. */
    private boolean isRecorded() {
        return CHANGING.contains(head.method())
                || (head.method().equals("GET") && "true".equalsIgnoreCase(head.query("export")));
    }

    private ActivityRecord record(
            Principal by, RequiredPermission to, Status status, int code, @Nullable String error) {
        if (operationId == null) {
            operationId = UUID.randomUUID().toString();
        }
        return new ActivityRecord(
                UUID.randomUUID().toString(),
                operationId,
                correlationId,
                journal.now(),
                status,
                code,
                to.action(),
                to.scope(),
                new ActivityRecord.Caller(by.name(), by.objectId(), by.applicationId(), by.tenantId()),
                new ActivityRecord.Request(head.method(), uri(), head.client(), clientRequestId()),
                error,
                null,
                status == Status.ACCEPTED ? longRunning : null);
    }

    private String uri() {
        var query = new StringJoiner("&", "?", "").setEmptyValue("");
        for (Map.Entry<String, String> parameter : head.query().entrySet()) {
            if (SHOWN.contains(parameter.getKey())) {
                query.add(parameter.getKey() + "=" + parameter.getValue());
            }
        }
        return head.baseUrl() + "/" + String.join("/", head.segments()) + query;
    }

    /** Only a GUID: a free text could be anything. */
    private @Nullable String clientRequestId() {
        String sent = head.header("x-ms-client-request-id");
        return sent != null && Guids.is(sent) ? sent : null;
    }

    /** The code alone: messages repeat what was sent. */
    private static @Nullable String errorCode(byte[] body) {
        try {
            return Json.stored(body).path("error").path("code").asString("Unknown");
        } catch (JacksonException | ClassCastException e) {
            return null;
        }
    }
}
