package io.holdfast.dotnet.json;

import io.holdfast.dotnet.NetConvertible;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A text, number, boolean, date, null … */
public class JValue extends JToken implements NetConvertible {

    private @Nullable Object value;
    private JTokenType type;

    /** @throws io.holdfast.dotnet.NetException if JSON has no values of its type */
    public JValue(@Nullable Object value) {
        this(value, JValues.typeOf(value, null));
    }

    JValue(@Nullable Object value, JTokenType type) {
        this.value = value;
        this.type = type;
    }

    public static JValue ofNull() {
        return new JValue(null, JTokenType.Null);
    }

    public static JValue undefined() {
        return new JValue(null, JTokenType.Undefined);
    }

    public static JValue comment(@Nullable String text) {
        return new JValue(text, JTokenType.Comment);
    }

    /** A text or, of null, a text that is null. */
    public static JValue text(@Nullable String text) {
        return new JValue(text, JTokenType.String);
    }

    @Override
    public final JTokenType type() {
        return type;
    }

    public final @Nullable Object value() {
        return value;
    }

    @Override
    public final @Nullable Object primitive() {
        return value;
    }

    public final void value(@Nullable Object to) {
        type = JValues.typeOf(to, type);
        value = to;
    }

    @Override
    public final boolean hasValues() {
        return false;
    }

    @Override
    public JValue deepClone(Work work) {
        work.charge(JContainer.NODE_BYTES);
        return new JValue(value, type);
    }

    @Override
    public final String text(Work work) {
        return Values.toString(work, value);
    }

    @Override
    final void print(Work work, JsonPrinter printer) {
        JValues.print(work, this, printer);
    }

    @Override
    final boolean sameAs(Work work, JToken other) {
        return equals(other);
    }

    @Override
    final int deepHash(Work work) {
        return type.hashCode() ^ hashCode();
    }

    /** Of one type and, as their kind compares, the same. */
    @Override
    public final boolean equals(@Nullable Object other) {
        return other == this
                || (other instanceof JValue that && type == that.type && JValues.compare(type, value, that.value) == 0);
    }

    @Override
    public final int hashCode() {
        return value instanceof byte[]
                ? 0
                : value instanceof Number number ? Double.hashCode(number.doubleValue()) : Objects.hashCode(value);
    }
}
