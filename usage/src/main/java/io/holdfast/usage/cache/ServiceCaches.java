package io.holdfast.usage.cache;

import com.github.benmanes.caffeine.cache.Ticker;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/**
 * A cache for each service. None sees another's, and all have the same share of the memory, so none displaces what another keeps.
 */
public final class ServiceCaches {

    private final ConcurrentHashMap<String, ServiceCache> byService = new ConcurrentHashMap<>();
    private final long bytes;
    private final IntSupplier services;
    private final Ticker clock;

    /**
     * @param bytes of all together
     * @param services how many there are
     */
    public ServiceCaches(long bytes, IntSupplier services) {
        this(bytes, services, Ticker.systemTicker());
    }

    ServiceCaches(long bytes, IntSupplier services, Ticker clock) {
        this.bytes = bytes;
        this.services = services;
        this.clock = clock;
    }

    public ServiceCache of(String service) {
        ServiceCache known = byService.get(service);
        return known != null ? known : byService.computeIfAbsent(service, any -> new ServiceCache(share(), clock));
    }

    private long share() {
        return bytes / Math.max(1, services.getAsInt());
    }

    /** Forgets what a service kept that is no more. */
    public void forget(String service) {
        byService.remove(service);
    }

    /** Removes what is over, and makes shares what they are now; to be called every few seconds. */
    public void tidy() {
        long share = share();
        byService.values().forEach(each -> {
            each.share(share);
            each.tidy();
        });
    }

    /** How much is kept. */
    public long used() {
        return byService.values().stream().mapToLong(ServiceCache::bytes).sum();
    }

    public long most() {
        return bytes;
    }
}
