package io.holdfast.policy.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading both spellings, and going from one to the other. */
class MarkupTest {

    private static final String RAW = """
            <!-- a @( comment -->
            <policies>
                <inbound>
                    <when condition="@(context.Variables["a"] != null && 1 < 2)" id='x'>
                        <value>@{ return "</value>"; }</value><![CDATA[ @(<) ]]>
                    </when>
                </inbound>
            </policies>
            """;

    private static final String ESCAPED = """
            <!-- a @( comment -->
            <policies>
                <inbound>
                    <when condition="@(context.Variables[&quot;a&quot;] != null &amp;&amp; 1 &lt; 2)" id='x'>
                        <value>@{ return "&lt;/value&gt;"; }</value><![CDATA[ @(<) ]]>
                    </when>
                </inbound>
            </policies>
            """;

    @Test
    void respellsExpressionsAndNothingElse() throws SyntaxException {
        assertThat(Markup.read(RAW, true).escaped()).isEqualTo(ESCAPED);
        assertThat(Markup.read(ESCAPED, false).raw()).isEqualTo(RAW);
        assertThat(Markup.read(RAW, true).raw()).isEqualTo(RAW);
        assertThat(Markup.read(ESCAPED, false).escaped()).isEqualTo(ESCAPED);
    }

    @Test
    void readsTheSameFromBothSpellings() throws SyntaxException {
        Element when = child(child(Markup.read(RAW, true).root()));

        assertThat(when.attribute("condition")).isEqualTo("@(context.Variables[\"a\"] != null && 1 < 2)");
        assertThat(child(when).text()).isEqualTo("@{ return \"</value>\"; }");
        assertThat(child(child(Markup.read(ESCAPED, false).root())).attribute("condition"))
                .isEqualTo(when.attribute("condition"));
    }

    @Test
    void takesRawTextThatIsSaidToBeXml() throws SyntaxException {
        assertThat(Markup.read(RAW, false).escaped()).isEqualTo(ESCAPED);
    }

    @Test
    void keepsLineBreaksOfExpressionsInAttributesAlive() throws SyntaxException {
        Markup raw = Markup.read("<a b='@{\n\treturn 'c';\n}'/>", true);

        assertThat(raw.escaped()).isEqualTo("<a b='@{&#xA;&#x9;return &apos;c&apos;;&#xA;}'/>");
        assertThat(Markup.read(raw.escaped(), false).raw()).isEqualTo(raw.raw());
    }

    @Test
    void knowsWhereNamesBegin() throws SyntaxException {
        Element when = child(child(Markup.read(RAW, true).root()));

        assertThat(when.line()).isEqualTo(4);
        assertThat(when.column()).isEqualTo(10);
        assertThat(child(when).column()).isEqualTo(14);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<a>               | 1 | 4  | The element 'a' is not closed: </a> is missing.",
                "<a><b></a>        | 1 | 10 | The element 'b' is closed by </a>.",
                "<a b='1' b='2'/>  | 1 | 11 | The attribute 'b' appears twice.",
                "<a b=1/>          | 1 | 6  | An attribute's value must stand in quotes.",
                "<a b='&x;'/>      | 1 | 7  | '&' must be written as '&amp;', or begin a reference that XML knows.",
                "<a b='x&y'/>      | 1 | 8  | '&' must be written as '&amp;', or begin a reference that XML knows.",
                "<a b='<'/>        | 1 | 7  | '<' must be written as '&lt;' in an attribute.",
                "<a b='@(x'/>      | 1 | 7  | The expression that begins here with '@(' is not closed.",
                "<a/><b/>          | 1 | 5  | There must be nothing behind the root element but comments.",
                "x                 | 1 | 1  | There must be no text outside the root element.",
                "``                | 1 | 1  | The root element is missing.",
                "<a><!-- -- --></a>| 1 | 11 | '--' must not stand in a comment.",
                "<a><![CDATA[</a>  | 1 | 13 | The CDATA section is not closed by ']]>'.",
                "<a>&#0;</a>       | 1 | 4  | '&' must be written as '&amp;', or begin a reference that XML knows.",
            })
    void saysWhatIsWrongAndWhere(String text, int line, int column, String message) {
        assertThatThrownBy(() -> Markup.read(text, false)).isInstanceOfSatisfying(SyntaxException.class, e -> {
            assertThat(e.text()).isEqualTo(message);
            assertThat(e.line()).isEqualTo(line);
            assertThat(e.column()).isEqualTo(column);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a [<!ENTITY x 'xxxxxxxxxx'><!ENTITY y '&x;&x;&x;&x;&x;&x;&x;&x;&x;'>]><a>&y;</a>",
                "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
                "<a><!ENTITY x SYSTEM 'file:///etc/passwd'></a>",
                "<!DOCTYPE a PUBLIC '-//X' 'http://127.0.0.1:1/x.dtd'><a/>",
            })
    void knowsNoDeclarations(String hostile) {
        assertThatThrownBy(() -> Markup.read(hostile, true))
                .hasMessage("Declarations such as <!DOCTYPE> are not allowed.");
    }

    @Test
    void boundsDepthAttributesAndSize() {
        assertThatThrownBy(() -> Markup.read("<a>".repeat(80_000), true)).hasMessageContaining("deeper than 100");
        StringBuilder many = new StringBuilder("<a");
        for (int i = 0; i < 20_000; i++) {
            many.append(" a").append(i).append("=''");
        }
        assertThatThrownBy(() -> Markup.read(many + "/>", true)).hasMessageContaining("more than 100 attributes");
        assertThatThrownBy(() -> Markup.read("<a b='" + "ä".repeat(262_144) + "'/>", true))
                .hasMessageContaining("longer than 524288 bytes");
    }

    @Test
    void aHugeAttributeIsFine() throws SyntaxException {
        String huge = "x".repeat(200_000);

        assertThat(Markup.read("<a b='" + huge + "'/>", true).root().attribute("b"))
                .hasSize(200_000);
    }

    @Test
    void manyExpressionsAreReadInOnePass() throws SyntaxException {
        String text = "<a>" + "@(1)&amp;".repeat(25_000) + "</a>";

        assertThat(Markup.read(text, false).raw()).isEqualTo(text);
    }

    private static Element child(Element element) {
        return element.children().getFirst();
    }
}
