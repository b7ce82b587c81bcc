package io.holdfast.policy;

import org.jspecify.annotations.Nullable;

/**
 * One call passing through the gateway, as policies see and change it. Lives on one event loop; methods never block.
 *
 * <p>Request members are what will be sent to the backend; response members what will be sent to the caller. Paths and
 * queries are raw, that is, percent-encoded.
 */
public interface Exchange {

    /** Names this call in answers, logs and traces: a GUID; empty where calls have none. */
    default String requestId() {
        return "";
    }

    String method();

    void method(String method);

    /** The caller's scheme, host and port as he wrote them, for example {@code https://contoso.gateway.localhost:8444}. */
    String callerOrigin();

    /** The address of the TCP peer, never taken from a header. */
    String remoteAddress();

    /** The path below the backend's base URL: starts with {@code /} or is empty. */
    String path();

    /** The query without {@code ?}; empty if there is none. */
    String query();

    void target(String path, String query);

    /** The raw value that matched {@code {name}} of the operation's URL template, or null. */
    @Nullable
    String parameter(String name);

    /** Where the request goes. */
    void backend(Backend backend);

    Headers requestHeaders();

    /** Replaces the request's body; its length header follows by itself. */
    void requestBody(byte[] body);

    int status();

    /** @param reason the reason phrase, or null for the standard one */
    void status(int code, @Nullable String reason);

    Headers responseHeaders();

    void responseBody(byte[] body);

    /** Drops status, headers and body of the response that has been gathered so far: 200, none, empty. */
    void resetResponse();

    /** A header that goes out with whatever is answered in the end, replacing one of the same name. */
    void stamp(String name, String value);

    /** The settings for the next {@link Flow#FORWARD}; without a call {@link Forwarding#DEFAULT} holds. */
    default void forwarding(Forwarding settings) {
        throw new PolicyException(
                500, "forward-request", "PolicyNotRunnable", "This gateway forwards with default settings only.");
    }

    /** Adds a header's name to {@code Vary} of whatever is answered in the end, beside what a backend lists there. */
    default void vary(String header) {
        stamp("Vary", header);
    }

    /** Keeps a header of the backend's from whatever is answered in the end; what is stamped goes out still. */
    default void suppress(String header) {
        responseHeaders().remove(header);
    }
}
