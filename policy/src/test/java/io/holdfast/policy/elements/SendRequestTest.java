package io.holdfast.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.policy.FakeContext;
import io.holdfast.policy.FakeExchange;
import io.holdfast.policy.FakeOutside;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Response;
import io.holdfast.policy.Run;
import io.holdfast.policy.calls.CallFailure;
import io.holdfast.policy.calls.CallField;
import io.holdfast.policy.calls.CallOut;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendRequestTest {

    private static final String URL = "<set-url>https://a.test/x?y=1</set-url>";

    private final FakeExchange exchange = new FakeExchange();

    private Flow send(String attributes, String children) {
        return Run.inbound(exchange, "<send-request " + attributes + ">" + children + "</send-request>");
    }

    private CallOut sent() {
        assertThat(exchange.outside.sent).hasSize(1);
        return exchange.outside.sent.getFirst();
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Test
    void sendsWhatItsElementsSay() {
        exchange.outside.answer = CompletableFuture.completedFuture(FakeOutside.answer(404, "{}"));
        exchange.variable("u", " https://b.test/ ");

        assertThat(send("response-variable-name='r' timeout='7'", """
                        <set-url>@(var.u)</set-url><set-method>POST</set-method>
                        <set-header name='X-A' exists-action='override'><value>1</value><value>2</value></set-header>
                        <set-body>hello</set-body>""")).isEqualTo(Flow.FORWARD);

        assertThat(sent().url()).isEqualTo("https://b.test/");
        assertThat(sent().method()).isEqualTo("POST");
        assertThat(sent().fields()).containsExactly(new CallField("X-A", "1,2"));
        assertThat(text(sent().body())).isEqualTo("hello");
        assertThat(sent().timeout()).isEqualTo(Duration.ofSeconds(7));
        Response response = (Response) exchange.variables().get("r");
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.reason()).isEqualTo("Said");
        assertThat(response.body().text(true)).isEqualTo("{}");
    }

    @Test
    void aMinuteIsUsualAndMillisecondsCountBefore() {
        send("", URL);
        assertThat(sent().timeout()).isEqualTo(Duration.ofMinutes(1));
        exchange.outside.sent.clear();
        send("timeout='5' timeout-ms='250'", URL);
        assertThat(sent().timeout()).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void aCopyBeginsWithTheCallersRequest() {
        exchange.backend(() -> "http://backend.test/base/");
        exchange.method = "PUT";
        exchange.query = "q=1";
        exchange.requestBody = "mine";
        exchange.requestHeaders.add("X-A", "a");
        exchange.requestHeaders.add("Host", "caller.test");
        exchange.requestHeaders.add("Content-Length", "4");

        send("mode='copy'", "<set-header name='X-B'><value>b</value></set-header>");

        assertThat(sent().url()).isEqualTo("http://backend.test/base/orders/17?q=1");
        assertThat(sent().method()).isEqualTo("PUT");
        assertThat(sent().fields()).containsExactly(new CallField("X-A", "a"), new CallField("X-B", "b"));
        assertThat(text(sent().body())).isEqualTo("mine");
        assertThat(exchange.requestBody).isEqualTo("mine");
    }

    @ParameterizedTest
    @CsvSource({"Timeout,500", "BackendConnectionFailure,500", "ResponseTooLarge,500", "TooManyCalls,503"})
    void aFailureIsAnErrorOfThePolicy(String reason, int status) {
        exchange.outside.answer = CompletableFuture.failedFuture(new CallFailure(reason, "It is so."));

        Run.start(
                exchange,
                Run.compile(
                        new FakeContext(),
                        "<policies><inbound><send-request response-variable-name='r'>" + URL
                                + "</send-request></inbound><backend/><outbound/><on-error>"
                                + "<set-variable name='e' value='@(error)'/></on-error></policies>"));

        assertThat(exchange.status).isEqualTo(status);
        assertThat(exchange.lastError().source()).isEqualTo("send-request");
        assertThat(exchange.variables().get("e")).isEqualTo(reason + " send-request[1] It is so.");
        assertThat(exchange.responseBody).doesNotContain("It is so");
    }

    @Test
    void aFailureMayBeIgnored() {
        exchange.outside.answer = CompletableFuture.failedFuture(new CallFailure("Timeout", ""));

        assertThat(send("response-variable-name='r' ignore-error='true'", URL)).isEqualTo(Flow.FORWARD);

        assertThat(exchange.variables()).containsEntry("r", null);
    }

    @Test
    void aStatusFailsOnlyIfThatIsWanted() {
        exchange.outside.answer = CompletableFuture.completedFuture(FakeOutside.answer(503, ""));
        assertThat(send("", URL)).isEqualTo(Flow.FORWARD);
        assertThat(send("fail-on-error-status-code='true'", URL)).isEqualTo(Flow.RESPOND);
        assertThat(exchange.lastError().reason()).isEqualTo("ErrorStatusCode");
        assertThat(exchange.status).isEqualTo(500);
    }

    @Test
    void aTokenIsPutIntoThatRequestAlone() {
        send("", URL + "<authentication-managed-identity resource='https://r.test' client-id='@(text.c)'/>");

        assertThat(exchange.outside.asked).containsExactly("https://r.test c");
        assertThat(sent().fields()).containsExactly(new CallField("Authorization", "Bearer t0ken"));
        assertThat(exchange.requestHeaders.get("Authorization")).isNull();
    }

    @Test
    void withoutItsTokenItIsNotSent() {
        exchange.outside.token = CompletableFuture.failedFuture(new CallFailure("ManagedIdentityTokenFailure", "No."));
        assertThat(send("", URL + "<authentication-managed-identity resource='r'/>"))
                .isEqualTo(Flow.RESPOND);
        assertThat(exchange.outside.sent).isEmpty();
        assertThat(exchange.lastError().reason()).isEqualTo("ManagedIdentityTokenFailure");

        assertThat(send("", URL + "<authentication-managed-identity resource='r' ignore-error='true'/>"))
                .isEqualTo(Flow.FORWARD);
        assertThat(sent().fields()).isEmpty();
    }

    @Test
    void aProxyIsThatRequestsOwn() {
        send("", URL + "<proxy url='http://p.test:8080' username='u' password='p'/>");

        assertThat(sent().proxy().host()).isEqualTo("p.test");
        assertThat(sent().proxy().port()).isEqualTo(8080);
        assertThat(sent().proxy().credentials()).isEqualTo("Basic dTpw");
    }

    @Test
    void whatEvaluatesLongIsEvaluatedElsewhere() {
        send("", "<set-url>@(slow.text.u)</set-url>");
        assertThat(sent().url()).isEqualTo("u");
        assertThat(exchange.host.offloaded).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<send-request/>",
                "<send-request><set-url>u</set-url><set-method>CONNECT</set-method></send-request>",
                "<send-request><set-url>u</set-url><authentication-token token-type='token-service'/></send-request>",
                "<send-request><set-url>u</set-url><proxy url='socks5://p'/></send-request>",
                "<send-request><set-url>u</set-url><authentication-certificate/></send-request>",
                "<send-one-way-request/>"
            })
    void whatCannotRunFailsClosed(String policy) {
        assertThat(Run.inbound(exchange, policy)).isEqualTo(Flow.RESPOND);
        assertThat(exchange.outside.sent).isEmpty();
        assertThat(exchange.responseBody).contains("can't run: ");
    }

    @Test
    void oneWayWaitsForNothing() {
        exchange.outside.token = new CompletableFuture<>();

        assertThat(Run.inbound(
                        exchange,
                        "<send-one-way-request timeout='9'>" + URL
                                + "<authentication-managed-identity resource='r'/></send-one-way-request>"))
                .isEqualTo(Flow.FORWARD);

        assertThat(exchange.outside.forgotten).isEmpty();
        exchange.outside.token.complete("late");
        assertThat(exchange.outside.forgotten.getFirst().fields())
                .containsExactly(new CallField("Authorization", "Bearer late"));
        assertThat(exchange.outside.forgotten.getFirst().timeout()).isEqualTo(Duration.ofSeconds(9));
    }
}
