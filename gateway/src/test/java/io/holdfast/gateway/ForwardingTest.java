package io.holdfast.gateway;

import static io.holdfast.gateway.routes.TestResources.api;
import static io.holdfast.gateway.routes.TestResources.operation;
import static io.holdfast.gateway.routes.TestResources.policy;
import static io.holdfast.gateway.routes.TestResources.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.gateway.routes.MemoryConfiguration;
import io.holdfast.gateway.routes.PolicyCompiler;
import io.holdfast.gateway.routes.TestCompiler;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Forwarding;
import io.holdfast.policy.PolicyLanguage;
import io.holdfast.policy.Step;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForwardingTest {

    private TestUpstream upstream;
    private Harness harness;

    @BeforeEach
    void start() throws IOException {
        upstream = TestUpstream.telling();
        harness = new Harness(Harness.echo(upstream.url() + "/base/"));
    }

    @AfterEach
    void stop() throws IOException {
        harness.close();
        upstream.close();
    }

    /** A gateway of its own whose policies are these steps. */
    private Harness withSteps(List<Step> inbound, List<Step> outbound) {
        harness.close();
        harness = new Harness(
                Harness.echo(upstream.url()), TestCompiler.forwarding(inbound, outbound), GatewaySettings.local());
        return harness;
    }

    @Test
    void forwardsAKeyedRequest() throws Exception {
        RawClient.Answer answer = harness.get("/echo/a%2Fb/c?x=1&y=%20", Harness.KEY, "X-Own: 1", "Server: s");

        assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 200 OK");
        assertThat(answer.body()).isEqualTo("GET /base/a%2Fb/c?x=1&y=%20 HTTP/1.1");
        TestUpstream.Got got = upstream.last();
        assertThat(got.header("Host")).isEqualTo("127.0.0.1:" + upstream.port());
        assertThat(got.header("X-Own")).isEqualTo("1");
        assertThat(got.header("X-Forwarded-For")).isEqualTo("127.0.0.1");
        assertThat(got.header("Ocp-Apim-Subscription-Key")).isEqualTo("k1");
        assertThat(got.header("Content-Length")).isNull();
        assertThat(got.header("Transfer-Encoding")).isNull();
    }

    @Test
    void keepsWhatConcernsOneConnectionToItself() throws Exception {
        upstream.handle((request, connection) -> {
            connection.send(
                    "HTTP/1.1 200 OK\nContent-Length: 0\nConnection: X-Hop\nX-Hop: 1\nKeep-Alive: 5\nX-End: 1\n\n");
            return true;
        });
        RawClient.Answer answer = harness.get(
                "/echo/x",
                Harness.KEY,
                "X-Forwarded-For: 10.1.1.1",
                "Connection: keep-alive, X-Mine",
                "X-Mine: 1",
                "TE: trailers",
                "Proxy-Authorization: secret",
                "Upgrade: h2c",
                "X-End: 1");

        TestUpstream.Got got = upstream.last();
        assertThat(got.header("X-Forwarded-For")).isEqualTo("10.1.1.1, 127.0.0.1");
        assertThat(got.header("X-End")).isEqualTo("1");
        assertThat(got.headers())
                .noneMatch(line -> line.toLowerCase(java.util.Locale.ROOT)
                        .matches("(connection|x-mine|te|proxy-authorization|upgrade):.*"));
        assertThat(answer.header("X-End")).isEqualTo("1");
        assertThat(answer.header("X-Hop")).isNull();
        assertThat(answer.header("Keep-Alive")).isNull();
        assertThat(answer.header("Connection")).isNull();
    }

    @Test
    void forwardsBodiesOfBothFramings() throws Exception {
        try (RawClient client = harness.client()) {
            client.request("POST", "/echo/x", Harness.KEY, "Content-Length: 5\n\nhello");
        } catch (EOFException tolerated) {
            // the helper adds an empty line after the body
        }
        await().until(() -> upstream.last() != null);
        assertThat(upstream.last().text()).isEqualTo("hello");
        assertThat(upstream.last().header("Content-Length")).isEqualTo("5");

        try (RawClient client = harness.client()) {
            client.send("POST /echo/x HTTP/1.1\nHost: c\n" + Harness.KEY + "\nTransfer-Encoding: chunked\n\n"
                    + "5;ext=1\nhello\n6\n world\n0\nX-Trailer: 1\n\n");
            assertThat(client.answer().status()).isEqualTo(200);
        }
        assertThat(upstream.last().text()).isEqualTo("hello world");
        assertThat(upstream.last().header("Transfer-Encoding")).isEqualTo("chunked");
        assertThat(upstream.last().header("Content-Length")).isNull();
    }

    @Test
    void anEmptyPostKeepsItsLength() throws Exception {
        try (RawClient client = harness.client()) {
            client.request("POST", "/echo/x", Harness.KEY, "Content-Length: 0");
        }
        assertThat(upstream.last().header("Content-Length")).isEqualTo("0");
    }

    @Test
    void passesChunkedAndUnboundedResponses() throws Exception {
        upstream.handle((request, connection) -> {
            connection.send("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n3\nabc\n2\nde\n0\nX-T: 1\n\n");
            return true;
        });
        assertThat(harness.get("/echo/x", Harness.KEY).body()).isEqualTo("abcde");

        upstream.handle((request, connection) -> {
            connection.send("HTTP/1.1 200 OK\n\nuntil the end");
            return false;
        });
        RawClient.Answer answer = harness.get("/echo/x", Harness.KEY);
        assertThat(answer.body()).isEqualTo("until the end");
        assertThat(answer.header("Transfer-Encoding")).isEqualTo("chunked");
    }

    @Test
    void answersToHeadAndWithoutContentHaveNoBody() throws Exception {
        try (RawClient client = harness.client()) {
            upstream.handle((request, connection) -> {
                connection.send("HTTP/1.1 200 OK\nContent-Length: 99\n\n");
                return true;
            });
            assertThat(client.request("HEAD", "/echo/x", Harness.KEY).header("Content-Length"))
                    .isEqualTo("99");
            upstream.handle((request, connection) -> {
                connection.send("HTTP/1.1 204 No Content\n\n");
                return true;
            });
            assertThat(client.get("/echo/x", Harness.KEY).headers()).isEmpty();
            upstream.handle((request, connection) -> {
                connection.send("HTTP/1.1 304 Not Modified\nETag: \"1\"\n\n");
                return true;
            });
            assertThat(client.get("/echo/x", Harness.KEY).headers()).containsExactly("ETag: \"1\"");
            assertThat(client.request("HEAD", "/echo/x").header("Content-Length"))
                    .isEqualTo("152");
            upstream.handle((request, connection) -> {
                connection.send("HTTP/1.1 200 OK\nContent-Length: 2\n\nok");
                return true;
            });
            assertThat(client.get("/echo/x", Harness.KEY).body()).isEqualTo("ok");
        }
    }

    @Test
    void interimResponsesAreNotForTheCaller() throws Exception {
        upstream.handle((request, connection) -> {
            connection.send("HTTP/1.1 103 Early Hints\nLink: x\n\nHTTP/1.1 200 OK\nContent-Length: 2\n\nok");
            return true;
        });

        RawClient.Answer answer = harness.get("/echo/x", Harness.KEY);

        assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 200 OK");
        assertThat(answer.body()).isEqualTo("ok");
    }

    @Test
    void servesHttp10() throws Exception {
        try (RawClient client = harness.client()) {
            client.send("GET /echo/x HTTP/1.0\n" + Harness.KEY + "\n\n");
            RawClient.Answer answer = client.answer();
            assertThat(answer.body()).isEqualTo("GET /base/x HTTP/1.1");
            assertThat(client.isClosed()).isTrue();
        }
        upstream.handle((request, connection) -> {
            connection.send("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n3\nabc\n0\n\n");
            return true;
        });
        try (RawClient client = harness.client()) {
            client.send("GET /echo/x HTTP/1.0\nConnection: keep-alive\n" + Harness.KEY + "\n\n");
            RawClient.Answer answer = client.answer();
            assertThat(answer.body()).isEqualTo("abc");
            assertThat(answer.header("Transfer-Encoding")).isNull();
        }
    }

    @Test
    void answersPipelinedRequestsInOrder() throws Exception {
        try (RawClient client = harness.client()) {
            var requests = new StringBuilder();
            for (int i = 0; i < 50; i++) {
                requests.append("GET /echo/").append(i).append(" HTTP/1.1\nHost: c\n");
                requests.append(i % 3 == 0 ? "" : Harness.KEY + "\n").append('\n');
            }
            client.send(requests.toString());
            for (int i = 0; i < 50; i++) {
                RawClient.Answer answer = client.answer();
                if (i % 3 == 0) {
                    assertThat(answer.status()).isEqualTo(401);
                } else {
                    assertThat(answer.body()).isEqualTo("GET /base/" + i + " HTTP/1.1");
                }
            }
        }
        assertThat(upstream.connections()).isEqualTo(1);
    }

    @Test
    void asksForABodyThatIsHeldBack() throws Exception {
        try (RawClient client = harness.client()) {
            client.send(
                    "POST /echo/x HTTP/1.1\nHost: c\nContent-Length: 5\nExpect: 100-continue\n" + Harness.KEY + "\n\n");
            assertThat(client.answer().statusLine()).isEqualTo("HTTP/1.1 100 Continue");
            client.send("hello");
            assertThat(client.answer().status()).isEqualTo(200);
        }
        assertThat(upstream.last().text()).isEqualTo("hello");
        assertThat(upstream.last().header("Expect")).isNull();
    }

    @Test
    void doesNotAskForABodyThatNobodyWants() throws Exception {
        try (RawClient client = harness.client()) {
            client.send("POST /echo/x HTTP/1.1\nHost: c\nContent-Length: 5\nExpect: 100-continue\n\n");
            RawClient.Answer answer = client.answer();
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("Connection")).isEqualTo("close");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void readsOverABodyThatNobodyWants() throws Exception {
        try (RawClient client = harness.client()) {
            client.send("POST /echo/x HTTP/1.1\nHost: c\nContent-Length: 5\n\n");
            assertThat(client.answer().status()).isEqualTo(401);
            client.send("helloGET /echo/x HTTP/1.1\nHost: c\n" + Harness.KEY + "\n\n");
            assertThat(client.answer().status()).isEqualTo(200);
        }
    }

    @Test
    void tellsACallerWhenAResponseIsCut() throws Exception {
        upstream.handle((request, connection) -> {
            connection.send("HTTP/1.1 200 OK\nContent-Length: 10\n\nabc");
            return false;
        });
        try (RawClient client = harness.client()) {
            Assertions.assertThatThrownBy(() -> client.get("/echo/x", Harness.KEY))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aCallerWhoLeavesTakesHisBackendConnectionAlong() throws Exception {
        var arrived = new CountDownLatch(1);
        var left = new CountDownLatch(1);
        upstream.handle((request, connection) -> {
            arrived.countDown();
            if (connection.in.read() < 0) {
                left.countDown();
            }
            return false;
        });
        RawClient client = harness.client();
        client.send("GET /echo/x HTTP/1.1\nHost: c\n" + Harness.KEY + "\n\n");
        arrived.await();
        client.close();

        left.await();
        await().untilAsserted(
                        () -> assertThat(harness.gateway.traffic().failures()).isEqualTo(1));
    }

    @Test
    void usesAConnectionAgain() throws Exception {
        for (int i = 0; i < 5; i++) {
            try (RawClient client = harness.client()) {
                assertThat(client.request("POST", "/echo/x", Harness.KEY).status())
                        .isEqualTo(200);
                assertThat(client.get("/echo/x", Harness.KEY).status()).isEqualTo(200);
            }
        }
        // One for each event loop at most.
        assertThat(upstream.connections())
                .isLessThanOrEqualTo(Runtime.getRuntime().availableProcessors());
    }

    @Test
    void absoluteTargetsNameTheHost() throws Exception {
        MemoryConfiguration other = new MemoryConfiguration("fabrikam");
        var services = harness.gateway.follow(id -> other.snapshot());
        other.tell(services);
        try (RawClient client = harness.client()) {
            client.send("GET http://contoso.gateway.localhost/echo/x HTTP/1.1\nHost: fabrikam.gateway.localhost\n"
                    + Harness.KEY + "\n\n");
            assertThat(client.answer().status()).isEqualTo(200);
            client.send("GET /echo/x HTTP/1.1\nHost: fabrikam.gateway.localhost:80\n" + Harness.KEY + "\n\n");
            assertThat(client.answer().status()).isEqualTo(404);
            client.send("GET /echo/x HTTP/1.1\nHost: other.example\n" + Harness.KEY + "\n\n");
            assertThat(client.answer().status()).isEqualTo(404);
        }
    }

    @Test
    void policiesChangeTheRequest() throws Exception {
        Step change = exchange -> {
            exchange.method("PUT");
            exchange.target("/new path", "q=ü");
            exchange.requestHeaders().set("Host", "other.example");
            exchange.requestHeaders().set("Content-Length", "999");
            exchange.requestHeaders().set("Transfer-Encoding", "chunked");
            exchange.requestBody("mine".getBytes(StandardCharsets.UTF_8));
            return Flow.NEXT;
        };
        withSteps(List.of(change), List.of());
        try (RawClient client = harness.client()) {
            client.send("POST /echo/x HTTP/1.1\nHost: c\nContent-Length: 5\n" + Harness.KEY + "\n\nhello");
            assertThat(client.answer().body()).isEqualTo("PUT /new%20path?q=%C3%BC HTTP/1.1");
            assertThat(client.get("/echo/x", Harness.KEY).status()).isEqualTo(200);
        }
        assertThat(upstream.last().header("Host")).isEqualTo("other.example");
        assertThat(upstream.last().text()).isEqualTo("mine");
        assertThat(upstream.last().header("Transfer-Encoding")).isNull();
    }

    @Test
    void policiesChangeTheResponse() throws Exception {
        Step change = exchange -> {
            assertThat(exchange.status()).isEqualTo(200);
            exchange.status(201, "Made");
            exchange.responseHeaders().set("Content-Length", "999");
            exchange.responseHeaders().set("X-New", "1");
            exchange.stamp("X-Stamp", "2");
            exchange.vary("Origin");
            exchange.suppress("X-Gone");
            return Flow.NEXT;
        };
        withSteps(List.of(), List.of(change));
        upstream.handle((request, connection) -> {
            connection.send("HTTP/1.1 200 OK\nContent-Length: 2\nVary: Accept\nX-Gone: 1\n\nok");
            return true;
        });

        RawClient.Answer answer = harness.get("/echo/x", Harness.KEY);

        assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 201 Made");
        assertThat(answer.body()).isEqualTo("ok");
        assertThat(answer.headers()).contains("X-New: 1", "X-Stamp: 2", "Vary: Accept", "Vary: Origin");
        assertThat(answer.header("X-Gone")).isNull();
    }

    @Test
    void policiesReplaceTheResponsesBody() throws Exception {
        Step replace = exchange -> {
            exchange.responseBody("new".getBytes(StandardCharsets.UTF_8));
            return Flow.NEXT;
        };
        withSteps(List.of(), List.of(replace));
        try (RawClient client = harness.client()) {
            assertThat(client.get("/echo/x", Harness.KEY).body()).isEqualTo("new");
            assertThat(client.get("/echo/x", Harness.KEY).body()).isEqualTo("new");
        }
        await().until(() -> upstream.got.size() == 2);
        assertThat(upstream.connections()).isEqualTo(1);
    }

    @Test
    void aValueThatWouldEndItsLineIsRefused() throws Exception {
        Step split = exchange -> {
            exchange.requestHeaders().set("X-A", "1\r\nX-B: 2");
            return Flow.NEXT;
        };
        withSteps(List.of(split), List.of());

        assertThat(harness.get("/echo/x", Harness.KEY).status()).isEqualTo(500);
        assertThat(upstream.got).isEmpty();
    }

    @Test
    void aBufferedBodyCanBeSentTwice() throws Exception {
        Step buffered = exchange -> {
            exchange.forwarding(new Forwarding(Duration.ofSeconds(10), true, true));
            return Flow.NEXT;
        };
        Step again = exchange -> exchange.status() == 503 ? Flow.FORWARD : Flow.NEXT;
        withSteps(List.of(buffered), List.of(again));
        upstream.handle((request, connection) -> {
            int status = upstream.got.size() == 1 ? 503 : 200;
            connection.send("HTTP/1.1 " + status + " X\nContent-Length: 5\n\n" + request.text());
            return true;
        });
        try (RawClient client = harness.client()) {
            client.send("POST /echo/x HTTP/1.1\nHost: c\nContent-Length: 5\n" + Harness.KEY + "\n\nhello");
            RawClient.Answer answer = client.answer();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("hello");
        }
        assertThat(upstream.got).hasSize(2);
        assertThat(upstream.last().header("X-Forwarded-For")).isEqualTo("127.0.0.1");
        assertThat(upstream.last().header("Host")).isEqualTo("127.0.0.1:" + upstream.port());
    }

    @Test
    void aBackendEntitysCredentialsAreAdded() throws Exception {
        harness.close();
        harness = new Harness(
                Harness.echo("")
                        .with(resource(
                                "backends",
                                "",
                                "b1",
                                "{'url':'" + upstream.url() + "/v2','credentials':{'header':{'X-Token':['t']},"
                                        + "'query':{'code':['a b']},"
                                        + "'authorization':{'scheme':'Bearer','parameter':'p'}}}"))
                        .with(
                                policy(
                                        "apis/policies",
                                        "echo",
                                        "<policies><inbound><set-backend-service backend-id=\\\"B1\\\"/></inbound><backend><base/></backend></policies>")),
                PolicyCompiler.of(PolicyLanguage.load()),
                GatewaySettings.local());

        RawClient.Answer answer = harness.get("/echo/x?code=mine&z=1", Harness.KEY, "X-Token: mine");

        assertThat(answer.body()).isEqualTo("GET /v2/x?z=1&code=a+b HTTP/1.1");
        assertThat(upstream.last().header("X-Token")).isEqualTo("t");
        assertThat(upstream.last().header("Authorization")).isEqualTo("Bearer p");
    }

    @Test
    void aChangeOfAnApiIsServedByTheNextRequest() throws Exception {
        try (var other = TestUpstream.saying("HTTP/1.1 200 OK\nContent-Length: 5\n\nother");
                RawClient client = harness.client()) {
            assertThat(client.get("/echo/x", Harness.KEY).body()).startsWith("GET");
            harness.configuration.put(api("echo", "'path':'echo','serviceUrl':'" + other.url() + "'"));
            assertThat(client.get("/echo/x", Harness.KEY).body()).isEqualTo("other");
            harness.configuration.put(operation("echo", "get", "PATCH", "/*"));
            assertThat(client.get("/echo/x", Harness.KEY).status()).isEqualTo(404);
        }
    }
}
