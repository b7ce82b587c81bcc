package io.holdfast.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.policy.FakeContext;
import io.holdfast.policy.FakeExchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Run;
import org.junit.jupiter.api.Test;

class MockResponseTest {

    private static final String OPERATION = """
            {"urlTemplate": "/", "responses": [
              {"statusCode": 200, "representations": [
                {"contentType": "application/json", "examples": {"default": {"value": {"a": 1}}, "second": {"value": "[2]"}}},
                {"contentType": "text/plain", "sample": "plain"},
                {"contentType": "text/html", "schemaId": "s"}]},
              {"statusCode": 404}]}""";

    private final FakeExchange exchange = new FakeExchange();

    @Test
    void answersTheFirstExample() {
        assertThat(mock("")).isEqualTo(Flow.RESPOND);

        assertThat(exchange.status).isEqualTo(200);
        assertThat(exchange.responseHeaders.get("Content-Type")).isEqualTo("application/json");
        assertThat(exchange.responseBody).isEqualToIgnoringWhitespace("{\"a\":1}");
    }

    @Test
    void answersTheExampleAskedFor() {
        mock("index='1'");

        assertThat(exchange.responseBody).isEqualTo("[2]");
    }

    @Test
    void choosesByContentType() {
        mock("content-type='Text/Plain; charset=utf-8'");

        assertThat(exchange.responseHeaders.get("Content-Type")).isEqualTo("text/plain");
        assertThat(exchange.responseBody).isEqualTo("plain");
    }

    @Test
    void answersWithoutContentWhereThereIsNone() {
        mock("status-code='404'");

        assertThat(exchange.status).isEqualTo(404);
        assertThat(exchange.responseHeaders.fields()).isEmpty();
        assertThat(exchange.responseBody).isEmpty();
    }

    @Test
    void aSchemaWithoutExamplesGetsOneMade() {
        Definitions.of(exchange);

        assertThat(Run.inbound(exchange, "<mock-response/>")).isEqualTo(Flow.RESPOND);

        assertThat(exchange.status).isEqualTo(200);
        assertThat(exchange.responseHeaders.get("Content-Type")).isEqualTo("application/json");
        assertThat(exchange.responseBody).isEqualToIgnoringWhitespace("{\"name\":\"string\",\"age\":0}");
    }

    @Test
    void canBeSwitchedOff() {
        assertThat(mock("enabled='false'")).isEqualTo(Flow.FORWARD);
    }

    private Flow mock(String attributes) {
        FakeContext context = new FakeContext();
        exchange.operation(OPERATION);
        return Run.inbound(context, exchange, "<mock-response " + attributes + "/>");
    }
}
