package io.holdfast.dotnet.net;

import io.holdfast.dotnet.NetException;
import org.jspecify.annotations.Nullable;

/** A {@code Uri}: what was written, and its parts if it is absolute. Equal to one with the same parts, fragments aside. */
public final class NetUri {

    private final String original;
    private final @Nullable UriParts parts;

    private NetUri(String original, @Nullable UriParts parts) {
        this.original = original;
        this.parts = parts;
    }

    /** @throws NetException if the text is no URI of that kind */
    public static NetUri of(String text, UriKind kind) {
        UriParts parts = UriParser.parse(text);
        if (parts == null && kind == UriKind.Absolute) {
            throw format(
                    text.isEmpty()
                            ? "Invalid URI: The URI is empty."
                            : "Invalid URI: The format of the URI could not be determined.");
        }
        if (parts != null && kind == UriKind.Relative) {
            throw format(
                    "A relative URI cannot be created because the 'uriString' parameter represents an absolute URI.");
        }
        return new NetUri(text, parts);
    }

    /** An absolute one. */
    public static NetUri of(String text) {
        return of(text, UriKind.Absolute);
    }

    /** One seen from another. @throws NetException if the other is not absolute */
    static NetUri of(NetUri base, String relative) {
        if (base.parts == null) {
            throw new NetException(
                    "System.ArgumentOutOfRangeException",
                    "This operation is not supported for a relative URI. (Parameter 'baseUri')");
        }
        UriParts own = UriParser.parse(relative);
        if (own != null) {
            return new NetUri(relative, own);
        }
        UriParts joined = UriParser.joined(base.parts, relative);
        return new NetUri(joined.absolute(), joined);
    }

    static NetException format(String message) {
        return new NetException("System.UriFormatException", message);
    }

    public boolean isAbsolute() {
        return parts != null;
    }

    public String original() {
        return original;
    }

    /** @throws NetException if it is relative */
    UriParts parts() {
        if (parts == null) {
            throw NetException.invalidOperation("This operation is not supported for a relative URI.");
        }
        return parts;
    }

    /** As people read it: without percent-encoding where it may be left out. */
    @Override
    public String toString() {
        return parts == null ? original : parts.readable();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof NetUri uri)) {
            return false;
        }
        return (parts == null || uri.parts == null)
                ? parts == null && uri.parts == null && original.equals(uri.original)
                : parts.withoutFragment().equals(uri.parts.withoutFragment());
    }

    @Override
    public int hashCode() {
        return parts == null ? original.hashCode() : parts.withoutFragment().hashCode();
    }
}
