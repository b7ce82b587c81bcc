package io.holdfast.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.testing.Mutations;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Of any document, the named values that its check asks for are those that are put in when it is compiled and those that a rename
 * rewrites; and with a named value under another name, the document that follows does what it did.
 */
class NamedValuesAgreementTest {

    private static final String BEFORE = "key";
    private static final String AFTER = "yek";

    /** In refusals; a new name may move it. */
    private static final String PLACE = " on line \\d+, column \\d+";

    private static final String[] WORDS = {
        "{{key}}",
        "{{ key }}",
        "{{\n\tkey}}",
        "{{other}}",
        "{{body.a}}",
        "{{key | Upcase}}",
        "{",
        "}",
        " ",
        "&#123;",
        "&#x7b;{&#107;ey}}",
        "&#x1F600;",
        "&amp;",
        "@(\"",
        "\")",
        "<!-- {{key}} -->",
        "<![CDATA[",
        "]]>",
        "<a>",
        "</a>",
        "template='liquid'",
        "\u00e9",
        "\uD83D\uDE00"
    };

    @TestFactory
    Stream<DynamicTest> checkUseAndRenameAgree() {
        return Stream.of(
                Mutations.test("raw", documents(), input -> agree(input, PolicyFormat.RAWXML), WORDS),
                Mutations.test("escaped", documents(), input -> agree(input, PolicyFormat.XML), WORDS));
    }

    private static void agree(byte[] bytes, PolicyFormat format) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        PolicyDocument document = Run.LANGUAGE.parse(text, format);
        Set<String> names = Run.LANGUAGE.namedValues(document, PolicyScope.API);
        assertThat(asked(document)).as("asked for by the check").isEqualTo(names);

        var used = new Recording(BEFORE);
        String behaviour = behaviour(document, used);
        assertThat(names).as("put in").containsAll(used.asked);
        if (behaviour.startsWith("0 ")) {
            // Nothing was refused, so everything was looked at.
            assertThat(used.asked).as("put in").isEqualTo(names);
        }

