package io.holdfast.dotnet;

import org.jspecify.annotations.Nullable;

/** A .NET exception: its type's full name and its message, which people compare with. */
public final class NetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String type;

    /** @param type full name, for example {@code System.FormatException} */
    public NetException(String type, String message, @Nullable NetException inner) {
        super(message, inner, false, false);
        this.type = type;
    }

    public NetException(String type, String message) {
        this(type, message, null);
    }

    public String type() {
        return type;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    public static NetException nullReference() {
        return new NetException(
                "System.NullReferenceException", "Object reference not set to an instance of an object.");
    }

    public static NetException format(String message) {
        return new NetException("System.FormatException", message);
    }

    public static NetException invalidCast(TypeRef from, TypeRef to) {
        return new NetException(
                "System.InvalidCastException",
                "Unable to cast object of type '" + from.fullName() + "' to type '" + to.fullName() + "'.");
    }

    public static NetException argument(String message) {
        return new NetException("System.ArgumentException", message);
    }

    public static NetException argumentNull(String parameter) {
        return new NetException(
                "System.ArgumentNullException", "Value cannot be null. (Parameter '" + parameter + "')");
    }

    public static NetException argumentOutOfRange(String message, String parameter) {
        return new NetException("System.ArgumentOutOfRangeException", message + " (Parameter '" + parameter + "')");
    }

    public static NetException indexOutOfRange() {
        return new NetException("System.IndexOutOfRangeException", "Index was outside the bounds of the array.");
    }

    public static NetException argumentOutOfRange(String parameter) {
        return argumentOutOfRange("Specified argument was out of the range of valid values.", parameter);
    }

    /** With no parameter to name. */
    public static NetException argumentOutOfRangeAlone(String message) {
        return new NetException("System.ArgumentOutOfRangeException", message);
    }

    /** Of an index into a list. */
    public static NetException badIndex() {
        return argumentOutOfRange(
                "Index was out of range. Must be non-negative and less than the size of the collection.", "index");
    }

    public static NetException notSupported(String message) {
        return new NetException("System.NotSupportedException", message);
    }

    public static NetException invalidOperation(String message) {
        return new NetException("System.InvalidOperationException", message);
    }

    public static NetException overflow(String message) {
        return new NetException("System.OverflowException", message);
    }
}
