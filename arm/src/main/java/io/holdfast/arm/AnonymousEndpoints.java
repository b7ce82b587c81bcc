package io.holdfast.arm;

import io.holdfast.identity.authority.AuthorityRequest;
import io.holdfast.identity.authority.EmbeddedAuthority;
import java.util.Optional;

/** Endpoints that callers reach before they have a token. */
@FunctionalInterface
public interface AnonymousEndpoints {

    /** Where tokens come from elsewhere. */
    AnonymousEndpoints NONE = request -> Optional.empty();

    /** Those of an embedded authority. */
    static AnonymousEndpoints of(EmbeddedAuthority authority) {
        return request -> authority
                .handle(request)
                .map(answer -> new ArmResponse(answer.status(), answer.headers(), answer.body()));
    }

    /**
     * Answers a request, or empty if it is not for these endpoints.
     *
     * @param request its path begins with a slash; its body has at most 64 KiB, none for GET
     */
    Optional<ArmResponse> handle(AuthorityRequest request);
}
