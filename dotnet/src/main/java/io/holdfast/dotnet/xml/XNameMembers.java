package io.holdfast.dotnet.xml;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** XName and XNamespace. */
@AutoService(NetTypeSource.class)
public final class XNameMembers implements NetTypeSource {

    static final String SPACE = "System.Xml.Linq.";

    @Override
    public String[] names() {
        return new String[] {SPACE + "XName", SPACE + "XNamespace"};
    }

    @Override
    public NetType describe(String name) {
        return name.endsWith("XName") ? name(name) : namespace(name);
    }

    private static XName of(@Nullable Object self) {
        return Args.self(self);
    }

    private static XNamespace space(@Nullable Object self) {
        return Args.self(self);
    }

    private static NetType name(String name) {
        return NetTypeBuilder.ofClass(name, XName.class)
                .is("IEquatable<XName>")
                .staticMethod("XName Get(string expandedName)", (work, self, a) -> XName.get(Args.text(a[0])))
                .staticMethod(
                        "XName Get(string localName, string namespaceName)",
                        (work, self, a) -> XNamespace.get(Args.text(a[1])).name(Args.text(a[0])))
                .staticMethod(
                        "XName op_Implicit(string expandedName)",
                        (work, self, a) -> a[0] == null ? null : XName.get(Args.text(a[0])))
                .with(b -> equality(b, "XName"))
                .property("string LocalName", (work, self, a) -> of(self).localName())
                .property("XNamespace Namespace", (work, self, a) -> of(self).namespace())
                .property(
                        "string NamespaceName",
                        (work, self, a) -> of(self).namespace().uri())
                .method("string ToString()", (work, self, a) -> of(self).toString())
                .build();
    }

    private static void equality(NetTypeBuilder builder, String type) {
        builder.staticMethod(
                        "bool op_Equality(" + type + " left, " + type + " right)",
                        (work, self, a) -> Objects.equals(a[0], a[1]))
                .staticMethod(
                        "bool op_Inequality(" + type + " left, " + type + " right)",
                        (work, self, a) -> !Objects.equals(a[0], a[1]));
    }

    private static NetType namespace(String name) {
        return NetTypeBuilder.ofClass(name, XNamespace.class)
                .staticProperty("XNamespace None", (work, self, a) -> XNamespace.NONE)
                .staticProperty("XNamespace Xml", (work, self, a) -> XNamespace.XML)
                .staticProperty("XNamespace Xmlns", (work, self, a) -> XNamespace.XMLNS)
                .staticMethod(
                        "XNamespace Get(string namespaceName)", (work, self, a) -> XNamespace.get(Args.text(a[0])))
                .staticMethod(
                        "XNamespace op_Implicit(string namespaceName)",
                        (work, self, a) -> a[0] == null ? null : XNamespace.get(Args.text(a[0])))
                .staticMethod("XName op_Addition(XNamespace ns, string localName)", (work, self, a) -> {
                    if (a[0] == null) {
                        throw NetException.argumentNull("ns");
                    }
                    return space(a[0]).name(Args.text(a[1]));
                })
                .with(b -> equality(b, "XNamespace"))
                .property("string NamespaceName", (work, self, a) -> space(self).uri())
                .method(
                        "XName GetName(string localName)",
                        (work, self, a) -> space(self).name(Args.text(a[0])))
                .method("string ToString()", (work, self, a) -> space(self).uri())
                .build();
    }
}
