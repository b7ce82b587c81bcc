package io.holdfast.liquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.dotnet.ExhaustedException;
import io.holdfast.dotnet.Work;
import io.holdfast.dotnet.json.Json;
import io.holdfast.dotnet.xml.Xml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of templates.tsv have a template and what DotLiquid makes of it. */
class LiquidTemplateTest {

    static final String BODY =
            "{\"name\":\"World\",\"n\":3,\"x\":1.5,\"yes\":true,\"no\":false,\"nothing\":null,\"empty\":\"\","
                    + "\"list\":[3,1,2],\"words\":[\"b\",\"a\",\"C\"],\"people\":[{\"name\":\"Ann\",\"age\":30},{\"name\":\"Bob\",\"age\":20}],"
                    + "\"o\":{\"k\":\"v\",\"Deep\":{\"z\":1}},\"html\":\"<b>x & y</b>\",\"date\":\"2024-03-05T06:07:08Z\",\"none\":[]}";

    static Map<String, Object> roots() {
        Map<String, Object> roots = new HashMap<>();
        roots.put("body", Json.untouched(Work.standard(), BODY));
        LiquidObject request = name -> name.equals("Method") ? "POST" : null;
        LiquidObject variables = name -> name.equals("who") ? "me" : null;
        LiquidObject context = name -> name.equals("Request") ? request : name.equals("Variables") ? variables : null;
        roots.put("context", context);
        return roots;
    }

    private static String render(String template) {
        return LiquidTemplate.parse(template).render(Work.standard(), roots());
    }

    static Stream<Arguments> templates() {
        try (InputStream in = Objects.requireNonNull(LiquidTemplateTest.class.getResourceAsStream("templates.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .map(cells -> Arguments.of(cells[0].replace("\\n", "\n"), cells[1].replace("\\n", "\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void templatesAreRenderedAsDotLiquidRendersThem(String template, String expected) {
        String actual;
        try {
            actual = render(template);
        } catch (LiquidException e) {
            actual = "! " + e.getMessage();
        }
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void xmlIsBoundByItsNames() {
        Map<String, Object> roots = Map.of(
                "body",
                Xml.document(
                        Work.standard(),
                        "<s:Envelope xmlns:s=\"urn:s\"><s:Body><AddResponse id=\"7\"><Item>a</Item><Item>b</Item><Sum>3</Sum>"
                                + "</AddResponse></s:Body></s:Envelope>",
                        false));
        assertThat(LiquidTemplate.parse("{{body.envelope.body.addResponse.sum}},{{body.Envelope.Body.AddResponse.id}},"
                                + "{% for i in body.envelope.body.addResponse.item %}[{{i}}]{% endfor %}")
                        .render(Work.standard(), roots))
                .isEqualTo("3,7,[a][b]");
    }

    @Test
    void aTemplateIsRenderedManyTimes() {
        LiquidTemplate template =
                LiquidTemplate.parse("{% assign a = body.n %}{% increment c %}{{a}}{% cycle '1','2' %}");
        for (int i = 0; i < 3; i++) {
            assertThat(template.render(Work.standard(), roots())).isEqualTo("031");
        }
    }

    @Test
    void whatTakesTooMuchIsStopped() {
        Work little = Work.of(200_000_000L, 1 << 20);
        for (String template : List.of(
                "{% for i in (1..1000000000) %}x{% endfor %}",
                "{% assign s = 'x' %}{% for i in (1..60) %}{% capture s %}{{s}}{{s}}{% endcapture %}{% endfor %}",
                "{% for a in (1..2000) %}{% for b in (1..2000) %}{% for c in (1..2000) %}{% endfor %}{% endfor %}{% endfor %}",
                "{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' | Replace: '^(a+)+\\1b$', '' }}",
                "{{ 'x' | Times: 2000000000 }}")) {
            LiquidTemplate parsed = LiquidTemplate.parse(template);
            assertThatThrownBy(() -> parsed.render(Work.of(200_000_000L, 1 << 20), roots()))
                    .as(template)
                    .isInstanceOf(ExhaustedException.class);
        }
        assertThat(little.deadline()).isNotZero();
    }

    @Test
    void whatGoesTooDeepIsRefused() {
        assertThatThrownBy(() -> LiquidTemplate.parse("{% if a %}".repeat(1000)))
                .isInstanceOf(LiquidException.class)
                .hasMessage("Tags are nested deeper than 64 levels");
        assertThatThrownBy(() -> LiquidTemplate.parse("{{ a" + "[b".repeat(1000) + "]".repeat(1000) + " }}"))
                .isInstanceOf(LiquidException.class);
        assertThatThrownBy(() -> LiquidTemplate.parse("{% if a" + " and a".repeat(1000) + " %}{% endif %}"))
                .isInstanceOf(LiquidException.class);
    }
}
