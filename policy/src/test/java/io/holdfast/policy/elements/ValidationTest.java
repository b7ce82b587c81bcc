package io.holdfast.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.policy.FakeContext;
import io.holdfast.policy.FakeExchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Run;
import io.holdfast.policy.definition.Finding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** validate-content, -parameters, -headers and -status-code. */
class ValidationTest {

    private static final String CONTENT = "<validate-content unspecified-content-type-action='prevent' max-size='100'"
            + " size-exceeded-action='prevent' errors-variable-name='errors'><content type='application/json' validate-as='json' action='%s'/>"
            + "</validate-content>";
    private static final String PARAMETERS = "<validate-parameters specified-parameter-action='prevent'"
            + " unspecified-parameter-action='prevent' errors-variable-name='errors'><headers specified-parameter-action='prevent'"
            + " unspecified-parameter-action='ignore'><parameter name='X-Bad' action='prevent'/></headers></validate-parameters>";

    private final FakeExchange exchange = new FakeExchange();

    @BeforeEach
    void define() {
        Definitions.of(exchange);
        exchange.parameters.put("id", "17");
        exchange.parameters.put("kind", "a");
        exchange.query = "kind=a&size=5";
        exchange.requestHeaders.set("Content-Type", "application/json; charset=utf-8");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '"', textBlock = """
            {'name': 'x'}             | -
            {'name': 'x', 'age': 'y'} | Invalid type. Expected Integer but got String. Path 'age'. Line: 1, Position: 22
            {}                        | Body of the request does not conform to the definition Pet
            {                         | The text is no JSON
            """)
    void aRequestsBodyIsAsItsSchemaSays(String body, @Nullable String said) {
        exchange.requestBody = body.replace('\'', '"');

        Flow flow = Run.inbound(exchange, CONTENT.formatted("prevent"));

        if (said == null) {
            assertThat(flow).isEqualTo(Flow.FORWARD);
            assertThat(exchange.variables()).doesNotContainKey("errors");
        } else {
            assertThat(flow).isEqualTo(Flow.RESPOND);
            assertThat(exchange.status).isEqualTo(400);
            assertThat(exchange.responseBody).contains(said);
            assertThat(exchange.variables().get("errors").toString())
                    .contains(
                            "\"ValidationRule\": \"IncorrectMessage\"",
                            "\"Action\": \"prevent\"",
                            "\"Type\": \"RequestBody\"");
        }
    }

    @Test
    void whatIsDetectedPassesAndWhatIsIgnoredIsNotLookedAt() {
        exchange.requestBody = "{}";

        assertThat(Run.inbound(exchange, CONTENT.formatted("detect"))).isEqualTo(Flow.FORWARD);
        assertThat(exchange.variables().get("errors").toString()).contains("\"Action\": \"detect\"");

        var other = new FakeExchange();
        Definitions.of(other);
        other.requestHeaders.set("Content-Type", "application/json");
        other.requestBody = "{}";
        assertThat(Run.inbound(other, CONTENT.formatted("ignore"))).isEqualTo(Flow.FORWARD);
        assertThat(other.variables()).doesNotContainKey("errors");
    }

    @Test
    void sizeAndContentTypeAreBounded() {
        exchange.requestBody = "{\"name\": \"" + "x".repeat(100) + "\"}";
        assertThat(Run.inbound(exchange, CONTENT.formatted("prevent"))).isEqualTo(Flow.RESPOND);
        assertThat(exchange.responseBody)
                .contains("Request's body is 112 bytes long and it exceeds the limit of 100 bytes.");

        exchange.requestBody = "x";
        exchange.requestHeaders.set("Content-Type", "text/plain");
        assertThat(Run.inbound(exchange, CONTENT.formatted("prevent"))).isEqualTo(Flow.RESPOND);
        assertThat(exchange.responseBody).contains("Unspecified content type text/plain is not allowed.");
    }

    @Test
    void contentTypesAreMapped() {
        String mapped = CONTENT.formatted("prevent")
                .replace(
                        "<content ",
                        "<content-type-map missing-content-type-value='application/json'>"
                                + "<type from='text/json' to='application/json'/></content-type-map><content ");
        exchange.requestBody = "{}";
        exchange.requestHeaders.set("Content-Type", "text/json");
        assertThat(Run.inbound(exchange, mapped)).isEqualTo(Flow.RESPOND);
        exchange.requestHeaders.remove("Content-Type");
        assertThat(Run.inbound(exchange, mapped)).isEqualTo(Flow.RESPOND);
        exchange.requestBody = "{\"name\": \"x\"}";
        assertThat(Run.inbound(exchange, mapped)).isEqualTo(Flow.FORWARD);
    }

