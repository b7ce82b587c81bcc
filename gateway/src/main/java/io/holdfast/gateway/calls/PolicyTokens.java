package io.holdfast.gateway.calls;

import io.holdfast.gateway.calls.KeptGrants.Granted;
import io.holdfast.gateway.routes.ServiceTable;
import io.holdfast.limits.Budget;
import io.holdfast.limits.Claim;
import io.holdfast.policy.calls.CallFailure;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tokens of managed identities for policies: kept until shortly before they end, fetched off the event loops. Thread-safe. */
final class PolicyTokens {

    static final String FAILURE = "ManagedIdentityTokenFailure";

    private static final Logger LOG = LoggerFactory.getLogger(PolicyTokens.class);
    private static final int KEPT = 4096;
    private static final int AT_ONCE = 64;
    private static final int MAX_NAME = 2048;

    /** @param state another one as soon as the service itself, and so perhaps its identity, has changed */
    private record Use(Object state, String resource, String clientId) {}

    private final ServiceTokens source;
    private final KeptGrants<Use, String> kept;
    private final Budget fetching = new Budget(AT_ONCE, 0);

    PolicyTokens(ServiceTokens source, InstantSource clock) {
        this.source = source;
        this.kept = new KeptGrants<>(clock, KEPT);
    }

    CompletableFuture<String> get(ServiceTable service, String resource, @Nullable String clientId) {
        if (resource.isEmpty() || resource.length() > MAX_NAME) {
            return CompletableFuture.failedFuture(new CallFailure(FAILURE, "That is no resource."));
        }
        var use = new Use(service.state(), resource, clientId == null ? "" : clientId);
        return kept.get(use, () -> fetch(service, resource, clientId));
    }

    private CompletableFuture<Granted<String>> fetch(ServiceTable service, String resource, @Nullable String clientId) {
        var result = new CompletableFuture<Granted<String>>();
        Claim place = fetching.claim(1, false, service.name());
        if (place == null) {
            result.completeExceptionally(
                    new CallFailure(CallFailure.CROWDED, "Too many tokens are being fetched at the moment."));
            return result;
        }
        Thread.ofVirtual().name("identity-token").start(() -> {
            try (place) {
                ServiceTokens.Token token = source.issue(service.id(), resource, clientId);
                result.complete(new Granted<>(token.value(), kept.until(token.expiry())));
            } catch (IOException | InterruptedException | RuntimeException e) {
                LOG.atWarn()
                        .addKeyValue("service", service.name())
                        .addKeyValue("resource", resource)
                        .setCause(e instanceof RuntimeException ? e : null)
                        .log("a policy got no token: {}", e.getMessage());
                String why = e instanceof IOException ? String.valueOf(e.getMessage()) : "No token was issued.";
                result.completeExceptionally(new CallFailure(FAILURE, why));
            }
        });
        return result;
    }
}
