package io.holdfast.policy;

import io.holdfast.policy.calls.Outside;
import io.holdfast.policy.usage.CallUsage;
import io.holdfast.policy.view.ApiView;
import io.holdfast.policy.view.DeploymentView;
import io.holdfast.policy.view.ProductView;
import io.holdfast.policy.view.SubscriptionView;
import io.holdfast.policy.view.UrlView;
import io.holdfast.policy.view.UserView;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call passing through the gateway, as policies see and change it. Worked on by one thread at a time; methods never block.
 *
 * <p>Request members are what will be sent to the backend; response members what will be sent to the caller. Paths and
 * queries are raw, that is, percent-encoded.
 */
public abstract class Exchange extends CallState {

    /** Names this call in answers, logs and traces: a GUID; empty where calls have none. */
    public abstract String requestId();

    /** When the request's head had come. */
    public abstract Instant timestamp();

    /** The time since then. */
    public abstract Duration elapsed();

    // --- what is called, and by whom; null where it is not known

    public abstract @Nullable ApiView api();

    public abstract @Nullable OperationView operation();

    public abstract @Nullable ProductView product();

    public abstract @Nullable SubscriptionView subscription();

    public abstract @Nullable UserView user();

    public abstract DeploymentView deployment();

    /** The raw value that matched {@code {name}} of the operation's URL template, or null. */
    public abstract @Nullable String parameter(String name);

    /** What the called service counts and keeps; null where no service is called. */
    public @Nullable CallUsage usage() {
        return null;
    }

    // --- the request

    public abstract String method();

    public abstract void method(String method);

    /** What the caller asked for. */
    public abstract UrlView originalUrl();

    /** The caller's scheme, host and port as he wrote them, for example {@code https://contoso.gateway.localhost:8444}. */
    public abstract String callerOrigin();

    /** The address of the TCP peer, never taken from a header. */
    public abstract String remoteAddress();

    /** The path below the backend's base URL: starts with {@code /} or is empty. */
    public abstract String path();

    /** The query without {@code ?}; empty if there is none. */
    public abstract String query();

    public abstract void target(String path, String query);

    /** Where the request goes; null if nobody has said. */
    public abstract @Nullable Backend backend();

    public abstract void backend(Backend backend);

    public abstract Headers requestHeaders();

    public abstract boolean hasRequestBody();

    /**
     * The request's body, or null if there is none. It must be in memory: the step says that it needs it ({@link Need#REQUEST_BODY}),
     * be it by a value that does.
     */
    public abstract @Nullable Body requestBody();

    /** Replaces the request's body; its length header follows by itself. */
    public abstract void requestBody(byte[] body);

    // --- the response

    /** Whether there is one yet: a backend's, an error's, or what policies have made. */
    public abstract boolean hasResponse();

    public abstract int status();

    /** The reason phrase. */
    public abstract String reason();

    /** @param reason the reason phrase, or null for the standard one */
    public abstract void status(int code, @Nullable String reason);

    public abstract Headers responseHeaders();

    /** The response's body, or null if there is none; as {@link #requestBody()}, with {@link Need#RESPONSE_BODY}. */
    public abstract @Nullable Body responseBody();

    public abstract void responseBody(byte[] body);

    /** Drops status, headers and body of the response that has been gathered so far: 200, none, empty. */
    public abstract void resetResponse();

    /** A header that goes out with whatever is answered in the end, replacing one of the same name. */
    public abstract void stamp(String name, String value);

    /** Whether such a header is stamped. */
    public abstract boolean isStamped(String name);

    /** Adds a header's name to {@code Vary} of whatever is answered in the end, beside what a backend lists there. */
    public abstract void vary(String header);

    /** Keeps a header of the backend's from whatever is answered in the end; what is stamped goes out still. */
    public abstract void suppress(String header);

    // --- the world outside

    /** What the call may ask of others than its backend. */
    public Outside outside() {
        return Outside.NONE;
    }

    /** What the caller's TLS showed of him: his certificate first, then those that issued it. Empty if he showed none. */
    public List<X509Certificate> callerCertificates() {
        return List.of();
    }

    // --- forwarding

    /** The settings for the next {@link Flow#FORWARD}; without a call {@link Forwarding#DEFAULT} holds. */
    public abstract void forwarding(Forwarding settings);

    /** Whether there is a request body that is not in memory. */
    protected abstract boolean awaitsRequestBody();

    /** Whether there is a response body that is not in memory. */
    protected abstract boolean awaitsResponseBody();
}
