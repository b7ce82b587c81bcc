package io.holdfast.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.policy.FakeExchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Run;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** return-response, with set-status, set-header and set-body in it and elsewhere. */
class ReturnResponseTest {

    private final FakeExchange exchange = new FakeExchange();

    @Test
    void answers200WithoutABody() {
        exchange.responseHeaders.set("Left", "over");

        assertThat(Run.inbound(exchange, "<return-response/>")).isEqualTo(Flow.RESPOND);

        assertThat(exchange.status).isEqualTo(200);
        assertThat(exchange.responseHeaders.fields()).isEmpty();
        assertThat(exchange.responseBody).isEmpty();
    }

    @Test
    void actsOnTheResponseEvenInInbound() {
        Run.inbound(exchange, """
                <return-response>
                    <set-status code="401" reason="Go away"/>
                    <set-header name="A"><value>1</value></set-header>
                    <set-body>{"a": 1}</set-body>
                </return-response>""");

        assertThat(exchange.status).isEqualTo(401);
        assertThat(exchange.reason).isEqualTo("Go away");
        assertThat(exchange.responseHeaders.fields()).isEqualTo(Map.of("A", List.of("1")));
        assertThat(exchange.responseBody).isEqualTo("{\"a\": 1}");
        assertThat(exchange.requestHeaders.fields()).isEmpty();
    }

    @Test
    void whatCantRunInItFailsClosed() {
        Run.inbound(exchange, "<return-response><set-body template='liquid'>{% if %}</set-body></return-response>");

        assertThat(exchange.status).isEqualTo(500);
        assertThat(exchange.responseBody).contains("'set-body'", "Liquid");
    }

    @Test
    void setBodySendsMarkupAsWritten() {
        Run.inbound(exchange, "<set-body> <a b='1'>&lt;</a> </set-body>");

        assertThat(exchange.requestBody).isEqualTo(" <a b='1'>&lt;</a> ");
    }

    @Test
    void setBodyResolvesReferencesInText() {
        Run.outbound(exchange, "<set-body>&lt;a/> <![CDATA[<b/>]]></set-body>");

        assertThat(exchange.responseBody).isEqualTo("<a/> <b/>");
    }

    @Test
    void setStatusRefusesWhatIsNoFinalStatus() {
        Run.outbound(exchange, "<set-status code='101'/>");

        assertThat(exchange.status).isEqualTo(500);
        assertThat(exchange.responseBody).contains("its attribute 'code' is no whole number from 200 to 599");
    }
}
