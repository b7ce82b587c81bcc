package io.holdfast.dotnet.xml;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import org.jspecify.annotations.Nullable;

/** XAttribute. */
@AutoService(NetTypeSource.class)
public final class XAttributeMembers implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {XNameMembers.SPACE + "XAttribute"};
    }

    private static XAttribute of(@Nullable Object self) {
        return Args.self(self);
    }

    @Override
    public NetType describe(String name) {
        return NetTypeBuilder.ofClass(name, XAttribute.class)
                .is("XObject")
                .constructor("(XName name, object value)", (work, self, a) -> new XAttribute(work, (XName) a[0], a[1]))
                .constructor(
                        "(XAttribute other)",
                        (work, self, a) -> Args.<XAttribute>given(a[0], "other").copy(work))
                .property("XName Name", (work, self, a) -> of(self).name())
                .property("string Value", (work, self, a) -> of(self).value(), (work, self, a) -> {
                    of(self).value(work, a[0]);
                    return null;
                })
                .property("bool IsNamespaceDeclaration", (work, self, a) -> of(self).isNamespaceDeclaration())
                .property("XAttribute NextAttribute", (work, self, a) -> of(self).nextAttribute())
                .property("XAttribute PreviousAttribute", (work, self, a) -> of(self).previousAttribute())
                .method("void Remove()", (work, self, a) -> {
                    of(self).remove();
                    return null;
                })
                .method("void SetValue(object value)", (work, self, a) -> {
                    of(self).value(work, a[0]);
                    return null;
                })
                .method("string ToString()", (work, self, a) -> XmlPrinter.attribute(work, of(self)))
                .with(builder -> XmlCasts.describe(
                        builder, "XAttribute", "attribute", (work, attribute) -> ((XAttribute) attribute).value()))
                .build();
    }
}
