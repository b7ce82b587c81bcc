package io.holdfast.policy.markup;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.testing.Draw;
import io.holdfast.model.testing.Property;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

/** Generated documents: round trips, and agreement with the platform's own reader on everything that has no expressions. */
class MarkupPropertyTest {

    private static final String[] SOUP = {
        "<a>",
        "</a>",
        "<a",
        ">",
        "/>",
        "<b c='",
        "'",
        "d=\"",
        "\"",
        " ",
        "&amp;",
        "&#65;",
        "&",
        ";",
        "x",
        "=",
        "<!-- ",
        "-->",
        "<![CDATA[",
        "]]>",
        "--",
        "<b/>",
        "<",
        "é"
    };

    @Test
    void rawSurvivesTheWayThroughEscaped() {
        Property.holds(150, MarkupPropertyTest::document, raw -> {
            Markup first = Markup.read(raw, true);
            Markup second = Markup.read(first.escaped(), false);

            assertThat(second.raw()).isEqualTo(raw);
            assertThat(shape(second.root())).isEqualTo(shape(first.root()));
        });
    }

    @Test
    void escapedIsWellFormedXml() {
        Property.holds(150, MarkupPropertyTest::document, raw -> {
            Markup markup = Markup.read(raw, true);

            assertThat(shape(platform(markup.escaped()))).isEqualTo(shape(markup.root()));
        });
    }

    /** Broken documents are refused by both, good ones are read alike. */
    @Test
    void agreesWithThePlatformsReader() {
        Property.holds(500, draw -> "<a>" + draw.joined(12, SOUP) + "</a>", text -> {
            String expected;
            try {
                expected = shape(platform(text));
            } catch (Exception e) {
                expected = "refused";
            }

            assertThat(read(text)).isEqualTo(expected);
        });
    }

    private static String read(String text) {
        try {
            return shape(Markup.read(text, false).root());
        } catch (SyntaxException e) {
            return "refused";
        }
    }

    private static Node platform(String text) throws Exception {
        var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.setErrorHandler(new Silent());
        return builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
    }

    private static String shape(Element element) {
        StringBuilder out = new StringBuilder("<" + element.name());
        element.attributes().stream()
                .map(a -> " " + a.name() + "=" + a.value())
                .sorted()
                .forEach(out::append);
        out.append('>');
        for (Content part : element.content()) {
            out.append(part instanceof Element e ? shape(e) : ((Text) part).value());
        }
        return out.append("</>").toString();
    }

    private static String shape(Node node) {
        StringBuilder out = new StringBuilder("<" + node.getNodeName());
        NamedNodeMap attributes = node.getAttributes();
        List<String> sorted = new ArrayList<>();
        for (int i = 0; i < attributes.getLength(); i++) {
            sorted.add(" " + attributes.item(i).getNodeName() + "="
                    + attributes.item(i).getNodeValue());
        }
        sorted.stream().sorted().forEach(out::append);
        out.append('>');
        NodeList content = node.getChildNodes();
        for (int i = 0; i < content.getLength(); i++) {
            Node part = content.item(i);
            switch (part.getNodeType()) {
                case Node.ELEMENT_NODE -> out.append(shape(part));
                case Node.TEXT_NODE, Node.CDATA_SECTION_NODE -> out.append(part.getNodeValue());
                default -> {}
            }
        }
        return out.append("</>").toString();
    }

    private static String document(Draw draw) {
        return draw.either(MarkupPropertyTest::leaf, MarkupPropertyTest::leaf, MarkupPropertyTest::branch);
    }

    private static String leaf(Draw draw) {
        String text = draw.either(MarkupPropertyTest::values, MarkupPropertyTest::cdata);
        return "<a-b c=\"" + values(draw) + "\">" + text + "</a-b>";
    }

    private static String branch(Draw draw) {
        return "<x.y>\n<!-- @( -->" + String.join(" ", draw.list(4, MarkupPropertyTest::document)) + "</x.y>";
    }

    private static String cdata(Draw draw) {
        return "<![CDATA[" + draw.text("<&@({\"' x", 0, 8) + "]]>";
    }

    /** Literals and expressions, side by side. */
    private static String values(Draw draw) {
        return String.join(
                "", draw.list(3, value -> value.either(MarkupPropertyTest::literal, MarkupPropertyTest::code)));
    }

    private static String literal(Draw draw) {
        return draw.joined(4, "", "x", " ", "&amp;", "&lt;", "&#x41;", "&quot;", "@", "é", "😀", "'") + " ";
    }

    private static String code(Draw draw) {
        return "@(f(@\"" + draw.text("a<>&;'\"\\@$/(){}\n\tπ", 0, 8).replace("\"", "\"\"") + "\"))";
    }

    private static final class Silent implements ErrorHandler {

        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) throws SAXParseException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXParseException {
            throw e;
        }
    }
}
