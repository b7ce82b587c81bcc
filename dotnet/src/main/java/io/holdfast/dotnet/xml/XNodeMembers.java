package io.holdfast.dotnet.xml;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.Enums;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.Work;
import org.jspecify.annotations.Nullable;

/** XObject and XNode. */
@SuppressWarnings("ReferenceEquality") // Where a node lies is the question, not what it holds.
@AutoService(NetTypeSource.class)
public final class XNodeMembers implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {XNameMembers.SPACE + "XObject", XNameMembers.SPACE + "XNode"};
    }

    @Override
    public NetType describe(String name) {
        return name.endsWith("XObject") ? object(name) : node(name);
    }

    private static NetType object(String name) {
        return NetTypeBuilder.ofClass(name, XObject.class)
                .property(
                        "XElement Parent",
                        (work, self, a) -> Args.<XObject>self(self).parent())
                .property(
                        "XDocument Document",
                        (work, self, a) -> Args.<XObject>self(self).document(work))
                .property(
                        "System.Xml.XmlNodeType NodeType",
                        (work, self, a) -> Args.<XObject>self(self).nodeType())
                .property("string BaseUri", (work, self, a) -> "")
                .build();
    }

    static XNode of(@Nullable Object self) {
        return Args.self(self);
    }

    private static NetType node(String name) {
        return NetTypeBuilder.ofClass(name, XNode.class)
                .is("XObject")
                .property("XNode NextNode", (work, self, a) -> of(self).nextNode())
                .property("XNode PreviousNode", (work, self, a) -> of(self).previousNode())
                .with(XNodeMembers::relatives)
                .with(XNodeMembers::changes)
                .with(XNodeMembers::order)
                .method("string ToString()", (work, self, a) -> of(self).text(work, true))
                .mayRunLong()
                .method(
                        "string ToString(SaveOptions options)",
                        (work, self, a) -> of(self).text(work, (Enums.number(Args.self(a[0])) & 1) == 0))
                .mayRunLong()
                .build();
    }

    private static void relatives(NetTypeBuilder builder) {
        builder.method(
                        "IEnumerable<XElement> Ancestors()",
                        (work, self, a) -> XmlSequence.elements(() -> XmlWalk.ancestors(work, of(self).parent())))
                .method(
                        "IEnumerable<XElement> Ancestors(XName name)",
                        (work, self, a) -> XmlSequence.elements(a[0], () -> XmlWalk.ancestors(work, of(self).parent())))
                .method(
                        "IEnumerable<XNode> NodesAfterSelf()",
                        (work, self, a) -> XmlSequence.nodes(() -> XmlWalk.following(work, of(self))))
                .method(
                        "IEnumerable<XNode> NodesBeforeSelf()",
                        (work, self, a) -> XmlSequence.nodes(() -> XmlWalk.preceding(work, of(self))))
                .method(
                        "IEnumerable<XElement> ElementsAfterSelf()",
                        (work, self, a) -> XmlSequence.elements(() -> XmlWalk.following(work, of(self))))
                .method(
                        "IEnumerable<XElement> ElementsAfterSelf(XName name)",
                        (work, self, a) -> XmlSequence.elements(a[0], () -> XmlWalk.following(work, of(self))))
                .method(
                        "IEnumerable<XElement> ElementsBeforeSelf()",
                        (work, self, a) -> XmlSequence.elements(() -> XmlWalk.preceding(work, of(self))))
                .method(
                        "IEnumerable<XElement> ElementsBeforeSelf(XName name)",
                        (work, self, a) -> XmlSequence.elements(a[0], () -> XmlWalk.preceding(work, of(self))));
    }

    private static void changes(NetTypeBuilder builder) {
        builder.method("void Remove()", (work, self, a) -> {
            of(self).remove();
            return null;
        });
        for (String parameters : new String[] {"object content", "params object[] content"}) {
            builder.method("void AddAfterSelf(" + parameters + ")", (work, self, a) -> {
                        of(self).addAfterSelf(work, a[0]);
                        return null;
                    })
                    .mayRunLong()
                    .method("void AddBeforeSelf(" + parameters + ")", (work, self, a) -> {
                        of(self).addBeforeSelf(work, a[0]);
                        return null;
                    })
                    .mayRunLong()
                    .method("void ReplaceWith(" + parameters + ")", (work, self, a) -> {
                        of(self).replaceWith(work, a[0]);
                        return null;
                    })
                    .mayRunLong();
        }
    }

    private static void order(NetTypeBuilder builder) {
        builder.staticMethod(
                        "bool DeepEquals(XNode n1, XNode n2)",
                        (work, self, a) -> XNode.deepEquals(work, (XNode) a[0], (XNode) a[1]))
                .mayRunLong()
                .staticMethod(
                        "int CompareDocumentOrder(XNode n1, XNode n2)",
                        (work, self, a) -> order(work, (XNode) a[0], (XNode) a[1]))
                .mayRunLong()
                .method("bool IsAfter(XNode node)", (work, self, a) -> order(work, of(self), (XNode) a[0]) > 0)
                .mayRunLong()
                .method("bool IsBefore(XNode node)", (work, self, a) -> order(work, of(self), (XNode) a[0]) < 0)
                .mayRunLong();
    }

    private static int order(Work work, @Nullable XNode a, @Nullable XNode b) {
        if (a == null || b == null) {
            return a == b ? 0 : a == null ? -1 : 1;
        }
        Integer order = XmlWalk.order(work, a, b);
        if (order == null) {
            throw NetException.invalidOperation("A common ancestor is missing.");
        }
        return order;
    }
}
