package io.holdfast.dotnet.xml;

import org.jspecify.annotations.Nullable;

/** What stands before the element: the declaration, the document type. */
final class XmlProlog {

    private XmlProlog() {}

    /** From after {@code <?xml} over its end. */
    static XDeclaration declaration(XmlSource source) {
        String version = part(source, "version");
        if (version == null) {
            throw source.error("Syntax for an XML declaration is invalid.");
        }
        if (!version.equals("1.0")) {
            throw source.errorAt(source.at - version.length() - 1, "Version number '" + version + "' is invalid.");
        }
        String encoding = part(source, "encoding");
        String standalone = part(source, "standalone");
        if (standalone != null && !standalone.equals("yes") && !standalone.equals("no")) {
            throw source.error("Syntax for an XML declaration is invalid.");
        }
        source.skipBlanks();
        if (!source.accept("?>")) {
            throw source.error("Syntax for an XML declaration is invalid.");
        }
        return new XDeclaration(version, encoding, standalone);
    }

    private static @Nullable String part(XmlSource source, String name) {
        source.skipBlanks();
        if (!source.accept(name)) {
            return null;
        }
        source.skipBlanks();
        if (!source.accept("=")) {
            throw source.unexpected("'='");
        }
        source.skipBlanks();
        return quoted(source);
    }

    private static String quoted(XmlSource source) {
        char quote = source.peek();
        if (quote != '"' && quote != '\'') {
            throw source.unexpected("'\"' or '''");
        }
        source.at++;
        return source.until(String.valueOf(quote), "XML declaration");
    }

    /** Keeps names and the text between brackets; nothing that it declares is used. */
    static XDocumentType documentType(XmlSource source) {
        source.at += "<!DOCTYPE".length();
        if (!source.skipBlanks()) {
            throw source.unexpected("' '");
        }
        String name = source.name();
        source.skipBlanks();
        String publicId = null;
        String systemId = null;
        if (source.accept("PUBLIC")) {
            source.skipBlanks();
            publicId = quoted(source);
            source.skipBlanks();
            systemId = quoted(source);
        } else if (source.accept("SYSTEM")) {
            source.skipBlanks();
            systemId = quoted(source);
        }
        source.skipBlanks();
        String subset = source.peek() == '[' ? subset(source) : "";
        source.skipBlanks();
        if (source.peek() != '>') {
            throw source.unexpected("'>'");
        }
        source.at++;
        return new XDocumentType(name, publicId, systemId, subset);
    }

    private static String subset(XmlSource source) {
        int start = ++source.at;
        char quote = '\0';
        while (!source.atEnd()) {
            source.work.tick();
            char c = source.peek();
            if (quote == '\0' && source.accept("<!--")) {
                source.until("-->", "Comment");
            } else if (quote == '\0' && c == ']') {
                source.checkCharacters(start, source.at);
                return source.text.substring(start, source.at++);
            } else {
                quote = c == quote ? '\0' : quote == '\0' && (c == '"' || c == '\'') ? c : quote;
                source.at++;
            }
        }
        throw source.error("Unexpected end of file while parsing DTD has occurred.");
    }
}
