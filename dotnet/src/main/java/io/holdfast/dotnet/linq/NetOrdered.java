package io.holdfast.dotnet.linq;

import io.holdfast.dotnet.NetComparer;
import io.holdfast.dotnet.NetEnumerable;
import io.holdfast.dotnet.NetFunction;
import io.holdfast.dotnet.Sorting;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Work;
import io.holdfast.dotnet.collections.Elements;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An {@code IOrderedEnumerable<T>}: sorted when it is read. */
final class NetOrdered implements NetEnumerable {

    private static final int PER_KEY = 16;

    /** One criterion. */
    record By(NetFunction key, NetComparer comparer, boolean descending) {}

    /** An element with its keys, which are asked for once. */
    private record Keyed(@Nullable Object value, List<@Nullable Object> keys) {}

    private final Work work;
    private final TypeRef element;
    private final Object source;
    private final List<By> order;

    NetOrdered(Work work, TypeRef element, Object source, List<By> order) {
        this.work = work;
        this.element = element;
        this.source = source;
        this.order = List.copyOf(order);
    }

    /** Ordered further, where this order sees no difference. */
    NetOrdered then(By next) {
        List<By> all = new ArrayList<>(order);
        all.add(next);
        return new NetOrdered(work, element, source, all);
    }

    @Override
    public TypeRef netType() {
        return TypeRefs.of("System.Linq.IOrderedEnumerable", element);
    }

    @Override
    public Iterator<@Nullable Object> iterator() {
        @Nullable
        Object[] all = Elements.all(work, source).stream().map(this::keyed).toArray();
        Sorting.sort(work, all, 0, all.length, (a, b) -> compare((Keyed) a, (Keyed) b));
        Iterator<@Nullable Object> each = Arrays.asList(all).iterator();
        return new Query.Step() {
            @Override
            boolean advance() {
                return each.hasNext() && give(((Keyed) java.util.Objects.requireNonNull(each.next())).value());
            }
        };
    }

    private Keyed keyed(@Nullable Object value) {
        work.charge(PER_KEY * (long) order.size());
        List<@Nullable Object> keys = new ArrayList<>(order.size());
        for (By by : order) {
            keys.add(by.key().call(value));
        }
        return new Keyed(value, keys);
    }

    private int compare(@Nullable Keyed a, @Nullable Keyed b) {
        if (a == null || b == null) {
            return 0;
        }
        for (int i = 0; i < order.size(); i++) {
            int compared =
                    order.get(i).comparer().compare(a.keys().get(i), b.keys().get(i));
            if (compared != 0) {
                return order.get(i).descending() ? -Integer.signum(compared) : compared;
            }
        }
        return 0;
    }
}
