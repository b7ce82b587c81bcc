package io.holdfast.dotnet.json;

/** What numbers with a fraction become. */
public enum FloatParseHandling {
    Double,
    Decimal
}
