package io.holdfast.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.policy.FakeContext;
import io.holdfast.policy.FakeExchange;
import io.holdfast.policy.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SetBackendServiceTest {

    private final FakeExchange exchange = new FakeExchange();
    private final FakeContext context = new FakeContext();

    @BeforeEach
    void entity() {
        context.backends.put("wide", "https://wide.example");
        context.backends.put("narrow", "https://narrow.example");
    }

    @Test
    void takesABaseUrl() {
        Run.inbound(context, exchange, "<set-backend-service base-url='https://x.example/v2'/>");

        assertThat(exchange.backend).isEqualTo("https://x.example/v2");
    }

    @Test
    void takesAnEntity() {
        Run.inbound(context, exchange, "<set-backend-service backend-id='wide'/>");

        assertThat(exchange.backend).isEqualTo("https://wide.example");
    }

    @Test
    void aNarrowerEntityReplacesAWiderOne() {
        scopes("backend-id='wide'", "backend-id='narrow'");

        assertThat(exchange.backend).isEqualTo("https://narrow.example");
    }

    @Test
    void aNarrowerUrlReplacesAWiderOne() {
        scopes("base-url='https://a.example'", "base-url='https://b.example'");

        assertThat(exchange.backend).isEqualTo("https://b.example");
    }

    @Test
    void aNarrowerUrlDoesNotReplaceAWiderEntity() {
        scopes("backend-id='wide'", "base-url='https://b.example'");

        assertThat(exchange.backend).isEqualTo("https://wide.example");
    }

    @Test
    void inOneDocumentTheLastOneCounts() {
        Run.inbound(
                context,
                exchange,
                "<set-backend-service backend-id='wide'/><set-backend-service base-url='https://b.example'/>");

        assertThat(exchange.backend).isEqualTo("https://b.example");
    }

    @Test
    void whatIsNotThereFailsClosed() {
        Run.inbound(context, exchange, "<set-backend-service backend-id='gone'/>");
        assertThat(exchange.responseBody).contains("there is no backend");

        Run.inbound(context, exchange, "<set-backend-service base-url='ftp://x'/>");
        assertThat(exchange.responseBody).contains("its base-url is not valid");

        Run.inbound(context, exchange, "<set-backend-service backend-id='wide' dapr-app-id='x'/>");
        assertThat(exchange.responseBody).contains("'dapr-app-id'");

        Run.inbound(context, exchange, "<set-backend-service/>");
        assertThat(exchange.responseBody).contains("either 'base-url' or 'backend-id'");
    }

    private void scopes(String global, String operation) {
        var pipeline = Run.compile(context, document("", global), document("<base/>", operation));
        Run.through(exchange, pipeline, e -> {});
    }

    private static String document(String base, String attribute) {
        return "<policies><inbound>" + base + "<set-backend-service " + attribute + "/></inbound></policies>";
    }
}
