package io.holdfast.policy.usage;

import io.holdfast.usage.cache.ServiceCache;
import io.holdfast.usage.quota.Quotas;
import io.holdfast.usage.rate.Rates;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** What the service that is called counts and keeps, as the policies of one call use it. Never blocks. */
public interface CallUsage {

    /** Tells the counters of the service from those of others. */
    String service();

    /** Null if the call carries no subscription's key. */
    @Nullable
    Subscriber subscriber();

    Rates rates();

    Quotas quotas();

    ServiceCache cache();

    TokenTrust tokens();

    /**
     * Hears, when the call is over, how many bytes of bodies it moved: those of the request and of the response.
     */
    void afterwards(LongConsumer bytes);
}
