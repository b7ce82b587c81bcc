package io.holdfast.identity.authority;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks of an authority.
 *
 * @param method in upper case
 * @param path decoded
 * @param headers by name in lower case
 * @param baseUrl scheme, host and port by which the server is called, without a trailing slash
 * @param client the IP address that it comes from, where that is known
 */
public record AuthorityRequest(
        String method,
        String path,
        Map<String, String> headers,
        byte[] body,
        String baseUrl,
        @Nullable String client) {

    /** Without headers and body, which hold secrets. */
    @Override
    public String toString() {
        return "AuthorityRequest[" + method + " " + path + "]";
    }
}
