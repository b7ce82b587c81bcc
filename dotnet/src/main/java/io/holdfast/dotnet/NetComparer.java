package io.holdfast.dotnet;

import org.jspecify.annotations.Nullable;

/** {@code IComparer<T>} and {@code IEqualityComparer<T>}: orders values, and tells which are the same. */
public interface NetComparer {

    /** .NET's own, of any type. */
    NetComparer DEFAULT = new NetComparer() {
        @Override
        public int compare(@Nullable Object a, @Nullable Object b) {
            return Values.compare(a, b);
        }

        @Override
        public Object key(Object value) {
            return Values.key(value);
        }
    };

    int compare(@Nullable Object a, @Nullable Object b);

    /** What stands for the value in a Java map: equal where this comparer says so. */
    Object key(Object value);

    /** The comparer that is given, or .NET's own. */
    static NetComparer orDefault(@Nullable Object given) {
        return given == null ? DEFAULT : (NetComparer) given;
    }
}
