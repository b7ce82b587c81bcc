package io.holdfast.dotnet.json;

/** How JSON is printed. */
public enum Formatting {
    None,
    Indented
}
