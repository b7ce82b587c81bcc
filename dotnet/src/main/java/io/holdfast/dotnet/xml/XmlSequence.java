package io.holdfast.dotnet.xml;

import io.holdfast.dotnet.NetEnumerable;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A sequence of nodes or attributes, which is found anew by each iteration. */
final class XmlSequence implements NetEnumerable {

    private final String element;
    private final Supplier<Iterator<? extends XObject>> each;

    private XmlSequence(String element, Supplier<Iterator<? extends XObject>> each) {
        this.element = element;
        this.each = each;
    }

    static XmlSequence nodes(Supplier<Iterator<? extends XObject>> each) {
        return new XmlSequence("XNode", each);
    }

    static XmlSequence attributes(Supplier<Iterator<? extends XObject>> each) {
        return new XmlSequence("XAttribute", each);
    }

    static XmlSequence elements(Supplier<Iterator<? extends XObject>> each) {
        return new XmlSequence("XElement", () -> only(each.get(), XElement.class::isInstance));
    }

    /** Elements of a name. */
    static XmlSequence elements(@Nullable Object name, Supplier<Iterator<? extends XObject>> each) {
        return new XmlSequence(
                "XElement",
                () -> only(
                        each.get(),
                        node -> node instanceof XElement one && one.name().equals(name)));
    }

    static XmlSequence attributes(@Nullable Object name, Supplier<Iterator<? extends XObject>> each) {
        return new XmlSequence(
                "XAttribute",
                () -> only(
                        each.get(),
                        node -> node instanceof XAttribute one && one.name().equals(name)));
    }

    @Override
    public TypeRef netType() {
        return TypeRefs.of("System.Collections.Generic.IEnumerable", TypeRefs.of("System.Xml.Linq." + element));
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Iterator<@Nullable Object> iterator() {
        return (Iterator) each.get();
    }

    static List<XObject> toList(Iterator<? extends XObject> each) {
        List<XObject> all = new ArrayList<>();
        each.forEachRemaining(all::add);
        return all;
    }

    /** Looks for the next one only when it is asked for, so that what was changed meanwhile counts. */
    private static Iterator<XObject> only(Iterator<? extends XObject> from, Predicate<XObject> which) {
        return new Iterator<>() {
            private @Nullable XObject found;

            @Override
            public boolean hasNext() {
                while (found == null && from.hasNext()) {
                    XObject one = from.next();
                    found = which.test(one) ? one : null;
                }
                return found != null;
            }

            @Override
            public XObject next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                XObject next = java.util.Objects.requireNonNull(found);
                found = null;
                return next;
            }
        };
    }
}
