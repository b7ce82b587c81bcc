package io.holdfast.tokens;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.holdfast.tokens.IssuerDirectory.Fetch;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one issuer publishes. Of several who ask at the same time, one looks and the others wait for him. Whoever finds something that is
 * an hour old takes it, and it is looked up again meanwhile; after a day without success it counts for nothing.
 */
final class IssuerEntry {

    private static final Logger LOG = LoggerFactory.getLogger(IssuerEntry.class);
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration USABLE = Duration.ofHours(24);

    /** Anyone can make up key ids. */
    private static final Duration PAUSE = Duration.ofMinutes(5);

    private static final Duration PAUSE_WITHOUT_KEYS = Duration.ofSeconds(10);

    private final String url;
    private final InstantSource clock;
    private @Nullable IssuerKeys known;
    private long knownAt;
    private long askedAt;
    private boolean asked;
    private @Nullable CompletableFuture<IssuerKeys> looking;

    IssuerEntry(String url, InstantSource clock) {
        this.url = url;
        this.clock = clock;
    }

    CompletionStage<IssuerKeys> get(Fetch fetch) {
        CompletableFuture<IssuerKeys> begun = null;
        CompletableFuture<IssuerKeys> answer;
        synchronized (this) {
            IssuerKeys now = usable();
            boolean stale = now == null || age(knownAt) >= FRESH.toMillis();
            if (stale
                    && looking == null
                    && (!asked || age(askedAt) >= pause(now).toMillis())) {
                begun = begin();
            }
            if (now != null) {
                answer = CompletableFuture.completedFuture(now);
            } else {
                answer = looking == null ? failed() : looking.copy();
            }
        }
        look(begun, fetch);
        return answer;
    }

    CompletionStage<IssuerKeys> refreshed(Fetch fetch) {
        CompletableFuture<IssuerKeys> begun = null;
        CompletableFuture<IssuerKeys> answer;
        synchronized (this) {
            IssuerKeys now = usable();
            if (looking == null && age(askedAt) >= pause(now).toMillis()) {
                begun = begin();
            }
            if (looking != null) {
                // Whoever cannot be asked now is as he was.
                answer = now == null
                        ? looking.copy()
                        : looking.exceptionally(failure -> now).copy();
            } else {
                answer = now == null ? failed() : CompletableFuture.completedFuture(now);
            }
        }
        look(begun, fetch);
        return answer;
    }

    private static Duration pause(@Nullable IssuerKeys known) {
        return known == null ? PAUSE_WITHOUT_KEYS : PAUSE;
    }

    private @Nullable IssuerKeys usable() {
        return known != null && age(knownAt) < USABLE.toMillis() ? known : null;
    }

    private CompletableFuture<IssuerKeys> failed() {
        return CompletableFuture.failedFuture(new IssuerUnavailableException(url));
    }

    private long age(long at) {
        return clock.millis() - at;
    }

    private CompletableFuture<IssuerKeys> begin() {
        var begun = new CompletableFuture<IssuerKeys>();
        looking = begun;
        asked = true;
        askedAt = clock.millis();
        return begun;
    }

    private void look(@Nullable CompletableFuture<IssuerKeys> begun, Fetch fetch) {
        if (begun == null) {
            return;
        }
        CompletionStage<IssuerKeys> keys;
        try {
            keys = fetch.get(url).thenCompose(configuration -> keys(configuration, fetch));
        } catch (RuntimeException e) {
            keys = CompletableFuture.failedFuture(e);
        }
        var _ = keys.whenComplete((found, failure) -> done(begun, found, failure));
    }

    private static CompletionStage<IssuerKeys> keys(byte[] configuration, Fetch fetch) {
        try {
            Map<String, @Nullable Object> said =
                    JSONObjectUtils.parse(new String(configuration, StandardCharsets.UTF_8));
            if (said.get("issuer") instanceof String issuer && said.get("jwks_uri") instanceof String uri) {
                return fetch.get(uri).thenApply(set -> read(issuer, set));
            }
        } catch (ParseException e) {
            // said below
        }
        return CompletableFuture.failedFuture(new IllegalArgumentException("it names no issuer or no keys"));
    }

    private static IssuerKeys read(String issuer, byte[] set) {
        try {
            return new IssuerKeys(issuer, PublishedKeys.read(new String(set, StandardCharsets.UTF_8)));
        } catch (ParseException e) {
            throw new IllegalArgumentException("the keys are no JSON Web Key Set", e);
        }
    }

    private void done(CompletableFuture<IssuerKeys> begun, @Nullable IssuerKeys found, @Nullable Throwable failure) {
        synchronized (this) {
            looking = null;
            if (found != null) {
                // The same keys are the same object, so that what was verified with them stays so.
                known = found.equals(known) ? known : found;
                knownAt = clock.millis();
            }
        }
        if (found != null) {
            begun.complete(found);
        } else {
            Throwable cause = failure != null && failure.getCause() != null ? failure.getCause() : failure;
            LOG.atWarn()
                    .addKeyValue("issuer", url)
                    .addKeyValue("reason", cause == null ? "" : cause.getMessage())
                    .log("an OpenID configuration cannot be read");
            begun.completeExceptionally(new IssuerUnavailableException(url));
        }
    }
}
