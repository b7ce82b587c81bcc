package io.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForwardingTest {

    @Test
    void forwardsAKeyedRequest() throws Exception {
        try (var upstream = TestUpstream.telling();
                var harness = new Harness(Harness.echo(upstream.url() + "/base/"))) {
            RawClient.Answer answer = harness.get("/echo/a%2Fb/c?x=1&y=%20", Harness.KEY, "X-Own: 1");

            assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 200 OK");
            assertThat(answer.body()).isEqualTo("GET /base/a%2Fb/c?x=1&y=%20 HTTP/1.1");
            TestUpstream.Got got = upstream.last();
            assertThat(got.header("Host")).isEqualTo("127.0.0.1:" + upstream.port());
            assertThat(got.header("X-Own")).isEqualTo("1");
            assertThat(got.header("X-Forwarded-For")).isEqualTo("127.0.0.1");
            assertThat(got.header("Ocp-Apim-Subscription-Key")).isEqualTo("k1");
        }
    }
}
