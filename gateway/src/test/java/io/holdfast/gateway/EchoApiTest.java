package io.holdfast.gateway;

import static io.holdfast.gateway.routes.TestResources.api;
import static io.holdfast.gateway.routes.TestResources.policy;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EchoApiTest {

    private final Harness harness = new Harness(Harness.echo("http://" + Gateway.ECHO_HOST + "/api"));

    @AfterEach
    void stop() {
        harness.close();
    }

    @Test
    void describesARequestWithoutABody() throws Exception {
        RawClient.Answer answer = harness.get("/echo/resource?param1=%22", Harness.KEY, "X-Own: a\"b");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("X-Own")).isEqualTo("a\"b");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.body())
                .startsWith("{\"method\":\"GET\",\"url\":\"/api/resource?param1=%22\",\"headers\":{")
                .contains("\"X-Own\":\"a\\\"b\"")
                .contains("\"Host\":\"echo.holdfast.internal\"")
                .endsWith("}}");
    }

    @Test
    void givesABodyBack() throws Exception {
        try (RawClient client = harness.client()) {
            client.send("POST /echo/x HTTP/1.1\nHost: c\nContent-Type: text/plain\nContent-Length: 10\n" + Harness.KEY
                    + "\n\nhello");
            client.send("world");
            RawClient.Answer answer = client.answer();
            assertThat(answer.body()).isEqualTo("helloworld");
            assertThat(answer.header("Content-Type")).isEqualTo("text/plain");

            client.send(
                    "PUT /echo/x HTTP/1.1\nHost: c\nTransfer-Encoding: chunked\n" + Harness.KEY + "\n\n3\nabc\n0\n\n");
            assertThat(client.answer().body()).isEqualTo("abc");
            assertThat(client.request("HEAD", "/echo/x", Harness.KEY).status()).isEqualTo(200);
            assertThat(client.request("DELETE", "/echo/x", Harness.KEY).body()).startsWith("{\"method\":\"DELETE\"");
        }
    }

    @Test
    void givesALargeBodyBack() throws Exception {
        int size = 8 * 1024 * 1024;
        try (RawClient client = harness.client()) {
            client.send("POST /echo/x HTTP/1.1\nHost: c\nContent-Length: " + size + "\n" + Harness.KEY + "\n\n");
            Thread sender = Thread.ofVirtual().start(() -> {
                try {
                    client.send(new byte[size]);
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            assertThat(client.answer().bytes()).hasSize(size);
            sender.join();
        }
    }

    @Test
    void isReachedOverHttpsToo() throws Exception {
        harness.configuration.put(api("echo", "'path':'echo','serviceUrl':'https://" + Gateway.ECHO_HOST + "'"));

        assertThat(harness.get("/echo/x", Harness.KEY).body()).contains("\"url\":\"/x\"");
    }

    @Test
    void policiesReplaceBothBodies() throws Exception {
        harness.configuration.put(policy(
                "apis/policies",
                "echo",
                "<policies><inbound><set-body>sent</set-body></inbound><backend><forward-request /></backend>"
                        + "<outbound><set-body>given</set-body></outbound><on-error/></policies>"));
        try (RawClient client = harness.client()) {
            for (int i = 0; i < 3; i++) {
                client.send("POST /echo/x HTTP/1.1\nHost: c\nContent-Length: 5\n" + Harness.KEY + "\n\nhello");
                RawClient.Answer answer = client.answer();
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.body()).isEqualTo("given");
            }
        }
    }
}
