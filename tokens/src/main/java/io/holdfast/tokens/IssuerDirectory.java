package io.holdfast.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;

/**
 * What issuers publish, by the address of their OpenID configuration: looked up when somebody asks first, kept, and looked up again every
 * hour, or sooner for a key that nobody knows. Thread-safe, never blocks.
 */
public final class IssuerDirectory {

    private static final int MOST = 10_000;

    /** Fetches a document over http or https. */
    @FunctionalInterface
    public interface Fetch {

        /** Fails if there is none. */
        CompletionStage<byte[]> get(String url);
    }

    /** @param service whose trust and connections it was looked up with: nobody gets what another one's found */
    private record Place(String service, String url) {}

    private final Cache<Place, IssuerEntry> entries =
            Caffeine.newBuilder().executor(Runnable::run).maximumSize(MOST).build();
    private final InstantSource clock;

    public IssuerDirectory(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * What that issuer publishes.
     *
     * @return fails with an {@link IssuerUnavailableException}; may be cancelled without harm to others
     */
    public CompletionStage<IssuerKeys> find(String service, String url, Fetch fetch) {
        return entry(service, url).get(fetch);
    }

    /** What it publishes now, if that was not asked lately: a token named a key that is not among those known. */
    public CompletionStage<IssuerKeys> refreshed(String service, String url, Fetch fetch) {
        return entry(service, url).refreshed(fetch);
    }

    private IssuerEntry entry(String service, String url) {
        return entries.get(new Place(service, url), place -> new IssuerEntry(place.url(), clock));
    }
}
