package io.holdfast.dotnet.xml;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.Enums;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import org.jspecify.annotations.Nullable;

/** XContainer and XDocument. */
@AutoService(NetTypeSource.class)
public final class XContainerMembers implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {XNameMembers.SPACE + "XContainer", XNameMembers.SPACE + "XDocument"};
    }

    @Override
    public NetType describe(String name) {
        return name.endsWith("XContainer") ? container(name) : document(name);
    }

    private static XContainer of(@Nullable Object self) {
        return Args.self(self);
    }

    private static NetType container(String name) {
        return NetTypeBuilder.ofClass(name, XContainer.class)
                .is("XNode")
                .property("XNode FirstNode", (work, self, a) -> of(self).firstNode())
                .property("XNode LastNode", (work, self, a) -> of(self).lastNode())
                .with(XContainerMembers::below)
                .with(XContainerMembers::changes)
                .build();
    }

    private static void below(NetTypeBuilder builder) {
        builder.method(
                        "IEnumerable<XNode> Nodes()",
                        (work, self, a) -> XmlSequence.nodes(() -> XmlWalk.children(work, of(self))))
                .method(
                        "IEnumerable<XNode> DescendantNodes()",
                        (work, self, a) -> XmlSequence.nodes(() -> XmlWalk.nodes(work, of(self), false)))
                .mayRunLong()
                .method(
                        "IEnumerable<XElement> Descendants()",
                        (work, self, a) -> XmlSequence.elements(() -> XmlWalk.nodes(work, of(self), false)))
                .mayRunLong()
                .method(
                        "IEnumerable<XElement> Descendants(XName name)",
                        (work, self, a) -> XmlSequence.elements(a[0], () -> XmlWalk.nodes(work, of(self), false)))
                .mayRunLong()
                .method("XElement Element(XName name)", (work, self, a) -> of(self).element(work, (XName) a[0]))
                .mayRunLong()
                .method(
                        "IEnumerable<XElement> Elements()",
                        (work, self, a) -> XmlSequence.elements(() -> XmlWalk.children(work, of(self))))
                .method(
                        "IEnumerable<XElement> Elements(XName name)",
                        (work, self, a) -> XmlSequence.elements(a[0], () -> XmlWalk.children(work, of(self))));
    }

    private static void changes(NetTypeBuilder builder) {
        builder.method("void RemoveNodes()", (work, self, a) -> {
                    of(self).removeNodes(work);
                    return null;
                })
                .mayRunLong();
        for (String parameters : new String[] {"object content", "params object[] content"}) {
            builder.method("void Add(" + parameters + ")", (work, self, a) -> {
                        of(self).add(work, a[0]);
                        return null;
                    })
                    .mayRunLong()
                    .method("void AddFirst(" + parameters + ")", (work, self, a) -> {
                        of(self).addFirst(work, a[0]);
                        return null;
                    })
                    .mayRunLong()
                    .method("void ReplaceNodes(" + parameters + ")", (work, self, a) -> {
                        of(self).replaceNodes(work, a[0]);
                        return null;
                    })
                    .mayRunLong();
        }
    }

    private static NetType document(String name) {
        return NetTypeBuilder.ofClass(name, XDocument.class)
                .is("XContainer")
                .constructor("()", (work, self, a) -> new XDocument())
                .constructor("(params object[] content)", (work, self, a) -> new XDocument(work, null, a[0]))
                .mayRunLong()
                .constructor(
                        "(XDeclaration declaration, params object[] content)",
                        (work, self, a) -> new XDocument(work, (XDeclaration) a[0], a[1]))
                .mayRunLong()
                .constructor(
                        "(XDocument other)",
                        (work, self, a) -> Args.<XDocument>given(a[0], "other").copy(work))
                .mayRunLong()
                .staticMethod(
                        "XDocument Parse(string text)",
                        (work, self, a) -> XmlParser.document(work, Args.text(a[0]), false))
                .mayRunLong()
                .staticMethod(
                        "XDocument Parse(string text, LoadOptions options)",
                        (work, self, a) -> XmlParser.document(work, Args.text(a[0]), keepsBlanks(a[1])))
                .mayRunLong()
                .property(
                        "XElement Root",
                        (work, self, a) -> Args.<XDocument>self(self).root())
                .property(
                        "XDocumentType DocumentType",
                        (work, self, a) -> Args.<XDocument>self(self).documentType())
                .property(
                        "XDeclaration Declaration",
                        (work, self, a) -> Args.<XDocument>self(self).declaration(),
                        (work, self, a) -> {
                            Args.<XDocument>self(self).declaration((XDeclaration) a[0]);
                            return null;
                        })
                .build();
    }

    static boolean keepsBlanks(@Nullable Object options) {
        return (Enums.number(Args.self(options)) & 1) != 0;
    }
}
