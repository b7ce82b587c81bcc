package io.holdfast.arm;

import io.holdfast.identity.Principal;
import io.holdfast.model.ServiceId;
import io.holdfast.store.Transaction;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A management request below a service, authenticated, with its api-version checked.
 *
 * @param method in upper case
 * @param baseUrl scheme, host and port as the caller wrote them, for absolute links
 * @param service the service, in the spelling in which it is stored
 * @param path the decoded segments below the service, none empty: {@code [apis, Echo, operations]}
 * @param query the query parameters, names in lower case; a valueless one has an empty value
 * @param headers request headers, names in lower case
 * @param activity what the audit trail will say about it; null where there is none
 */
public record ArmRequest(
        String method,
        String baseUrl,
        ServiceId service,
        List<String> path,
        Map<String, String> query,
        Map<String, String> headers,
        byte[] body,
        Principal principal,
        @Nullable Activity activity) {

    /** Leaves the record of the answer in the transaction that does what it tells of: see {@link Activity#recordIn}. */
    public void recordIn(Transaction transaction, ArmResponse answer) {
        if (activity != null) {
            activity.recordIn(transaction, answer);
        }
    }

    public String apiVersion() {
        return query.getOrDefault("api-version", "");
    }

    public @Nullable String query(String name) {
        return query.get(name);
    }

    public @Nullable String header(String name) {
        return headers.get(name);
    }
}
