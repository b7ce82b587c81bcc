package io.holdfast.dotnet.xml;

/** How XML is read. */
public enum LoadOptions {
    None,
    PreserveWhitespace,
    SetBaseUri
}
