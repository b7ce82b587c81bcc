package io.holdfast.dotnet.xml;

import io.holdfast.dotnet.NetObject;
import io.holdfast.dotnet.NetTypes;
import io.holdfast.dotnet.TypeRef;
import org.jspecify.annotations.Nullable;

/** {@code <?xml version="1.0"?>}. */
public final class XDeclaration implements NetObject {

    private @Nullable String version;
    private @Nullable String encoding;
    private @Nullable String standalone;

    public XDeclaration(@Nullable String version, @Nullable String encoding, @Nullable String standalone) {
        this.version = version;
        this.encoding = encoding;
        this.standalone = standalone;
    }

    public @Nullable String version() {
        return version;
    }

    public void version(@Nullable String to) {
        version = to;
    }

    public @Nullable String encoding() {
        return encoding;
    }

    public void encoding(@Nullable String to) {
        encoding = to;
    }

    public @Nullable String standalone() {
        return standalone;
    }

    public void standalone(@Nullable String to) {
        standalone = to;
    }

    @Override
    public TypeRef netType() {
        return NetTypes.get("System.Xml.Linq.XDeclaration").ref();
    }

    @Override
    public String toString() {
        return "<?xml" + part("version", version) + part("encoding", encoding) + part("standalone", standalone) + "?>";
    }

    private static String part(String name, @Nullable String value) {
        return value == null ? "" : " " + name + "=\"" + value + "\"";
    }
}
