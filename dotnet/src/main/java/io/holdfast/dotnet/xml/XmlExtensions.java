package io.holdfast.dotnet.xml;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.Sequences;
import io.holdfast.dotnet.Work;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** System.Xml.Linq.Extensions: what sequences of nodes can do. */
@AutoService(NetTypeSource.class)
public final class XmlExtensions implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {XNameMembers.SPACE + "Extensions"};
    }

    @Override
    public NetType describe(String name) {
        NetTypeBuilder builder = NetTypeBuilder.ofStatic(name);
        named(builder, "Ancestors<T>", "T", (work, node) -> XmlWalk.ancestors(work, ((XNode) node).parent()));
        named(builder, "AncestorsAndSelf", "XElement", (work, node) -> XmlWalk.ancestors(work, (XElement) node));
        named(builder, "Descendants<T>", "T", (work, node) -> XmlWalk.nodes(work, (XContainer) node, false));
        named(builder, "DescendantsAndSelf", "XElement", (work, node) -> XmlWalk.nodes(work, (XElement) node, true));
        named(builder, "Elements<T>", "T", (work, node) -> XmlWalk.children(work, (XContainer) node));
        nodes(builder, "Nodes<T>", "T", (work, node) -> XmlWalk.children(work, (XContainer) node));
        nodes(builder, "DescendantNodes<T>", "T", (work, node) -> XmlWalk.nodes(work, (XContainer) node, false));
        nodes(
                builder,
                "DescendantNodesAndSelf",
                "XElement",
                (work, node) -> XmlWalk.nodes(work, (XElement) node, true));
        return builder.with(XmlExtensions::attributes)
                .with(XmlExtensions::others)
                .build();
    }

    private interface Walk {
        Iterator<? extends XObject> from(Work work, XObject node);
    }

    private static void named(NetTypeBuilder builder, String method, String element, Walk walk) {
        builder.staticMethod(
                        "IEnumerable<XElement> " + method + "(this IEnumerable<" + element + "> source)",
                        (work, self, a) -> XmlSequence.elements(each(work, a[0], walk)))
                .mayRunLong()
                .staticMethod(
                        "IEnumerable<XElement> " + method + "(this IEnumerable<" + element + "> source, XName name)",
                        (work, self, a) -> XmlSequence.elements(a[1], each(work, a[0], walk)))
                .mayRunLong();
    }

    private static void nodes(NetTypeBuilder builder, String method, String element, Walk walk) {
        builder.staticMethod(
                        "IEnumerable<XNode> " + method + "(this IEnumerable<" + element + "> source)",
                        (work, self, a) -> XmlSequence.nodes(each(work, a[0], walk)))
                .mayRunLong();
    }

    private static void attributes(NetTypeBuilder builder) {
        Walk walk = (work, node) -> XmlWalk.attributes(work, (XElement) node);
        builder.staticMethod(
                        "IEnumerable<XAttribute> Attributes(this IEnumerable<XElement> source)",
                        (work, self, a) -> XmlSequence.attributes(each(work, a[0], walk)))
                .mayRunLong()
                .staticMethod(
                        "IEnumerable<XAttribute> Attributes(this IEnumerable<XElement> source, XName name)",
                        (work, self, a) -> XmlSequence.attributes(a[1], each(work, a[0], walk)))
                .mayRunLong();
    }

    private static void others(NetTypeBuilder builder) {
        builder.staticMethod(
                        "IEnumerable<T> InDocumentOrder<T>(this IEnumerable<T> source)",
                        (work, self, a) -> ordered(work, a[0]))
                .mayRunLong()
                .staticMethod("void Remove(this IEnumerable<XAttribute> source)", (work, self, a) -> {
                    all(work, a[0]).forEach(each -> ((XAttribute) each).remove());
                    return null;
                })
                .mayRunLong()
                .staticMethod("void Remove<T>(this IEnumerable<T> source)", (work, self, a) -> {
                    all(work, a[0]).forEach(each -> ((XNode) each).remove());
                    return null;
                })
                .mayRunLong();
    }

    private static XmlSequence ordered(Work work, @Nullable Object source) {
        Object given = given(source);
        return XmlSequence.nodes(() -> {
            List<XObject> all = all(work, given);
            all.sort((a, b) -> {
                Integer order = XmlWalk.order(work, (XNode) a, (XNode) b);
                if (order == null) {
                    throw NetException.invalidOperation("A common ancestor is missing.");
                }
                return order;
            });
            return all.iterator();
        });
    }

    private static Object given(@Nullable Object source) {
        if (source == null) {
            throw NetException.argumentNull("source");
        }
        return source;
    }

    private static List<XObject> all(Work work, @Nullable Object source) {
        List<XObject> all = new ArrayList<>();
        for (Iterator<@Nullable Object> each = Sequences.of(given(source)); each.hasNext(); ) {
            work.tick();
            work.charge(8);
            if (each.next() instanceof XObject object) {
                all.add(object);
            }
        }
        return all;
    }

    private static java.util.function.Supplier<Iterator<? extends XObject>> each(
            Work work, @Nullable Object source, Walk walk) {
        Object given = given(source);
        Function<Object, Iterator<? extends XObject>> from = node -> walk.from(work, (XObject) node);
        return () -> new Flattened(Sequences.of(given), from);
    }

    /** One walk behind the other. */
    private static final class Flattened implements Iterator<XObject> {
        private final Iterator<@Nullable Object> outer;
        private final Function<Object, Iterator<? extends XObject>> walk;
        private Iterator<? extends XObject> inner = java.util.Collections.emptyIterator();

        Flattened(Iterator<@Nullable Object> outer, Function<Object, Iterator<? extends XObject>> walk) {
            this.outer = outer;
            this.walk = walk;
        }

        @Override
        public boolean hasNext() {
            while (!inner.hasNext() && outer.hasNext()) {
                Object next = outer.next();
                inner = next == null ? java.util.Collections.emptyIterator() : walk.apply(next);
            }
            return inner.hasNext();
        }

        @Override
        public XObject next() {
            if (!hasNext()) {
                throw new java.util.NoSuchElementException();
            }
            return inner.next();
        }
    }
}
