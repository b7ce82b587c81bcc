package io.holdfast.dotnet;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The value of {@code new { a = 1, b = "x" }}: its members in order. Two are equal if their types and all their members are. */
public final class NetAnonymous implements NetObject {

    private final TypeRef type;
    private final List<String> names;
    private final @Nullable Object[] values;

    /**
     * @param names of the members, in order
     * @param values as many, not copied
     */
    public NetAnonymous(TypeRef type, List<String> names, @Nullable Object[] values) {
        this.type = type;
        this.names = names;
        this.values = values;
    }

    @Override
    public TypeRef netType() {
        return type;
    }

    public List<String> names() {
        return names;
    }

    public @Nullable Object value(int index) {
        return values[index];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NetAnonymous that && type.equals(that.type) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
