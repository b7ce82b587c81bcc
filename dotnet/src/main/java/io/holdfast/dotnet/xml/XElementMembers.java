package io.holdfast.dotnet.xml;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.Work;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** XElement. */
@AutoService(NetTypeSource.class)
public final class XElementMembers implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {XNameMembers.SPACE + "XElement"};
    }

    @Override
    public NetType describe(String name) {
        return NetTypeBuilder.ofClass(name, XElement.class)
                .is("XContainer")
                .with(XElementMembers::constructors)
                .with(XElementMembers::properties)
                .with(XElementMembers::relatives)
                .with(XElementMembers::changes)
                .with(XElementMembers::namespaces)
                .with(builder -> XmlCasts.describe(
                        builder, "XElement", "element", (work, element) -> ((XElement) element).value(work)))
                .build();
    }

    private static XElement of(@Nullable Object self) {
        return Args.self(self);
    }

    private static void constructors(NetTypeBuilder builder) {
        builder.constructor("(XName name)", (work, self, a) -> new XElement((XName) a[0]))
                .constructor(
                        "(XElement other)",
                        (work, self, a) -> Args.<XElement>given(a[0], "other").copy(work))
                .mayRunLong()
                .constructor("(XName name, object content)", (work, self, a) -> new XElement(work, (XName) a[0], a[1]))
                .mayRunLong()
                .constructor(
                        "(XName name, params object[] content)",
                        (work, self, a) -> new XElement(work, (XName) a[0], a[1]))
                .mayRunLong()
                .staticMethod(
                        "XElement Parse(string text)",
                        (work, self, a) -> XmlParser.element(work, Args.text(a[0]), false))
                .mayRunLong()
                .staticMethod(
                        "XElement Parse(string text, LoadOptions options)",
                        (work, self, a) ->
                                XmlParser.element(work, Args.text(a[0]), XContainerMembers.keepsBlanks(a[1])))
                .mayRunLong();
    }

    private static void properties(NetTypeBuilder builder) {
        builder.property("XName Name", (work, self, a) -> of(self).name(), (work, self, a) -> {
                    of(self).name((XName) a[0]);
                    return null;
                })
                .property("string Value", (work, self, a) -> of(self).value(work), (work, self, a) -> {
                    of(self).value(work, a[0]);
                    return null;
                })
                .mayRunLong()
                .property("bool IsEmpty", (work, self, a) -> of(self).isEmpty())
                .property("bool HasAttributes", (work, self, a) -> of(self).firstAttribute() != null)
                .property(
                        "bool HasElements",
                        (work, self, a) -> XmlSequence.elements(() -> XmlWalk.children(work, of(self)))
                                .iterator()
                                .hasNext())
                .property("XAttribute FirstAttribute", (work, self, a) -> of(self).firstAttribute())
                .property("XAttribute LastAttribute", (work, self, a) -> of(self).lastAttribute());
    }

    private static void relatives(NetTypeBuilder builder) {
        builder.method("XAttribute Attribute(XName name)", (work, self, a) -> of(self).attribute((XName) a[0]))
                .method(
                        "IEnumerable<XAttribute> Attributes()",
                        (work, self, a) -> XmlSequence.attributes(() -> XmlWalk.attributes(work, of(self))))
                .method(
                        "IEnumerable<XAttribute> Attributes(XName name)",
                        (work, self, a) -> XmlSequence.attributes(a[0], () -> XmlWalk.attributes(work, of(self))))
                .method(
                        "IEnumerable<XElement> AncestorsAndSelf()",
                        (work, self, a) -> XmlSequence.elements(() -> XmlWalk.ancestors(work, of(self))))
                .method(
                        "IEnumerable<XElement> AncestorsAndSelf(XName name)",
                        (work, self, a) -> XmlSequence.elements(a[0], () -> XmlWalk.ancestors(work, of(self))))
                .method(
                        "IEnumerable<XNode> DescendantNodesAndSelf()",
                        (work, self, a) -> XmlSequence.nodes(() -> XmlWalk.nodes(work, of(self), true)))
                .mayRunLong()
                .method(
                        "IEnumerable<XElement> DescendantsAndSelf()",
                        (work, self, a) -> XmlSequence.elements(() -> XmlWalk.nodes(work, of(self), true)))
                .mayRunLong()
                .method(
                        "IEnumerable<XElement> DescendantsAndSelf(XName name)",
                        (work, self, a) -> XmlSequence.elements(a[0], () -> XmlWalk.nodes(work, of(self), true)))
                .mayRunLong();
    }

    private static void changes(NetTypeBuilder builder) {
        builder.method("void SetAttributeValue(XName name, object value)", (work, self, a) -> {
                    of(self).setAttribute(work, (XName) a[0], a[1]);
                    return null;
                })
                .method("void SetElementValue(XName name, object value)", (work, self, a) -> {
                    of(self).setElement(work, (XName) a[0], a[1]);
                    return null;
                })
                .mayRunLong()
                .method("void SetValue(object value)", (work, self, a) -> {
                    of(self).value(work, a[0]);
                    return null;
                })
                .mayRunLong()
                .method("void RemoveAttributes()", (work, self, a) -> {
                    of(self).removeAttributes();
                    return null;
                })
                .method("void RemoveAll()", (work, self, a) -> {
                    of(self).removeAll(work);
                    return null;
                })
                .mayRunLong();
        for (String parameters : List.of("object content", "params object[] content")) {
            builder.method("void ReplaceAll(" + parameters + ")", (work, self, a) -> {
                        of(self).removeAll(work);
                        of(self).add(work, a[0]);
                        return null;
                    })
                    .mayRunLong()
                    .method("void ReplaceAttributes(" + parameters + ")", (work, self, a) -> {
                        of(self).removeAttributes();
                        of(self).add(work, a[0]);
                        return null;
                    })
                    .mayRunLong();
        }
    }

    private static void namespaces(NetTypeBuilder builder) {
        builder.method("XNamespace GetDefaultNamespace()", (work, self, a) -> {
                    XNamespace found = declared(work, of(self), "");
                    return found == null ? XNamespace.NONE : found;
                })
                .method("XNamespace GetNamespaceOfPrefix(string prefix)", (work, self, a) -> {
                    String prefix = Args.given(a[0], "prefix");
                    return prefix.equals("xml")
                            ? XNamespace.XML
                            : prefix.equals("xmlns") ? XNamespace.XMLNS : declared(work, of(self), prefix);
                })
                .method(
                        "string GetPrefixOfNamespace(XNamespace ns)",
                        (work, self, a) -> prefix(work, of(self), Args.given(a[0], "ns")));
    }

    private static @Nullable XNamespace declared(Work work, XElement from, String prefix) {
        for (var elements = XmlWalk.ancestors(work, from); elements.hasNext(); ) {
            for (var each = XmlWalk.attributes(work, elements.next()); each.hasNext(); ) {
                XAttribute attribute = each.next();
                if (attribute.isNamespaceDeclaration()
                        && attribute.declaredPrefix().equals(prefix)) {
                    return XNamespace.get(attribute.value());
                }
            }
        }
        return null;
    }

    private static @Nullable String prefix(Work work, XElement from, XNamespace namespace) {
        for (var elements = XmlWalk.ancestors(work, from); elements.hasNext(); ) {
            for (var each = XmlWalk.attributes(work, elements.next()); each.hasNext(); ) {
                XAttribute attribute = each.next();
                String prefix = attribute.isNamespaceDeclaration() ? attribute.declaredPrefix() : "";
                if (!prefix.isEmpty()
                        && attribute.value().equals(namespace.uri())
                        && namespace.equals(declared(work, from, prefix))) {
                    return prefix;
                }
            }
        }
        return namespace.equals(XNamespace.XML) ? "xml" : namespace.equals(XNamespace.XMLNS) ? "xmlns" : null;
    }
}
