package io.holdfast.policy.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

/** Generated documents: round trips, and agreement with the platform's own reader on everything that has no expressions. */
class MarkupPropertyTest {

    @Property(tries = 150)
    void rawSurvivesTheWayThroughEscaped(@ForAll("documents") String raw) throws SyntaxException {
        Markup first = Markup.read(raw, true);
        Markup second = Markup.read(first.escaped(), false);

        assertThat(second.raw()).isEqualTo(raw);
        assertThat(shape(second.root())).isEqualTo(shape(first.root()));
    }

    @Property(tries = 150)
    void escapedIsWellFormedXml(@ForAll("documents") String raw) throws Exception {
        Markup markup = Markup.read(raw, true);

        assertThat(shape(platform(markup.escaped()))).isEqualTo(shape(markup.root()));
    }

    /** Broken documents are refused by both, good ones are read alike. */
    @Property(tries = 500)
    void agreesWithThePlatformsReader(@ForAll("soup") String text) {
        String expected;
        try {
            expected = shape(platform(text));
        } catch (Exception e) {
            expected = "refused";
        }

        assertThat(read(text)).isEqualTo(expected);
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

    @Provide
    Arbitrary<String> documents() {
        return Arbitraries.lazyOf(this::leaf, this::leaf, this::branch);
    }

    private Arbitrary<String> leaf() {
        return Combinators.combine(values('"'), Arbitraries.oneOf(values('<'), cdata()))
                .as((attribute, text) -> "<a-b c=\"" + attribute + "\">" + text + "</a-b>");
    }

    private Arbitrary<String> branch() {
        return documents()
                .list()
                .ofMaxSize(4)
                .map(children -> "<x.y>\n<!-- @( -->" + String.join(" ", children) + "</x.y>");
    }

    private static Arbitrary<String> cdata() {
        return Arbitraries.strings().withChars("<&@({\"' x").ofMaxLength(8).map(s -> "<![CDATA[" + s + "]]>");
    }

    /** Literals and expressions, side by side. */
    private static Arbitrary<String> values(char terminator) {
        Arbitrary<String> literal = Arbitraries.of(
                        "", "x", " ", "&amp;", "&lt;", "&#x41;", "&quot;", "@", "é", "😀", "'")
                .list()
                .ofMaxSize(4)
                .map(parts -> String.join("", parts) + " ");
        Arbitrary<String> code = Arbitraries.strings()
                .withChars("a<>&;'\"\\@$/(){}\n\tπ")
                .ofMaxLength(8)
                .map(s -> "@(f(@\"" + s.replace("\"", "\"\"") + "\"))");
        return Arbitraries.oneOf(literal, code)
                .list()
                .ofMaxSize(3)
                .map(parts -> String.join("", parts))
                .filter(value -> terminator != '<' || !value.contains("]]>"));
    }

    @Provide
    Arbitrary<String> soup() {
        return Arbitraries.of(
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
                        "é")
                .list()
                .ofMaxSize(12)
                .map(parts -> "<a>" + String.join("", parts) + "</a>");
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
