package io.holdfast.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.policy.FakeContext;
import io.holdfast.policy.FakeExchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.PolicyFormat;
import io.holdfast.policy.Run;
import org.junit.jupiter.api.Test;

class IncludeFragmentTest {

    private final FakeExchange exchange = new FakeExchange();
    private final FakeContext context = new FakeContext();

    @Test
    void standsForThePoliciesOfTheFragment() {
        fragment("f", "<fragment><set-header name='A'><value>1</value></set-header><return-response/></fragment>");

        assertThat(Run.inbound(context, exchange, "<include-fragment fragment-id='f'/>"))
                .isEqualTo(Flow.RESPOND);

        assertThat(exchange.requestHeaders.get("A")).isEqualTo("1");
    }

    @Test
    void mayHoldCors() {
        fragment("f", "<fragment><cors><allowed-origins><origin>*</origin></allowed-origins></cors></fragment>");

        String document = Run.document("inbound", "<include-fragment fragment-id='f'/>");

        assertThat(Run.compile(context, document).answersPreflights()).isTrue();
    }

    @Test
    void failsClosedWithoutTheFragment() {
        Run.inbound(context, exchange, "<include-fragment fragment-id='gone'/>");

        assertThat(exchange.responseBody).contains("there is no fragment");
    }

    @Test
    void doesNotNest() {
        fragment("f", "<fragment><include-fragment fragment-id='f'/></fragment>");

        Run.inbound(context, exchange, "<include-fragment fragment-id='f'/>");

        assertThat(exchange.responseBody).contains("a fragment must not include another one");
    }

    private void fragment(String id, String text) {
        context.fragments.put(id, Run.LANGUAGE.parse(text, PolicyFormat.RAWXML));
    }
}
