package io.holdfast.policy.markup;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads XML 1.0 without document type declarations, so there are no entities but the predefined ones and nothing outside
 * the document is ever touched. Depth and the number of attributes are bounded. Line ends are kept as written.
 *
 * <p>A reader of our own, since those of the platform neither tell where a name begins nor read unescaped expressions.
 */
final class MarkupReader {

    private static final int MAX_DEPTH = 100;
    private static final int MAX_ATTRIBUTES = 100;

    private final Cursor in;
    private final ValueReader values;
    private int depth;

    MarkupReader(String source, boolean raw) {
        this.in = new Cursor(source);
        this.values = new ValueReader(in, raw);
    }

    List<Code> code() {
        return values.code();
    }

    Element document() throws SyntaxException {
        in.checkCharacters();
        in.skip("\uFEFF");
        misc();
        if (!in.at("<")) {
            throw in.error(
                    in.ended() ? "The root element is missing." : "There must be no text outside the root element.");
        }
        Element root = element();
        misc();
        if (!in.ended()) {
            throw in.error("There must be nothing behind the root element but comments.");
        }
        return root;
    }

    private void misc() throws SyntaxException {
        do {
            in.skipWhitespace();
        } while (commentOrInstruction());
    }

    private boolean commentOrInstruction() throws SyntaxException {
        if (in.skip("<!--")) {
            in.until("--", "The comment is not closed by '-->'.");
            if (!in.skip(">")) {
                throw in.error("'--' must not stand in a comment.");
            }
            return true;
        }
        if (in.skip("<?")) {
            in.until("?>", "The processing instruction is not closed by '?>'.");
            return true;
        }
        if (in.at("<!") && !in.at("<![CDATA[")) {
            throw in.error("Declarations such as <!DOCTYPE> are not allowed.");
        }
        return false;
    }

    private Element element() throws SyntaxException {
        in.expect("<");
        int line = in.line();
        int column = in.column();
        String name = in.name("an element's name");
        if (++depth > MAX_DEPTH) {
            throw in.error("Elements are nested deeper than " + MAX_DEPTH + " levels.");
        }
        in.enter(name);
        List<Attribute> attributes = attributes();
        Element element = in.skip("/>")
                ? new Element(name, line, column, attributes, List.of(), new Span(in.offset(), in.offset(), true), null)
                : open(name, line, column, attributes);
        in.leave();
        depth--;
        return element;
    }

    private Element open(String name, int line, int column, List<Attribute> attributes) throws SyntaxException {
        in.expect(">");
        int start = in.offset();
        List<Content> content = content();
        int end = in.offset();
        endTag(name);
        boolean simple = content.stream().noneMatch(Element.class::isInstance);
        return new Element(
                name,
                line,
                column,
                attributes,
                content,
                new Span(start, end, true),
                simple ? null : in.slice(start, end));
    }

    private void endTag(String name) throws SyntaxException {
        if (!in.skip("</")) {
            throw in.error("The element '" + name + "' is not closed: </" + name + "> is missing.");
        }
        String found = in.name("an element's name");
        if (!found.equals(name)) {
            throw in.error("The element '" + name + "' is closed by </" + found + ">.");
        }
        in.skipWhitespace();
        in.expect(">");
    }

    private List<Attribute> attributes() throws SyntaxException {
        List<Attribute> attributes = new ArrayList<>();
        while (in.skipWhitespace() && !in.at(">") && !in.at("/>") && !in.ended()) {
            String name = in.name("an attribute's name");
            if (attributes.stream().anyMatch(a -> a.name().equals(name))) {
                throw in.error("The attribute '" + name + "' appears twice.");
            }
            in.skipWhitespace();
            in.expect("=");
            in.skipWhitespace();
            attributes.add(values.attribute(name));
            if (attributes.size() > MAX_ATTRIBUTES) {
                throw in.error("There are more than " + MAX_ATTRIBUTES + " attributes.");
            }
        }
        return List.copyOf(attributes);
    }

    private List<Content> content() throws SyntaxException {
        List<Content> content = new ArrayList<>();
        while (!in.ended() && !in.at("</")) {
            if (in.skip("<![CDATA[")) {
                int start = in.offset();
                String text = in.until("]]>", "The CDATA section is not closed by ']]>'.");
                content.add(new Text(text, new Span(start, start + text.length(), true)));
            } else if (!in.at("<")) {
                content.add(values.text());
            } else if (!commentOrInstruction()) {
                content.add(element());
            }
        }
        return List.copyOf(content);
    }
}
