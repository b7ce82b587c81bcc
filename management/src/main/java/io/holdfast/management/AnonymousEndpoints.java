package io.holdfast.management;

import io.holdfast.identity.authority.EmbeddedAuthority;
import java.util.Map;
import java.util.Optional;

/** Endpoints that callers reach before they have a token. */
@FunctionalInterface
public interface AnonymousEndpoints {

    /** Where tokens come from elsewhere. */
    AnonymousEndpoints NONE = (method, path, query, headers, body, baseUrl) -> Optional.empty();

    /** Those of an embedded authority. */
    static AnonymousEndpoints of(EmbeddedAuthority authority) {
        return (method, path, query, headers, body, baseUrl) -> authority
                .handle(method, path, query, headers, body, baseUrl)
                .map(answer -> new ArmResponse(answer.status(), answer.headers(), answer.body()));
    }

    /**
     * Answers a request, or empty if it is not for these endpoints.
     *
     * @param method in upper case
     * @param path decoded, with a leading slash
     * @param query names in lower case
     * @param headers names in lower case
     * @param body at most 64 KiB; empty for GET
     * @param baseUrl scheme, host and port as the caller wrote them
     */
    Optional<ArmResponse> handle(
            String method,
            String path,
            Map<String, String> query,
            Map<String, String> headers,
            byte[] body,
            String baseUrl);
}
