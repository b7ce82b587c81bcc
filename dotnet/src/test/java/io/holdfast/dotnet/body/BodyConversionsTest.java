package io.holdfast.dotnet.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.dotnet.ExhaustedException;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Work;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyConversionsTest {

    /** Rows of Newtonsoft's XmlNodeConverter. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "<a/> | {\"a\":null}",
                "<a></a> | {\"a\":\"\"}",
                "<a>t</a> | {\"a\":\"t\"}",
                "<a><b>t</b></a> | {\"a\":{\"b\":\"t\"}}",
                "<a><b>1</b><c/><b>2</b></a> | {\"a\":{\"b\":[\"1\",\"2\"],\"c\":null}}",
                "<a x='1'/> | {\"a\":{\"@x\":\"1\"}}",
                "<a x='1'>t</a> | {\"a\":{\"@x\":\"1\",\"#text\":\"t\"}}",
                "<a>t<b/>u</a> | {\"a\":{\"#text\":[\"t\",\"u\"],\"b\":null}}",
                "<a><![CDATA[x]]></a> | {\"a\":{\"#cdata-section\":\"x\"}}",
                "<a>t<![CDATA[x]]></a> | {\"a\":{\"#text\":\"t\",\"#cdata-section\":\"x\"}}",
                "<p:a xmlns:p='u'><p:b/></p:a> | {\"p:a\":{\"@xmlns:p\":\"u\",\"p:b\":null}}",
                "<a xmlns='u'><b/></a> | {\"a\":{\"@xmlns\":\"u\",\"b\":null}}",
                "<?xml version='1.0' encoding='utf-8'?><a/> | {\"?xml\":{\"@version\":\"1.0\",\"@encoding\":\"utf-8\"},\"a\":null}",
                "<a><?p d?></a> | {\"a\":{\"?p\":\"d\"}}",
                "<a xmlns:json='http://james.newtonking.com/projects/json'><b json:Array='true'>1</b></a> | {\"a\":{\"b\":[\"1\"]}}",
                "<a><!--c--><b/></a> | {\"a\":{\"b\":null}}",
                "<a xml:lang='en'>t</a> | {\"a\":{\"@xml:lang\":\"en\",\"#text\":\"t\"}}"
            })
    void theDirectKindReflectsTheDocument(String xml, String json) {
        assertThat(XmlToJson.convert(Work.standard(), xml, XmlToJson.Options.DIRECT))
                .isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "<a><b>t</b></a> | {\"a\":{\"b\":\"t\"}}",
                "<a x='1'>t</a> | {\"a\":{\"x\":\"1\",\"text\":\"t\"}}",
                "<a x='1'><x>2</x></a> | {\"a\":{\"x\":[\"1\",\"2\"]}}",
                "<p:a xmlns:p='u'><p:b/></p:a> | {\"p_a\":{\"xmlns_p\":\"u\",\"p_b\":null}}",
                "<?xml version='1.0'?><a/> | {\"a\":null}"
            })
    void theFriendlyKindHasNamesThatJavaScriptTakes(String xml, String json) {
        assertThat(XmlToJson.convert(Work.standard(), xml, XmlToJson.Options.FRIENDLY))
                .isEqualTo(json);
    }

    @Test
    void optionsOfXmlToJson() {
        assertThat(XmlToJson.convert(
                        Work.standard(), "<a><b>1</b></a>", new XmlToJson.Options(false, true, false, false, false)))
                .isEqualTo("{\"a\":{\"b\":[\"1\"]}}");
        assertThat(XmlToJson.convert(
                        Work.standard(), "<a><b></b></a>", new XmlToJson.Options(false, false, false, true, false)))
                .isEqualTo("{\"a\":{\"b\":null}}");
        assertThat(XmlToJson.convert(
                        Work.standard(), "<a> t </a>", new XmlToJson.Options(false, false, false, false, true)))
                .isEqualTo("{\"a\":\"t\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"a\":1} | <a>1</a>",
                "{\"a\":null} | <a />",
                "{\"a\":{}} | <a />",
                "{\"a\":true} | <a>true</a>",
                "{\"a\":1.0} | <a>1.0</a>",
                "{\"a\":\"x<y\"} | <a>x&lt;y</a>",
                "{\"a\":{\"b\":[1,2]}} | <a><b>1</b><b>2</b></a>",
                "{\"a\":{\"b\":[[1],2]}} | <a><b><b>1</b></b><b>2</b></a>",
                "{\"a\":{\"@x\":1,\"#text\":\"t\"}} | <a x=\"1\">t</a>",
                "{\"a\":{\"#cdata-section\":\"t\"}} | <a><![CDATA[t]]></a>",
                "{\"a\":1,\"b\":2} | <root><a>1</a><b>2</b></root>",
                "[1,2] | <root><item>1</item><item>2</item></root>",
                "5 | <root>5</root>",
                "{\"a b\":1} | <a_x0020_b>1</a_x0020_b>",
                "{\"1a\":1} | <_x0031_a>1</_x0031_a>",
                "{\"first_name\":1} | <first_name>1</first_name>",
                "{\"p_a\":{\"xmlns_p\":\"u\",\"p_b\":1}} | <p:a xmlns:p=\"u\"><p:b>1</p:b></p:a>",
                "{\"a\":{\"xmlns\":\"u\",\"b\":1}} | <a xmlns=\"u\"><b>1</b></a>",
                "{\"a\":{\"@xmlns_p\":\"u\",\"@p_x\":1}} | <a xmlns:p=\"u\" p:x=\"1\" />",
                "{} | <root />"
            })
    void jsonBecomesXml(String json, String xml) {
        assertThat(JsonToXml.convert(Work.standard(), json, JsonToXml.Options.DEFAULT))
                .isEqualTo(xml);
    }

    @Test
    void theDocumentedExampleOfJsonToXml() {
        var options = new JsonToXml.Options(false, ":", "xmlns", "#attrs");
        String json =
                "{\"s:E\":{\"xmlns:s\":\"urn:s\",\"xmlns:v1\":\"urn:v\",\"s:Header\":{},\"s:Body\":{\"v1:QueryList\":"
                        + "{\"#attrs\":{\"queryName\":\"test\"},\"QueryItem\":{\"name\":\"dummy text\"}}}}}";
        assertThat(JsonToXml.convert(Work.standard(), json, options))
                .isEqualTo(
                        "<s:E xmlns:s=\"urn:s\" xmlns:v1=\"urn:v\"><s:Header /><s:Body><v1:QueryList queryName=\"test\">"
                                + "<QueryItem><name>dummy text</name></QueryItem></v1:QueryList></s:Body></s:E>");
    }

    @Test
    void whatIsNoneIsRefusedAndWhatIsTooMuchStopped() {
        assertThatThrownBy(() -> XmlToJson.convert(Work.standard(), "{}", XmlToJson.Options.DIRECT))
                .isInstanceOf(NetException.class)
                .hasMessage("Data at the root level is invalid. Line 1, position 1.");
        assertThatThrownBy(() -> JsonToXml.convert(Work.standard(), "<a/>", JsonToXml.Options.DEFAULT))
                .hasMessage("Unexpected character encountered while parsing value: <. Path '', line 0, position 0.");
        String deep = "<a>".repeat(5000) + "</a>".repeat(5000);
        assertThatThrownBy(() -> XmlToJson.convert(Work.standard(), deep, XmlToJson.Options.DIRECT))
                .isInstanceOf(ExhaustedException.class);
    }

    @Test
    void headersSayWhatABodyIs() {
        assertThat(MediaTypes.isJson("application/problem+JSON; charset=utf-8")).isTrue();
        assertThat(MediaTypes.isJson("text/plain")).isFalse();
        assertThat(MediaTypes.isXml("text/xml")).isTrue();
        assertThat(MediaTypes.asksForXml("text/html, application/xml;q=0.9, */*;q=0.8"))
                .isTrue();
        assertThat(MediaTypes.asksForJson("*/*")).isFalse();
        assertThat(MediaTypes.asksForJson(null)).isFalse();
    }

    @Test
    void callbacksAreIdentifiers() {
        assertThat(Jsonp.wrap("a.b$_1", "{\"x\":1}")).isEqualTo("a.b$_1({\"x\":1})");
        for (String bad : new String[] {"", "1a", "a b", "a;b", "a(", "alert(1)//", "a..b", "é"}) {
            assertThat(Jsonp.isCallback(bad)).as(bad).isFalse();
        }
    }

    @Test
    void textIsReplacedHoweverABodyIsCut() {
        var random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            String body = letters(random, 40);
            String from = letters(random, 3);
            String to = letters(random, 4);
            var replace = new FindAndReplace(from, to, StandardCharsets.UTF_8);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            var out = new ByteArrayOutputStream();
            for (int at = 0; at < bytes.length; ) {
                int length = Math.min(bytes.length - at, random.nextInt(5));
                replace.update(bytes, at, length, out);
                at += length;
            }
            replace.finish(out);
            String expected = from.isEmpty() ? body : body.replace(from, to);
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .as(body + " " + from + " " + to)
                    .isEqualTo(expected);
            assertThat(replace.longest(bytes.length)).isGreaterThanOrEqualTo(out.size());
        }
    }

    private static String letters(Random random, int most) {
        var text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append(random.nextBoolean() ? 'a' : 'é');
        }
        return text.toString();
    }
}
