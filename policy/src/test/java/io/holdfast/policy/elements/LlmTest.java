package io.holdfast.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.policy.FakeContext;
import io.holdfast.policy.FakeExchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Run;
import io.holdfast.policy.usage.CallUsage;
import io.holdfast.policy.usage.Subscriber;
import io.holdfast.policy.usage.TokenTrust;
import io.holdfast.usage.CounterRoom;
import io.holdfast.usage.cache.ServiceCache;
import io.holdfast.usage.quota.Quotas;
import io.holdfast.usage.rate.LocalRates;
import io.holdfast.usage.rate.Rates;
import java.time.InstantSource;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The policies that limit the tokens of language models. */
class LlmTest {

    private static final String COMPLETION =
            "{\"choices\":[],\"usage\":{\"prompt_tokens\":20,\"completion_tokens\":30,\"total_tokens\":50}}";

    private final Counting usage = new Counting();

    private static final class Counting implements CallUsage {

        private final Rates rates = new LocalRates(new CounterRoom(100, () -> 1));
        private final Quotas quotas = new Quotas(new CounterRoom(100, () -> 1), InstantSource.system());

        @Override
        public String service() {
            return "contoso";
        }

        @Override
        public @Nullable Subscriber subscriber() {
            return null;
        }

        @Override
        public Rates rates() {
            return rates;
        }

        @Override
        public Quotas quotas() {
            return quotas;
        }

        @Override
        public ServiceCache cache() {
            throw new UnsupportedOperationException();
        }

        @Override
        public TokenTrust tokens() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void afterwards(LongConsumer bytes) {
            throw new UnsupportedOperationException();
        }
    }

    private FakeExchange call(String policy, int status, String type, String... pieces) {
        var exchange = new FakeExchange();
        exchange.usage = usage;
        exchange.requestBody = "{\"messages\":[{\"role\":\"user\",\"content\":\"" + "x".repeat(24) + "\"}]}";
        Run.through(exchange, Run.compile(new FakeContext(), Run.document("inbound", policy)), backend -> {
            backend.status = status;
            backend.responseHeaders.set("Content-Type", type);
            backend.responseBody = String.join("", pieces);
        });
        exchange.send(pieces);
        return exchange;
    }

    private FakeExchange completed(String policy) {
        return call(policy, 200, "application/json", COMPLETION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"llm-token-limit", "azure-openai-token-limit"})
    void callsPassWhileTokensAreLeft(String name) {
        String policy = "<" + name + " counter-key='k' tokens-per-minute='100' estimate-prompt-tokens='false'"
                + " remaining-tokens-header-name='x-left' remaining-tokens-variable-name='left' tokens-consumed-header-name='x-used'/>";

        FakeExchange first = completed(policy);
        assertThat(first.status).isEqualTo(200);
        assertThat(first.stamped).containsEntry("x-left", "100").containsEntry("x-used", "50");
        assertThat(first.variables()).containsEntry("left", 100);
        assertThat(completed(policy).stamped).containsEntry("x-left", "50");

        FakeExchange third = completed(policy);
        assertThat(third.status).isEqualTo(429);
        assertThat(third.responseBody).contains("Token limit is exceeded. Try again in ");
        assertThat(third.stamped).containsKey("Retry-After").containsEntry("x-left", "0");
        assertThat(completed(policy.replace("'k'", "'other'")).status).isEqualTo(200);
    }

    @Test
    void aPromptThatDoesNotFitIsRefusedBefore() {
        String policy = "<llm-token-limit counter-key='e' tokens-per-minute='%d' estimate-prompt-tokens='true'/>";

        assertThat(completed(policy.formatted(9)).status).isEqualTo(429);
        assertThat(completed(policy.formatted(10)).status)
                .as("24 characters and a message")
                .isEqualTo(200);
    }

    @Test
    void whatIsNoSuccessConsumesNothing() {
        String policy =
                "<llm-token-limit counter-key='f' tokens-per-minute='60' estimate-prompt-tokens='false' remaining-tokens-header-name='x-left'/>";
        call(policy, 500, "application/json", COMPLETION);

        assertThat(completed(policy).stamped).containsEntry("x-left", "60");
    }

    @Test
    void streamsAreCountedAsTheyPass() {
        String policy =
                "<llm-token-limit counter-key='s' tokens-per-minute='100' estimate-prompt-tokens='false' remaining-tokens-header-name='x-left'"
                        + " tokens-consumed-header-name='x-used'/>";
        FakeExchange stream = call(
                policy,
                200,
                "text/event-stream",
                "data: {\"choices\":[{\"delta\":{\"content\":\"one\"}}]}\n\nda",
                "ta: {\"choices\":[],\"usage\":{\"total_tokens\":70}}\n\n");

        assertThat(stream.responseBuffered).as("nothing of it is held").isFalse();
        assertThat(stream.stamped).doesNotContainKey("x-used");
        assertThat(completed(policy).stamped).containsEntry("x-left", "30");
    }

    @Test
    void whatCannotBeHonouredFailsClosed() {
        assertThat(completed("<llm-token-limit counter-key='x' estimate-prompt-tokens='false'/>").responseBody)
                .contains("it has neither tokens-per-minute nor token-quota");
        assertThat(completed("<llm-token-limit counter-key='x' token-quota='5' estimate-prompt-tokens='false'"
                                + " remaining-quota-tokens-header-name='x'/>")
                        .responseBody)
                .contains("does not honour its attribute 'remaining-quota-tokens-header-name'");
        var exchange = new FakeExchange();
        assertThat(Run.inbound(
                        exchange, "<llm-semantic-cache-lookup score-threshold='0.1' embeddings-backend-id='b'/>"))
                .isEqualTo(Flow.RESPOND);
        assertThat(exchange.status).isEqualTo(500);
    }
}
