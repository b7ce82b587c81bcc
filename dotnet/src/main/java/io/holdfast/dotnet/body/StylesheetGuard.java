package io.holdfast.dotnet.body;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Work;
import io.holdfast.dotnet.xml.XElement;
import io.holdfast.dotnet.xml.XNamespace;
import io.holdfast.dotnet.xml.XNode;
import io.holdfast.dotnet.xml.XText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Refuses what a stylesheet may not do, and puts into each template and loop a message, by which a run of it is watched. */
final class StylesheetGuard {

    private static final XNamespace XSL = XNamespace.get("http://www.w3.org/1999/XSL/Transform");
    private static final Set<String> WATCHED = Set.of("template", "for-each");
    private static final Set<String> FIRST = Set.of("param", "sort");
    private static final Set<String> REFUSED = Set.of("import", "include");

    private StylesheetGuard() {}

    /** @throws NetException if it may not be run */
    static void prepare(Work work, io.holdfast.dotnet.xml.XDocument document) {
        if (document.documentType() != null) {
            document.documentType().remove();
        }
        Deque<XElement> open = new ArrayDeque<>();
        open.add(Objects.requireNonNull(document.root()));
        while (!open.isEmpty()) {
            work.tick();
            XElement element = open.removeLast();
            check(element);
            for (XNode each = element.firstNode(); each != null; each = each.nextNode()) {
                if (each instanceof XElement child) {
                    open.add(child);
                }
            }
            if (isXsl(element) && WATCHED.contains(element.name().localName())) {
                watch(work, element);
            }
        }
    }

    private static boolean isXsl(XElement element) {
        return element.name().namespace().equals(XSL);
    }

    private static void check(XElement element) {
        String name = element.name().localName();
        boolean script =
                name.equals("script") && !element.name().namespace().uri().isEmpty();
        if (script && !element.name().namespace().uri().equals("http://www.w3.org/1999/xhtml")) {
            throw refused("Scripts are not supported in stylesheets.");
        }
        if (isXsl(element) && REFUSED.contains(name)) {
            throw refused("A stylesheet may not read other documents or stylesheets.");
        }
    }

    private static NetException refused(String message) {
        return new NetException("System.Xml.Xsl.XslLoadException", message);
    }

    private static void watch(Work work, XElement in) {
        List<XNode> before = new ArrayList<>();
        XNode at = in.firstNode();
        while (at != null
                && (isFirst(at) || (at instanceof XText text && text.value().isBlank()))) {
            before.add(at);
            at = at.nextNode();
        }
        var message = new XElement(XSL.name("message"));
        if (before.isEmpty()) {
            in.addFirst(work, message);
        } else {
            before.getLast().addAfterSelf(work, message);
        }
    }

    private static boolean isFirst(XNode node) {
        boolean other = !(node instanceof XText) && !(node instanceof XElement);
        return other
                || (node instanceof XElement inner
                        && isXsl(inner)
                        && FIRST.contains(inner.name().localName()));
    }
}
