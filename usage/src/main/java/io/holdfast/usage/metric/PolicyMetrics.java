package io.holdfast.usage.metric;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/**
 * Sums of what policies emit, for each service and each combination of dimensions. Values of dimensions may be a caller's: so a service
 * has a bounded number of combinations, and what is beyond is summed in one of the metric's name. Thread-safe, without locks.
 */
public final class PolicyMetrics {

    /** As much of a name or a value as is kept. */
    private static final int LONGEST = 200;

    private static final Map<String, String> OTHERS = Map.of("overflow", "true");

    private final int most;
    private final Map<String, AtomicInteger> byService = new ConcurrentHashMap<>();
    private final Map<Place, Sum> sums = new ConcurrentHashMap<>();

    private record Place(String service, String namespace, String name, Map<String, String> dimensions) {}

    private record Sum(DoubleAdder value, LongAdder count) {}

    /** One sum, as it is now. */
    public record Sample(
            String service, String namespace, String name, Map<String, String> dimensions, double sum, long count) {}

    /** @param most combinations of each service */
    public PolicyMetrics(int most) {
        this.most = most;
    }

    /** @param service its name */
    public void add(String service, String namespace, String name, Map<String, String> dimensions, double value) {
        if (!Double.isFinite(value)) {
            return;
        }
        Map<String, String> kept = new LinkedHashMap<>();
        dimensions.forEach((key, text) -> kept.put(brief(key), brief(text)));
        Sum sum = sum(new Place(service, brief(namespace), brief(name), kept));
        sum.value().add(value);
        sum.count().increment();
    }

    private Sum sum(Place place) {
        Sum known = sums.get(place);
        if (known != null) {
            return known;
        }
        if (room(place.service())) {
            return made(place);
        }
        // Names may be a caller's, too: beyond as many again they are one.
        var other = new Place(place.service(), "", place.name(), OTHERS);
        Sum others = sums.get(other);
        return others != null
                ? others
                : made(room(place.service() + "/overflow") ? other : new Place(place.service(), "", "others", OTHERS));
    }

    private boolean room(String of) {
        AtomicInteger used = byService.computeIfAbsent(of, any -> new AtomicInteger());
        if (used.incrementAndGet() <= most) {
            return true;
        }
        used.decrementAndGet();
        return false;
    }

    private Sum made(Place place) {
        return sums.computeIfAbsent(place, any -> new Sum(new DoubleAdder(), new LongAdder()));
    }

    private static String brief(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    public Collection<Sample> samples() {
        return sums.entrySet().stream()
                .map(each -> new Sample(
                        each.getKey().service(),
                        each.getKey().namespace(),
                        each.getKey().name(),
                        each.getKey().dimensions(),
                        each.getValue().value().sum(),
                        each.getValue().count().sum()))
                .toList();
    }
}