    @Test
    void aResponsesBodyIsTheBackendsAndNobodysBusiness() {
        Run.through(
                exchange,
                Run.compile(new FakeContext(), Run.document("outbound", CONTENT.formatted("prevent"))),
                backend -> {
                    backend.responseHeaders.set("Content-Type", "application/json");
                    backend.responseBody = "{\"age\": 5}";
                });

        assertThat(exchange.status).isEqualTo(502);
        assertThat(exchange.responseBody).contains(Finding.NOT_SAID).doesNotContain("Pet");
        assertThat(exchange.variables().get("errors").toString())
                .contains("Body of the response does not conform to the definition Pet");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '"', textBlock = """
            id    | x            | cannot be parsed according to the definition
            kind  | c            | is not defined in enum
            query | kind=a       | The required query parameter size is missing.
            query | kind=a&size=x | Value of the query parameter size cannot be parsed
            query | size=1&size=2 | Request cannot contain multiple values for the query parameter size.
            query | size=1&more=2 | Unspecified query parameter more is not allowed.
            query | size=%31     | -
            X-Flag | true        | -
            X-Flag | maybe       | Value of the header X-Flag cannot be parsed
            X-Bad | any          | Unspecified header X-Bad is not allowed.
            X-Other | any        | -
            """)
    void parametersAreAsTheDefinitionSays(String name, String value, @Nullable String said) {
        switch (name) {
            case "query" -> exchange.query = value;
            case "id", "kind" -> exchange.parameters.put(name, value);
            default -> exchange.requestHeaders.set(name, value);
        }

        Flow flow = Run.inbound(exchange, PARAMETERS);

        if (said == null) {
            assertThat(flow).as(exchange.responseBody).isEqualTo(Flow.FORWARD);
        } else {
            assertThat(flow).isEqualTo(Flow.RESPOND);
            assertThat(exchange.status).isEqualTo(400);
            assertThat(exchange.responseBody).contains(said.replace("\"", "\\\""));
        }
    }

    @Test
    void aResponsesStatusIsDeclared() {
        String document =
                "<validate-status-code unspecified-status-code-action='prevent' errors-variable-name='errors'>"
                        + "<status-code code='500' action='detect'/><status-code code='404' action='prevent'/></validate-status-code>";
        assertThat(outbound(document, 200)).isEqualTo(200);
        assertThat(outbound(document, 404)).as("it is declared").isEqualTo(404);
        assertThat(outbound(document, 500)).isEqualTo(500);
        assertThat(outbound(document, 403)).isEqualTo(502);
        assertThat(exchange.variables().get("errors").toString()).contains("Response status code 403 is not allowed.");
    }

    @Test
    void aResponsesHeadersAreDeclared() {
        String document = "<validate-headers specified-header-action='prevent' unspecified-header-action='prevent'>"
                + "<header name='X-Free' action='ignore'/></validate-headers>";
        exchange.responseHeaders.set("X-Count", "5");
        exchange.responseHeaders.set("X-Free", "5");
        assertThat(outbound(document, 200)).isEqualTo(200);
        exchange.responseHeaders.set("X-Count", "many");
        assertThat(outbound(document, 200)).isEqualTo(502);
        exchange.responseHeaders.set("X-Count", "5");
        exchange.responseHeaders.set("Server", "x");
        assertThat(outbound(document, 200)).isEqualTo(502);
        assertThat(exchange.responseBody).contains(Finding.NOT_SAID);
    }

    @Test
    void withoutADefinitionNothingPasses() {
        exchange.definition = null;
        exchange.requestBody = "{}";
        assertThat(Run.inbound(exchange, CONTENT.formatted("prevent"))).isEqualTo(Flow.RESPOND);
        assertThat(exchange.status).isEqualTo(500);

        exchange.operation = null;
        assertThat(Run.inbound(exchange, CONTENT.formatted("prevent"))).isEqualTo(Flow.RESPOND);
        assertThat(exchange.responseBody).contains("it needs an operation");
    }

    private int outbound(String document, int status) {
        Run.through(
                exchange,
                Run.compile(new FakeContext(), Run.document("outbound", document)),
                backend -> backend.status = status);
        return exchange.status;
    }
}
