package io.holdfast.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.policy.FakeContext;
import io.holdfast.policy.FakeExchange;
import io.holdfast.policy.Forwarding;
import io.holdfast.policy.Run;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ForwardRequestTest {

    private final FakeExchange exchange = new FakeExchange();

    @Test
    void asksForNothingByDefault() {
        backend("<forward-request/>", 503);

        assertThat(exchange.forwarding).isEqualTo(Forwarding.DEFAULT);
        assertThat(exchange.status).isEqualTo(503);
    }

    @Test
    void passesItsSettingsOn() {
        backend(
                "<forward-request timeout='20' buffer-request-body='true' buffer-response='false' http-version='2or1'/>",
                200);

        assertThat(exchange.forwarding).isEqualTo(new Forwarding(Duration.ofSeconds(20), true, false));
    }

    @Test
    void takesMilliseconds() {
        backend("<forward-request timeout-ms='20'/>", 200);

        assertThat(exchange.forwarding).isEqualTo(new Forwarding(Duration.ofMillis(20), false, true));
    }

    @Test
    void failsOnErrorStatusIfAskedTo() {
        backend("<forward-request fail-on-error-status-code='true'/>", 503);

        assertThat(exchange.status).isEqualTo(503);
        assertThat(exchange.responseBody)
                .isEqualTo("{ \"statusCode\": 503, \"message\": \"The backend answered with status code 503.\" }");
    }

    @Test
    void whatCantBeHonouredFailsClosed() {
        backend("<forward-request http-version='2'/>", 200);

        assertThat(exchange.responseBody).contains("Holdfast does not speak HTTP/2 to backends yet");
    }

    @Test
    void alsoWhatIsNotAskedFor() {
        backend("<forward-request continue-timeout='5'/>", 200);

        assertThat(exchange.responseBody).contains("does not honour its attribute 'continue-timeout' yet");
    }

    @Test
    void withoutItOutboundFollowsAtOnce() {
        String document =
                "<policies><inbound/><backend/><outbound><set-header name='A'><value>1</value></set-header></outbound></policies>";

        Run.through(exchange, Run.compile(new FakeContext(), document), e -> {
            throw new AssertionError("forwarded");
        });

        assertThat(exchange.responseHeaders.get("A")).isEqualTo("1");
    }

    private void backend(String policy, int status) {
        String document = "<policies><inbound/><backend>" + policy + "</backend></policies>";
        Run.through(exchange, Run.compile(new FakeContext(), document), e -> e.status = status);
    }
}
