package io.holdfast.gateway.usage;

import io.holdfast.gateway.calls.CallOutClient;
import io.holdfast.gateway.calls.CallOutLimits;
import io.holdfast.gateway.routes.ServiceTable;
import io.holdfast.limits.Meter;
import io.holdfast.model.ServiceId;
import io.holdfast.store.Change;
import io.holdfast.store.ConfigurationListener;
import io.holdfast.store.Service;
import io.holdfast.tokens.IssuerDirectory;
import io.holdfast.tokens.KnownTokens;
import io.holdfast.usage.CounterRoom;
import io.holdfast.usage.cache.ServiceCache;
import io.holdfast.usage.cache.ServiceCaches;
import io.holdfast.usage.quota.QuotaLedger;
import io.holdfast.usage.quota.QuotaRounds;
import io.holdfast.usage.quota.Quotas;
import io.holdfast.usage.rate.LocalRates;
import io.holdfast.usage.rate.Rates;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** What all services of this node count and keep. */
public final class ServiceUsages implements ConfigurationListener, AutoCloseable {

    private static final long TIDY_SECONDS = 2;

    /** How many counters of quotas one service may have in the database. */
    private static final long MOST_QUOTAS = 100_000;

    /** Configurations and keys of issuers: few and small. */
    private static final CallOutLimits DOCUMENTS = new CallOutLimits(256, 4L * CallOutLimits.RESPONSE, 0);

    private final UsageLimits limits;
    private final LocalRates rates;
    private final Quotas quotas;
    private final ServiceCaches caches;
    private final IssuerDirectory issuers;
    private final KnownTokens tokens;
    private final CallOutClient documents = new CallOutClient(DOCUMENTS);
    private final InstantSource clock;
    private final ScheduledExecutorService housekeeping = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("gateway-usage").factory());
    private @Nullable QuotaRounds rounds;

    /** @param services how many there are */
    public ServiceUsages(UsageLimits limits, IntSupplier services, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
        this.rates = new LocalRates(new CounterRoom(limits.counters(), services));
        this.quotas = new Quotas(new CounterRoom(limits.counters(), services), clock);
        quotas.away(true);
        this.caches = new ServiceCaches(limits.cacheBytes(), services);
        this.issuers = new IssuerDirectory(clock);
        this.tokens = new KnownTokens(limits.cacheBytes() / 4);
        var _ = housekeeping.scheduleWithFixedDelay(this::tidy, TIDY_SECONDS, TIDY_SECONDS, TimeUnit.SECONDS);
    }

    private void tidy() {
        rates.sweep();
        caches.tidy();
    }

    /** From now on quotas are summed there. */
    public synchronized void sum(QuotaLedger ledger) {
        var begun = new QuotaRounds(quotas, ledger, limits.quotaRounds(), MOST_QUOTAS);
        rounds = begun;
        quotas.away(false);
        begun.start();
    }

    Rates rates() {
        return rates;
    }

    Quotas quotas() {
        return quotas;
    }

    ServiceCache cache(ServiceTable service) {
        return caches.of(service.id().key());
    }

    IssuerDirectory issuers() {
        return issuers;
    }

    KnownTokens tokens() {
        return tokens;
    }

    CallOutClient documents() {
        return documents;
    }

    InstantSource clock() {
        return clock;
    }

    /** How full it is. */
    public List<Meter> meters() {
        return List.of(
                new Meter("holdfast_rate_counters", "Counters of rates in memory.", "gateway", rates.size()),
                new Meter(
                        "holdfast_rate_counters_shared",
                        "Calls that were counted together with those of other keys, since the start.",
                        "gateway",
                        rates.crowded()),
                new Meter("holdfast_quota_counters", "Counters of quotas in memory.", "gateway", quotas.size()),
                new Meter(
                        "holdfast_quota_counters_shared",
                        "Calls whose quota was counted together with that of other keys, since the start.",
                        "gateway",
                        quotas.crowded()),
                new Meter("holdfast_cache_bytes", "Bytes of cached responses and values.", "gateway", caches.used()),
                new Meter("holdfast_cache_bytes_limit", "Bytes that may be cached.", "gateway", caches.most()));
    }

    @Override
    public void changed(ServiceId service, List<Change> changes) {}

    @Override
    public void replaced(Service service) {}

    @Override
    public void updated(Service service) {}

    @Override
    public void removed(ServiceId service) {
        rates.forget(service.key());
        quotas.forget(service.key());
        caches.forget(service.key());
    }

    @Override
    public synchronized void close() {
        housekeeping.shutdownNow();
        if (rounds != null) {
            rounds.close();
        }
    }
}
