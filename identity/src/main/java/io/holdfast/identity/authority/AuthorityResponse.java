package io.holdfast.identity.authority;

import java.util.Map;

/**
 * An answer of the authority, for whichever HTTP server mounts it.
 *
 * @param headers all that it needs, Content-Type among them
 * @param body JSON; may hold a token, so it is not for logs
 */
public record AuthorityResponse(int status, Map<String, String> headers, byte[] body) {

    /** Without the body. */
    @Override
    public String toString() {
        return "AuthorityResponse[" + status + "]";
    }
}
