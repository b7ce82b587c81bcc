package io.holdfast.policy.calls;

import io.holdfast.model.certificate.KeyedCertificate;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that a policy sends by itself.
 *
 * @param url absolute, http or https
 * @param fields header fields in their order. Host may be among them; what frames the message is left out
 * @param body empty for none
 * @param timeout for all of it, from now to the last byte of the response
 * @param followRedirects whether a redirect is gone after, ten times at most
 * @param certificate what is shown to a server that asks who calls, or null
 * @param proxy through which the request goes, or null
 */
public record CallOut(
        String method,
        String url,
        List<CallField> fields,
        byte[] body,
        Duration timeout,
        boolean followRedirects,
        @Nullable KeyedCertificate certificate,
        @Nullable HttpProxy proxy) {

    public CallOut(String method, String url, List<CallField> fields, byte[] body, Duration timeout) {
        this(method, url, fields, body, timeout, false, null, null);
    }

    /** Says where it goes and nothing of what it carries. */
    @Override
    public String toString() {
        int query = url.indexOf('?');
        return method + " " + (query < 0 ? url : url.substring(0, query));
    }
}
