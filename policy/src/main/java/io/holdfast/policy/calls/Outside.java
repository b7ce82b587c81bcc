package io.holdfast.policy.calls;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway does for the policies of one call beyond the call itself. May be asked on any thread; what takes time completes on any,
 * too, and fails with a {@link CallFailure}.
 */
public interface Outside {

    /** Of calls that can do nothing of it: where no operation was found, and in tests. */
    Outside NONE = new NoOutside();

    CallOuts calls();

    /**
     * A token of the service's managed identity.
     *
     * @param resource whom the token is for, such as {@code https://vault.azure.net}
     * @param clientId of a user-assigned identity; null for the service's own
     */
    CompletableFuture<String> token(String resource, @Nullable String clientId);

    /** A token that was stored for the service at a provider, got anew where it has ended. */
    CompletableFuture<StoredAuthorization> authorization(String provider, String authorization);

    /** Where the Dapr sidecar of this machine answers, for example {@code http://127.0.0.1:3500}; null if there is none. */
    @Nullable
    String dapr();

    /**
     * Whether an authority that the service or the JDK knows has issued the certificate that stands first. Takes a moment.
     *
     * @param chain a certificate, then what its owner says has issued it
     */
    boolean trusts(List<X509Certificate> chain);

    /** The authorities that the service trusts beside those of the JDK. */
    Set<X509Certificate> authorities();

    /** Sends a message that nobody waits for, when there is time; what becomes of it only the log and the metrics say. */
    void post(Message message);
}
