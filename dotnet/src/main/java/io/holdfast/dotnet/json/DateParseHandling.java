package io.holdfast.dotnet.json;

/** What becomes of texts that look like a date. */
public enum DateParseHandling {
    None,
    DateTime,
    DateTimeOffset
}
