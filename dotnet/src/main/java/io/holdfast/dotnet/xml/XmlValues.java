package io.holdfast.dotnet.xml;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Numbers;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import java.math.BigDecimal;

/** Values as the text of elements and attributes. */
final class XmlValues {

    private XmlValues() {}

    static String text(Work work, Object value) {
        return switch (value) {
            case String text -> text;
            case Boolean flag -> flag ? "true" : "false";
            case Double real -> real(real, Numbers.text(real));
            case Float real -> real(real, Numbers.text(real));
            case BigDecimal exact -> exact.toPlainString();
            case XObject object -> throw NetException.argument("An XObject cannot be used as a value.");
            default -> Values.toString(work, value);
        };
    }

    private static String real(double value, String text) {
        return Double.isInfinite(value) ? (value > 0 ? "INF" : "-INF") : text;
    }
}
