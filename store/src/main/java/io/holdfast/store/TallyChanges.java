package io.holdfast.store;

import io.holdfast.model.ResourceKey;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/** How many more or fewer resources there are, and where. Not thread-safe. */
final class TallyChanges {

    /** What is counted together. */
    record Place(String type, String parent) {

        static Place of(ResourceKey key) {
            return new Place(key.type(), key.parent());
        }
    }

    private final Map<Place, Long> more = new HashMap<>();

    void add(ResourceKey key, int number) {
        more.merge(Place.of(key), (long) number, Long::sum);
    }

    void add(TallyChanges others) {
        others.more.forEach((place, number) -> more.merge(place, number, Long::sum));
    }

    /** As {@link Reader#count}; {@code parent} in lower case. */
    long of(String type, @Nullable String parent) {
        if (parent != null) {
            return more.getOrDefault(new Place(type, parent), 0L);
        }
        return more.entrySet().stream()
                .filter(each -> each.getKey().type().equals(type))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    void forEach(ObjLongConsumer<Place> consumer) {
        more.forEach((place, number) -> {
            if (number != 0) {
                consumer.accept(place, number);
            }
        });
    }
}
