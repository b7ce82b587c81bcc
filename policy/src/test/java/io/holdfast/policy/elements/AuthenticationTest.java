package io.holdfast.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.policy.FakeExchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Run;
import io.holdfast.policy.calls.CallFailure;
import io.holdfast.policy.calls.HttpProxy;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What signs the forwarded request in, and the way that it takes. */
class AuthenticationTest {

    private final FakeExchange exchange = new FakeExchange();

    @Test
    void basic() {
        exchange.variable("p", "ä:b");
        Run.inbound(exchange, "<authentication-basic username='u' password='@(var.p)'/>");

        assertThat(exchange.requestHeaders.get("Authorization")).isEqualTo("Basic dTrDpDpi");
    }

    @Test
    void aTokenOfTheManagedIdentity() {
        Run.inbound(exchange, "<authentication-managed-identity resource='https://r.test'/>");

        assertThat(exchange.requestHeaders.get("Authorization")).isEqualTo("Bearer t0ken");
        assertThat(exchange.outside.asked).containsExactly("https://r.test null");
    }

    @Test
    void orItGoesIntoAVariableAlone() {
        exchange.requestHeaders.set("Authorization", "mine");
        Run.inbound(
                exchange,
                "<authentication-managed-identity resource='r' client-id='c' output-token-variable-name='t'/>");

        assertThat(exchange.variables()).containsEntry("t", "t0ken");
        assertThat(exchange.requestHeaders.get("Authorization")).isEqualTo("mine");
    }

    @Test
    void aTokenThatComesLaterIsWaitedFor() {
        exchange.outside.token = new CompletableFuture<>();
        assertThat(Run.inbound(exchange, "<authentication-managed-identity resource='r'/>"))
                .isEqualTo(Flow.SUSPEND);

        exchange.outside.token.complete("late");
        assertThat(exchange.host.settle()).isEqualTo(Flow.FORWARD);
        assertThat(exchange.requestHeaders.get("Authorization")).isEqualTo("Bearer late");
    }

    @Test
    void withoutATokenTheCallFails() {
        exchange.outside.token = CompletableFuture.failedFuture(new CallFailure("ManagedIdentityTokenFailure", "Why."));
        assertThat(Run.inbound(exchange, "<authentication-managed-identity resource='r'/>"))
                .isEqualTo(Flow.RESPOND);

        assertThat(exchange.status).isEqualTo(500);
        assertThat(exchange.lastError().source()).isEqualTo("authentication-managed-identity");
        assertThat(exchange.lastError().message()).isEqualTo("Why.");
        assertThat(exchange.responseBody).doesNotContain("Why");
    }

    @Test
    void unlessThatIsIgnored() {
        exchange.outside.token = CompletableFuture.failedFuture(new CallFailure("ManagedIdentityTokenFailure", "Why."));
        assertThat(Run.inbound(exchange, "<authentication-managed-identity resource='r' ignore-error='true'/>"))
                .isEqualTo(Flow.FORWARD);
        assertThat(exchange.requestHeaders.get("Authorization")).isNull();
    }

    @Test
    void aProxy() {
        exchange.variable("u", "http://p.test");
        Run.inbound(exchange, "<proxy url='@(var.u)'/>");

        assertThat(exchange.note(HttpProxy.class)).isEqualTo(new HttpProxy("p.test", 80, null));
    }

    @Test
    void aProxyOfAnotherKindFails() {
        exchange.variable("u", "socks5://p.test");
        assertThat(Run.inbound(exchange, "<proxy url='@(var.u)'/>")).isEqualTo(Flow.RESPOND);
        assertThat(exchange.lastError().message()).contains("must begin with http://");
    }

    @Test
    void aCertificateThatIsNotThereFailsTheCall() {
        assertThat(Run.inbound(exchange, "<authentication-certificate thumbprint='AB'/>"))
                .isEqualTo(Flow.RESPOND);
        assertThat(exchange.lastError().reason()).isEqualTo("CertificateNotUsable");
        assertThat(exchange.lastError().message()).isEqualTo("The certificate is not there.");
    }

    @Test
    void aBodyThatIsNoCertificateFailsTheCall() {
        assertThat(Run.inbound(exchange, "<authentication-certificate body='@(bytes.x)' password='p'/>"))
                .isEqualTo(Flow.RESPOND);
        assertThat(exchange.lastError().message()).contains("cannot be opened");
        assertThat(exchange.host.offloaded).as("it is work").isPositive();
    }
}