        String renamed = Run.LANGUAGE.renameNamedValue(document, PolicyScope.API, BEFORE, AFTER);
        if (!names.contains(BEFORE)) {
            assertThat(renamed).isEqualTo(text);
            return;
        }
        PolicyDocument follower = Run.LANGUAGE.parse(renamed, format);
        var expected = new HashSet<>(names);
        expected.remove(BEFORE);
        expected.add(AFTER);
        assertThat(Run.LANGUAGE.namedValues(follower, PolicyScope.API))
                .as("rewritten in " + renamed)
                .isEqualTo(expected);
        if (!names.contains(AFTER)) {
            assertThat(behaviour(follower, new Recording(AFTER)).replaceAll(PLACE, ""))
                    .as("what " + renamed + " does")
                    .isEqualTo(behaviour.replaceAll(PLACE, ""));
        }
    }

    private static Set<String> asked(PolicyDocument document) {
        var asked = new TreeSet<String>();
        Run.LANGUAGE.check(document, PolicyScope.API, new FakeReferences() {
            @Override
            public boolean hasNamedValue(String displayName) {
                return asked.add(displayName);
            }
        });
        return asked;
    }

    /** What a request sees of a document, with a named value. */
    private static String behaviour(PolicyDocument document, CompileContext context) {
        var exchange = new FakeExchange();
        Run.through(
                exchange,
                Run.LANGUAGE.compile(List.of(new ScopedDocument(PolicyScope.API, document)), context),
                answer -> answer.status = 0);
        return exchange.status + " " + exchange.responseBody + " " + exchange.requestBody + " "
                + exchange.requestHeaders.fields() + " " + exchange.path + exchange.query;
    }

    /** Has a named value, and remembers for which it was asked. */
    private static final class Recording extends FakeContext {

        private final Set<String> asked = new HashSet<>();

        Recording(String name) {
            namedValues.put(name, "value");
        }

        @Override
        public Optional<String> namedValue(String displayName) {
            asked.add(displayName);
            return super.namedValue(displayName);
        }
    }

    private static Stream<byte[]> documents() {
        return Stream.of(
                        "<set-header name='{{key}}'><value>{{ key }}</value></set-header>",
                        "<set-header name='a' exists-action=\"override\"><value>a&#x1F600;{{key}}b</value><value>&#123;{ &#107;ey }}</value></set-header>",
                        "<set-header name='a'><value><![CDATA[{{key}}]]>{{k<!-- -->ey}}</value></set-header>",
                        "<set-query-parameter name='a'><value>{{\tkey\n}}</value></set-query-parameter>",
                        "<!-- {{key}} --><set-body>{{key}}{{ body.x }}{{context.y}}</set-body>",
                        "<set-body> <a b='{{key}}'><!-- {{key}} -->&#123;{key}}</a> </set-body>",
                        "<set-body template='liquid'>{{ key }}{{ item }}</set-body>",
                        "<set-header name='a'><value>@(\"{{key}}\" + \"&#123;{key}}\")</value></set-header>")
                .map(policy -> Run.document("inbound", policy).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{region}}", "{{ region }}", "{{region }}", "&#123;{region}}", "<![CDATA[{{ region}}]]>"})
    void blanksAndReferencesToCharactersDoNotCount(String reference) {
        String policy = "<set-header name='a'><value>in " + reference + "</value></set-header>";
        var context = new FakeContext();
        context.namedValues.put("region", "east");
        var exchange = new FakeExchange();
        Run.inbound(context, exchange, policy);
        assertThat(exchange.requestHeaders.get("a")).isEqualTo("in east");

        PolicyDocument document = Run.LANGUAGE.parse(Run.document("inbound", policy), PolicyFormat.RAWXML);
        assertThat(Run.LANGUAGE.check(document, PolicyScope.API, new FakeReferences()))
                .extracting(PolicyProblem::message)
                .singleElement()
                .asString()
                .endsWith("Cannot find a property 'region'");
        String renamed = Run.LANGUAGE.renameNamedValue(document, PolicyScope.API, "region", "zone");
        assertThat(renamed.replace("<![CDATA[", "").replace("]]>", "")).contains(">in {{zone}}<");
    }

    @Test
    void whatTheCheckLeavesToLiquidIsTextWhenItRuns() {
        String policy = "<set-body>{{context.Variables.a}} {{ body.b }}</set-body>";
        PolicyDocument document = Run.LANGUAGE.parse(Run.document("inbound", policy), PolicyFormat.RAWXML);
        assertThat(Run.LANGUAGE.check(document, PolicyScope.API, new FakeReferences()))
                .isEmpty();
        var exchange = new FakeExchange();
        Run.inbound(exchange, policy);
        assertThat(exchange.requestBody).isEqualTo("{{context.Variables.a}} {{ body.b }}");
    }

    @Test
    void aRenameChangesNothingElse() {
        String text = "<policies>\r\n <!-- {{key}} --><inbound>\t<set-header name=\"a\" ><value >&lt;{{ key }}{{keys}}"
                + "{{Key}}</value ></set-header></inbound></policies>\n";
        assertThat(Run.LANGUAGE.renameNamedValue(
                        Run.LANGUAGE.parse(text, PolicyFormat.RAWXML), PolicyScope.API, "key", "k.2"))
                .isEqualTo(text.replace("{{ key }}", "{{k.2}}"));
    }

    @Test
    void aDocumentThatCannotBeReadIsLeftAlone() {
        PolicyDocument broken = Run.LANGUAGE.parse("<policies>{{key}}", PolicyFormat.RAWXML);
        assertThat(Run.LANGUAGE.namedValues(broken, PolicyScope.API)).isEmpty();
        assertThat(Run.LANGUAGE.renameNamedValue(broken, PolicyScope.API, "key", "yek"))
                .isEqualTo("<policies>{{key}}");
    }
}
