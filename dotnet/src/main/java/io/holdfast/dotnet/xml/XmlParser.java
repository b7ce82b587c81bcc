package io.holdfast.dotnet.xml;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads XML 1.0 with namespaces, without recursion and without what a document type declares. */
final class XmlParser {

    private final XmlSource source;
    private final XmlTags tags;
    private final boolean keepBlanks;
    private final XDocument document = new XDocument();
    private final List<Open> open = new ArrayList<>();

    /** An element whose end has not come. */
    private record Open(XElement element, String name, int line, int position, int bindings, boolean keepsBlanks) {}

    private XmlParser(Work work, String text, boolean keepBlanks) {
        this.source = new XmlSource(work, text);
        this.tags = new XmlTags(source);
        this.keepBlanks = keepBlanks;
    }

    /** @throws NetException if it is not well-formed */
    static XDocument document(Work work, @Nullable String text, boolean keepBlanks) {
        if (text == null) {
            throw NetException.argumentNull("s");
        }
        return new XmlParser(work, text, keepBlanks).parse();
    }

    /** The element of a document, alone. */
    static XElement element(Work work, @Nullable String text, boolean keepBlanks) {
        XElement root = Objects.requireNonNull(document(work, text, keepBlanks).root());
        root.remove();
        return root;
    }

    private XDocument parse() {
        declaration();
        while (!source.atEnd()) {
            source.work.tick();
            if (source.peek() == '<') {
                markup();
            } else {
                text();
            }
        }
        if (!open.isEmpty()) {
            String names = open.reversed().stream().map(Open::name).collect(Collectors.joining(", "));
            throw source.error(
                    "Unexpected end of file has occurred. The following elements are not closed: " + names + ".");
        }
        if (document.root() == null) {
            throw XmlNames.xml("Root element is missing.");
        }
        return document;
    }

    private void declaration() {
        if (!source.sees("<?xml")
                || (source.text.length() > source.at + 5 && XmlNames.isPart(source.text.charAt(source.at + 5)))) {
            return;
        }
        source.at += 5;
        document.declaration(XmlProlog.declaration(source));
    }

    private void markup() {
        if (source.accept("<!--")) {
            comment();
        } else if (source.accept("<![CDATA[")) {
            data();
        } else if (source.sees("<!DOCTYPE")) {
            documentType();
        } else if (source.accept("<?")) {
            instruction();
        } else if (source.accept("</")) {
            end();
        } else {
            start();
        }
    }

    private XContainer in() {
        return open.isEmpty() ? document : open.getLast().element;
    }

    private void put(XNode node) {
        source.work.charge(XObject.NODE_BYTES);
        in().link(null, node);
    }

    private void comment() {
        int start = source.at;
        String text = lines(source.until("-->", "Comment"));
        int dashes = text.contains("--") ? text.indexOf("--") : text.endsWith("-") ? text.length() - 1 : -1;
        if (dashes >= 0) {
            throw source.errorAt(
                    start + dashes, "An XML comment cannot contain '--', and '-' cannot be the last character.");
        }
        put(new XComment(text));
    }

    private void data() {
        if (open.isEmpty()) {
            source.at -= "![CDATA[".length();
            throw source.error("Data at the root level is invalid.");
        }
        put(new XCData(lines(source.until("]]>", "CDATA"))));
    }

    private void documentType() {
        if (!open.isEmpty() || document.root() != null || document.documentType() != null) {
            throw source.error("Unexpected DTD declaration.");
        }
        put(XmlProlog.documentType(source));
    }

    private void instruction() {
        int start = source.at;
        String target = source.name();
        if (target.equalsIgnoreCase("xml")) {
            source.at = start;
            throw source.error("Unexpected XML declaration. The XML declaration must be the first node in the document,"
                    + " and no whitespace characters are allowed to appear before it.");
        }
        boolean blanks = source.skipBlanks();
        if (!blanks && !source.sees("?>")) {
            throw source.unexpected("'?>'");
        }
        put(new XProcessingInstruction(target.replace(':', '_'), lines(source.until("?>", "PI"))));
    }

    private void start() {
        if (open.isEmpty() && document.root() != null) {
            source.at++;
            throw source.error("There are multiple root elements.");
        }
        source.at++;
        int line = source.line();
        int position = source.position();
        int begin = source.at;
        int bindings = tags.scope.size();
        XElement element = tags.read();
        put(element);
        if (source.accept("/>")) {
            tags.scope.shrink(bindings);
        } else if (source.peek() == '>') {
            source.at++;
            String name = nameAt(begin);
            boolean keeps = keeps(element, open.isEmpty() ? keepBlanks : open.getLast().keepsBlanks);
            open.add(new Open(element, name, line, position, bindings, keeps));
        } else {
            source.at += source.peek() == '/' && element.firstAttribute != null ? 1 : 0;
            throw source.unexpected("'>'");
        }
    }

    private String nameAt(int begin) {
        int end = begin;
        while (XmlNames.isPart(source.text.charAt(end)) || source.text.charAt(end) == ':') {
            end++;
        }
        return source.text.substring(begin, end);
    }

    private static boolean keeps(XElement element, boolean outer) {
        XAttribute space = element.attribute(new XName(XNamespace.XML, "space"));
        return space == null ? outer : space.value().equals("preserve");
    }

    private void end() {
        if (open.isEmpty()) {
            throw source.error("Unexpected end tag.");
        }
        int start = source.at;
        String name = source.name();
        Open last = open.getLast();
        if (!name.equals(last.name)) {
            throw source.errorAt(
                    start,
                    "The '" + last.name + "' start tag on line " + last.line + " position " + last.position
                            + " does not match the end tag of '" + name + "'.");
        }
        source.skipBlanks();
        if (source.peek() != '>') {
            throw source.unexpected("'>'");
        }
        source.at++;
        if (last.element.first == null) {
            last.element.opened();
        }
        tags.scope.shrink(last.bindings);
        open.removeLast();
    }

    private void text() {
        int start = source.at;
        var text = new StringBuilder();
        while (!source.atEnd() && source.peek() != '<') {
            source.work.tick();
            char c = source.peek();
            if (open.isEmpty() && !XmlNames.isBlank(c)) {
                throw source.error("Data at the root level is invalid.");
            }
            if (c == '&') {
                XmlReferences.read(source, text);
            } else {
                character(text, c);
            }
        }
        boolean kept = open.isEmpty() ? keepBlanks : open.getLast().keepsBlanks || !XmlNames.isBlank(text.toString());
        if (kept && source.at > start) {
            source.work.charge(2L * text.length());
            put(new XText(text.toString()));
        }
    }

    private void character(StringBuilder text, char c) {
        if (!XmlNames.isText(c)) {
            throw source.badCharacter();
        }
        if (c == ']' && source.sees("]]>")) {
            throw source.error("']]>' is not allowed in character data.");
        }
        source.at++;
        if (c != '\r') {
            text.append(c);
        } else if (source.peek() != '\n') {
            text.append('\n');
        }
    }

    private static String lines(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
