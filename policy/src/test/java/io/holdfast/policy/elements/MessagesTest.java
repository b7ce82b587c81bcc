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
import io.holdfast.policy.calls.Message;
import io.holdfast.policy.calls.MessageHub;
import io.holdfast.policy.calls.StoredAuthorization;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Event hubs, queues, Dapr, and stored authorizations. */
class MessagesTest {

    private static final CallField TYPE =
            new CallField("Content-Type", "application/atom+xml;type=entry;charset=utf-8");

    private final FakeExchange exchange = new FakeExchange();
    private final FakeContext context = new FakeContext() {
        @Override
        public Optional<MessageHub> hub(String logger) {
            if (logger.equals("insights")) {
                throw new IllegalArgumentException("is of type applicationInsights");
            }
            return logger.equals("hub")
                    ? Optional.of(new MessageHub("https://n.test/h", new Message.KeyHolder("k", "s")))
                    : Optional.empty();
        }
    };

    private Flow run(String policy) {
        return Run.inbound(context, exchange, policy);
    }

    private Message posted() {
        assertThat(exchange.outside.posted).hasSize(1);
        return exchange.outside.posted.getFirst();
    }

    @Test
    void aMessageGoesToTheHub() {
        exchange.variable("m", "hällo");
        assertThat(run("<log-to-eventhub logger-id='hub'>@(var.m)</log-to-eventhub>"))
                .isEqualTo(Flow.FORWARD);

        assertThat(posted().url()).isEqualTo("https://n.test/h/messages?api-version=2014-01");
        assertThat(new String(posted().body(), StandardCharsets.UTF_8)).isEqualTo("hällo");
        assertThat(posted().fields()).containsExactly(TYPE);
        assertThat(posted().sender()).isEqualTo(new Message.KeyHolder("k", "s"));
    }

    @Test
    void partitionsAreChosenByIdOrKey() {
        run("<log-to-eventhub logger-id='hub' partition-id='3' partition-key='ä\"'>x</log-to-eventhub>");

        assertThat(posted().url()).isEqualTo("https://n.test/h/partitions/3/messages?api-version=2014-01");
        assertThat(posted().fields())
                .containsExactly(TYPE, new CallField("BrokerProperties", "{\"PartitionKey\":\"\\u00E4\\\"\"}"));
    }

