package io.holdfast.usage.rate;

import java.util.concurrent.CompletionStage;

/**
 * Counts calls in windows that slide: a call is allowed when fewer than the limit were counted in the seconds before it. {@link
 * LocalRates} counts for one node; a store that nodes share could implement this too, which is why answers may come later. Never
 * blocks; a caller who is answered at once is called back at once.
 */
public interface Rates {

    /**
     * Counts calls if the limit allows one more, in one step.
     *
     * @param limit how many calls the window allows
     * @param calls how many to count, at least 1
     */
    CompletionStage<RateVerdict> take(RateKey key, int limit, int calls);

    /** Whether the limit would allow one more; counts nothing. */
    CompletionStage<RateVerdict> look(RateKey key, int limit);

    /** Counts calls whatever any limit says: what was known only when the answer was there. */
    void add(RateKey key, int calls);

    /** Forgets all counters of a service that is no more. */
    void forget(String service);
}
