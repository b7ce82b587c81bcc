package io.holdfast.usage.quota;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** In memory, and as unreliable as a test wants it. */
final class FakeLedger implements QuotaLedger {

    /** What becomes of the next call. */
    enum Fate {
        WORKS,
        FAILS,
        WORKS_AND_SAYS_IT_FAILED
    }

    private record Place(QuotaKey key, String period) {}

    final Map<String, Long> batches = new HashMap<>();
    private final Map<Place, QuotaSum> sums = new HashMap<>();
    Supplier<Fate> fate = () -> Fate.WORKS;
    int reads;

    @Override
    public synchronized List<QuotaSum> add(String writer, long batch, List<QuotaChange> changes) {
        return as(() -> {
            boolean fresh = batches.getOrDefault(writer, 0L) < batch;
            if (fresh) {
                batches.put(writer, batch);
            }
            return changes.stream()
                    .map(change -> fresh && !change.isRead()
                            ? sums.merge(
                                    place(change),
                                    new QuotaSum(change.calls(), change.bytes()),
                                    (a, b) -> a.plus(b.calls(), b.bytes()))
                            : sums.getOrDefault(place(change), QuotaSum.NONE))
                    .toList();
        });
    }

    @Override
    public synchronized List<@Nullable QuotaSum> read(List<QuotaChange> counters) {
        reads += counters.size();
        return as(() -> {
            List<@Nullable QuotaSum> read = new ArrayList<>();
            counters.forEach(each -> read.add(sums.get(place(each))));
            return read;
        });
    }

    private <T> T as(Supplier<T> work) {
        Fate now = fate.get();
        if (now == Fate.FAILS) {
            throw new IllegalStateException("not there");
        }
        T result = work.get();
        if (now == Fate.WORKS_AND_SAYS_IT_FAILED) {
            throw new IllegalStateException("lost");
        }
        return result;
    }

    synchronized QuotaSum sum(QuotaKey key, QuotaPeriod period) {
        return sums.getOrDefault(new Place(key, period.name()), QuotaSum.NONE);
    }

    synchronized void set(QuotaKey key, QuotaPeriod period, QuotaSum sum) {
        sums.put(new Place(key, period.name()), sum);
    }

    private static Place place(QuotaChange change) {
        return new Place(change.key(), change.period().name());
    }

    @Override
    public synchronized long size(String service) {
        return sums.keySet().stream()
                .filter(each -> each.key().service().equals(service))
                .count();
    }

    @Override
    public List<QuotaCount> current(String service, String counter) {
        return List.of();
    }

    @Override
    public Optional<QuotaCount> set(QuotaCount counter, @Nullable Long calls, @Nullable Long bytes) {
        return Optional.empty();
    }
}
