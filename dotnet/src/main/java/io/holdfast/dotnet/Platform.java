package io.holdfast.dotnet;

/** What the platform decides. The managed gateway runs on Windows; what is printed here is what it prints. */
public final class Platform {

    /** {@code Environment.NewLine}: between lines of indented JSON and XML. */
    public static final String NEW_LINE = "\r\n";

    private Platform() {}
}
