package io.holdfast.gateway;

import static io.holdfast.gateway.routes.TestResources.api;
import static io.holdfast.gateway.routes.TestResources.operation;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An API of a type that the gateway does not serve is not a place where nothing is. */
class ApiTypesTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"websocket, 'ws', 'wss'", "graphql, 'http',", "grpc, 'http',", "odata, 'http',"})
    void whatIsNotServedSaysSo(String type, String first, String second) throws Exception {
        String protocols = second == null ? first : first + "," + second;
        var configuration = Harness.echo("http://" + Gateway.ECHO_HOST)
                .with(
                        api("x", "'path':'x','type':'" + type + "','protocols':[" + protocols + "]"),
                        operation("x", "handshake", "CONNECT", "/"));
        try (var harness = new Harness(configuration)) {
            RawClient.Answer answer = harness.get("/x", "Connection: Upgrade", "Upgrade: websocket");

            assertThat(answer.status()).isEqualTo(501);
            assertThat(answer.body()).contains("APIs of type " + type);
            assertThat(harness.get("/elsewhere", Harness.KEY).status()).isEqualTo(404);
        }
    }

    @Test
    void anHttpApiAtTheSamePathAnswersForItself() throws Exception {
        var configuration = Harness.echo("http://" + Gateway.ECHO_HOST)
                .with(api("x", "'path':'echo','type':'websocket','protocols':['ws']"));
        try (var harness = new Harness(configuration);
                RawClient client = harness.client()) {
            assertThat(client.get("/echo/x", Harness.KEY).status()).isEqualTo(200);
            assertThat(client.request("PATCH", "/echo/x", Harness.KEY).status()).isEqualTo(404);
        }
    }
}