    @Test
    void whatIsTooLongIsCutBetweenCharacters() {
        exchange.variable("m", "x" + "ä".repeat(200_000));
        run("<log-to-eventhub logger-id='hub'>@(var.m)</log-to-eventhub>");

        assertThat(posted().body()).hasSize(200 * 1024 - 1);
        assertThat(new String(posted().body(), StandardCharsets.UTF_8)).endsWith("ä");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<log-to-eventhub logger-id='none'>x</log-to-eventhub>",
                "<log-to-eventhub logger-id='insights'>x</log-to-eventhub>",
                "<log-to-eventhub logger-id='@(text.hub)'>x</log-to-eventhub>",
                "<send-service-bus-message namespace='n.test'><payload>x</payload></send-service-bus-message>",
                "<send-service-bus-message queue-name='q' namespace='a/b'><payload>x</payload></send-service-bus-message>",
                "<send-service-bus-message queue-name='q' namespace='n' sent-message-variable-name='s'><payload>x</payload>"
                        + "</send-service-bus-message>",
                "<publish-to-dapr topic='t' template='liquid'>x</publish-to-dapr>",
                "<get-authorization-context provider-id='p' authorization-id='a' context-variable-name='v' identity-type='jwt'/>"
            })
    void whatCannotRunFailsClosed(String policy) {
        assertThat(run(policy)).isEqualTo(Flow.RESPOND);
        assertThat(exchange.outside.posted).isEmpty();
        assertThat(exchange.responseBody).contains("can't run: ");
    }

    @Test
    void aQueueGetsItFromTheIdentity() {
        run("""
                <send-service-bus-message queue-name="orders/in" namespace="n.test" client-id="c" message-id="m1" time-to-live="60">
                  <payload>body</payload>
                  <message-properties><message-property name="Kind">a "b"</message-property></message-properties>
                </send-service-bus-message>""");

        assertThat(posted().url()).isEqualTo("https://n.test/orders/in/messages");
        assertThat(posted().sender()).isEqualTo(new Message.ManagedIdentity("https://servicebus.azure.net", "c"));
        assertThat(posted().fields())
                .containsExactly(
                        new CallField("Content-Type", "application/octet-stream"),
                        new CallField("BrokerProperties", "{\"MessageId\":\"m1\",\"TimeToLive\":60}"),
                        new CallField("Kind", "\"a \\\"b\\\"\""));
    }

    // --- Dapr

    private CallOut sent() {
        assertThat(exchange.outside.sent).hasSize(1);
        return exchange.outside.sent.getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pubsub-name='p b' topic='t'", "topic='p b/t'"})
    void aTopicOfDapr(String where) {
        exchange.outside.answer = CompletableFuture.completedFuture(FakeOutside.answer(204, ""));
        assertThat(run("<publish-to-dapr " + where + " response-variable-name='r'>{\"a\":1}</publish-to-dapr>"))
                .isEqualTo(Flow.FORWARD);

        assertThat(sent().url()).isEqualTo("http://127.0.0.1:3500/v1.0/publish/p%20b/t");
        assertThat(sent().timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(sent().fields()).containsExactly(new CallField("Content-Type", "application/json"));
        assertThat(((Response) exchange.variables().get("r")).status()).isEqualTo(204);
    }

    @Test
    void aBindingOfDapr() {
        run("<invoke-dapr-binding name='b' operation='get'><metadata><item key='k'>v</item></metadata>"
                + "<data>{\"a\":[1]}</data></invoke-dapr-binding>");

        assertThat(sent().url()).isEqualTo("http://127.0.0.1:3500/v1.0/bindings/b");
        assertThat(new String(sent().body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"operation\":\"get\",\"metadata\":{\"k\":\"v\"},\"data\":{\"a\":[1]}}");
    }

    @Test
    void whatDaprRefusesIsAnErrorUnlessItIsIgnored() {
        exchange.outside.answer = CompletableFuture.completedFuture(FakeOutside.answer(403, ""));
        assertThat(run("<publish-to-dapr topic='p/t'>x</publish-to-dapr>")).isEqualTo(Flow.RESPOND);
        assertThat(exchange.lastError().reason()).isEqualTo("DaprError");
        assertThat(run("<publish-to-dapr topic='p/t' ignore-error='true'>x</publish-to-dapr>"))
                .isEqualTo(Flow.FORWARD);
    }

    @Test
    void withoutASidecarNothingIsSent() {
        exchange.outside.dapr = null;
        assertThat(run("<publish-to-dapr topic='p/t'>x</publish-to-dapr>")).isEqualTo(Flow.RESPOND);
        assertThat(exchange.lastError().reason()).isEqualTo("DaprNotConfigured");
        assertThat(exchange.outside.sent).isEmpty();
    }

    // --- stored authorizations

    private Flow context(String more) {
        return run("<get-authorization-context provider-id='p' authorization-id='a' context-variable-name='v' " + more
                + "/>");
    }

    @Test
    void aStoredAuthorizationIsKeptInAVariable() {
        var stored = new StoredAuthorization("t", Map.of());
        exchange.outside.authorization = CompletableFuture.completedFuture(stored);

        assertThat(context("identity-type='managed'")).isEqualTo(Flow.FORWARD);

        assertThat(exchange.variables()).containsEntry("v", stored);
        assertThat(exchange.outside.asked).isEqualTo(List.of("p/a"));
    }

    @Test
    void withoutItTheCallFailsUnlessThatIsIgnored() {
        exchange.outside.authorization =
                CompletableFuture.failedFuture(new CallFailure("AuthorizationFailure", "Why."));
        assertThat(context("")).isEqualTo(Flow.RESPOND);
        assertThat(exchange.lastError().message()).isEqualTo("Why.");
        assertThat(context("ignore-error='true'")).isEqualTo(Flow.FORWARD);
        assertThat(exchange.variables()).containsEntry("v", null);
    }
}
