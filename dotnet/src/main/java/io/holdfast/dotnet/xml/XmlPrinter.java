package io.holdfast.dotnet.xml;

import io.holdfast.dotnet.Platform;
import io.holdfast.dotnet.Work;
import org.jspecify.annotations.Nullable;

/** Prints as .NET's writer does: two blanks for each level, and nothing put in between where there is text. */
final class XmlPrinter {

    private final Work work;
    private final boolean formatted;
    private final StringBuilder out = new StringBuilder();
    private final XmlScope scope = new XmlScope();
    private int charged;
    private int level;
    private boolean mixed;

    XmlPrinter(Work work, boolean formatted) {
        this.work = work;
        this.formatted = formatted;
    }

    String text() {
        charge();
        return out.toString();
    }

    private void charge() {
        work.tick();
        work.charge(2L * (out.length() - charged));
        charged = out.length();
    }

    static String attribute(Work work, XAttribute attribute) {
        var printer = new XmlPrinter(work, false);
        XName name = attribute.name();
        String prefix = name.namespace().uri().isEmpty()
                ? ""
                : printer.scope.prefix(name.namespace().uri(), false);
        printer.pair(prefix == null ? printer.scope.unused() : prefix, name.localName(), attribute.value());
        return printer.out.substring(1);
    }

    void element(XElement element) {
        line();
        work.enter();
        boolean outer = mixed;
        int before = scope.size();
        var tag = new XmlStartTag(element, scope);
        out.append('<').append(tag.name());
        tag.attributes(this::pair);
        mixed = level > 0 && outer;
        level++;
        content(element, tag.name());
        level--;
        mixed = outer;
        scope.shrink(before);
        work.leave();
        charge();
    }

    private void content(XElement element, String name) {
        if (element.isEmpty()) {
            out.append(" />");
            return;
        }
        out.append('>');
        int start = out.length();
        element.writeNodes(work, this);
        if (out.length() > start && !mixed && formatted) {
            out.append(Platform.NEW_LINE);
            indent(level - 1);
        }
        out.append("</").append(name).append('>');
    }

    private void line() {
        if (formatted && !mixed && !out.isEmpty()) {
            out.append(Platform.NEW_LINE);
            indent(level);
        }
    }

    private void indent(int levels) {
        for (int i = 0; i < levels; i++) {
            out.append("  ");
        }
    }

    private void pair(String prefix, String localName, String value) {
        XmlNames.checkText(value);
        out.append(' ').append(prefix).append(prefix.isEmpty() ? "" : ":").append(localName);
        out.append("=\"");
        for (int i = 0; i < value.length(); i++) {
            work.tick();
            char c = value.charAt(i);
            String escaped = c == '"' ? "&quot;" : c == '\t' ? "&#x9;" : c == '\n' ? "&#xA;" : markup(c);
            append(c, escaped);
        }
        out.append('"');
    }

    private static @Nullable String markup(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '\r' -> "&#xD;";
            default -> null;
        };
    }

    private void append(char c, @Nullable String escaped) {
        if (escaped == null) {
            out.append(c);
        } else {
            out.append(escaped);
        }
    }

    void characters(String text) {
        XmlNames.checkText(text);
        mixed = true;
        for (int i = 0; i < text.length(); i++) {
            work.tick();
            char c = text.charAt(i);
            append(c, c == '\n' || c == '\r' ? newLine(text, i) : markup(c));
        }
    }

    /** Each line ends as on the platform. */
    private static String newLine(String text, int at) {
        boolean second = text.charAt(at) == '\n' && at > 0 && text.charAt(at - 1) == '\r';
        return second ? "" : Platform.NEW_LINE;
    }

    private void lines(String text) {
        XmlNames.checkText(text);
        for (int i = 0; i < text.length(); i++) {
            work.tick();
            char c = text.charAt(i);
            append(c, c == '\n' || c == '\r' ? newLine(text, i) : null);
        }
    }

    void data(String text) {
        mixed = true;
        out.append("<![CDATA[");
        lines(text.replace("]]>", "]]]]><![CDATA[>"));
        out.append("]]>");
    }

    void comment(String text) {
        line();
        out.append("<!--");
        lines(text.replace("--", "- -"));
        out.append(text.endsWith("-") ? " -->" : "-->");
    }

    void instruction(String target, String data) {
        line();
        out.append("<?").append(target);
        if (!data.isEmpty()) {
            out.append(' ');
            lines(data.replace("?>", "? >"));
        }
        out.append("?>");
    }

    void documentType(XDocumentType type) {
        line();
        out.append("<!DOCTYPE ").append(type.name());
        if (type.publicId() != null) {
            out.append(" PUBLIC \"")
                    .append(type.publicId())
                    .append("\" \"")
                    .append(type.systemId())
                    .append('"');
        } else if (type.systemId() != null) {
            out.append(" SYSTEM \"").append(type.systemId()).append('"');
        } else {
            out.append(' ');
        }
        if (type.internalSubset() != null) {
            out.append('[').append(type.internalSubset()).append(']');
        }
        out.append('>');
    }
}
