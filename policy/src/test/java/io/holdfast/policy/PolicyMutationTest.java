package io.holdfast.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.testing.Mutations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Policy documents come from outside: whatever is written in one, it is checked with words for people and compiled without a failure. */
class PolicyMutationTest {

    private static final PolicyLanguage LANGUAGE = PolicyLanguage.load();
    private static final String[] WORDS = {
        "<base />",
        "<choose>",
        "</choose>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "&amp;",
        "&#0;",
        "&x;",
        "@(",
        "@{",
        ")",
        "}",
        "{{key}}",
        "{{",
        "\"",
        "'",
        "<",
        ">",
        "<?xml?>",
        "<!DOCTYPE a [<!ENTITY x \"y\">]>",
        "\u0000",
        "\uD83D\uDE00",
        "-1",
        "99999999999"
    };

    @TestFactory
    Stream<DynamicTest> brokenDocumentsAreRefusedInWords() {
        return Stream.of(Mutations.test("document", documents(), PolicyMutationTest::check, WORDS));
    }

    static void check(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        for (PolicyFormat format : List.of(PolicyFormat.RAWXML, PolicyFormat.XML)) {
            PolicyDocument document = LANGUAGE.parse(text, format);
            for (PolicyProblem problem : LANGUAGE.check(document, PolicyScope.API, new FakeReferences("key", "wide"))) {
                assertThat(problem.toString()).isNotBlank();
            }
            // What may not be written may still come out of a backup.
            LANGUAGE.compile(List.of(new ScopedDocument(PolicyScope.API, document)), new FakeContext());
        }
    }

    static Stream<byte[]> documents() {
        return Stream.of(
                        PolicyLanguage.DEFAULT_GLOBAL_DOCUMENT,
                        """
                        <policies><inbound><base /><choose><when condition="@(context.Request.Method == &quot;GET&quot;)">
                        <set-header name="{{key}}" exists-action="override"><value>a</value></set-header></when><otherwise>
                        <return-response><set-status code="403" reason="no" /></return-response></otherwise></choose></inbound>
                        <backend><forward-request timeout="5" /></backend><outbound><base /></outbound><on-error /></policies>""",
                        """
                        <policies><inbound><cors allow-credentials="true"><allowed-origins><origin>https://a.example</origin>
                        </allowed-origins><allowed-methods><method>*</method></allowed-methods></cors><rewrite-uri template="/a/{b}" />
                        <set-body>@{ return "a < b"; }</set-body><mock-response status-code="200" /></inbound></policies>""",
                        "<fragment><set-query-parameter name=\"a\"><value>{{wide}}</value></set-query-parameter></fragment>")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
