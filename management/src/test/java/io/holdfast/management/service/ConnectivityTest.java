package io.holdfast.management.service;

import static io.holdfast.management.support.TestServer.SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.holdfast.management.support.TestServer;
import io.holdfast.service.NetworkParts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connectivity checks against what answers, what does not, and what must not be asked. */
class ConnectivityTest {

    private static final String V = "?api-version=2022-08-01";
    private static final String CHECK = SERVICES + "Contoso/connectivityCheck" + V;

    @TempDir
    static Path directory;

    private static TestServer server;
    private static HttpServer target;

    @BeforeAll
    static void start() throws Exception {
        server = new TestServer(directory, new NetworkParts(Optional.empty(), true));
        server.makeService("Contoso");
        target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        target.createContext("/health", exchange -> {
            boolean known = "yes".equals(exchange.getRequestHeaders().getFirst("X-Known"));
            exchange.sendResponseHeaders(known ? 204 : 418, -1);
            exchange.close();
        });
        target.start();
    }

    @AfterAll
    static void stop() {
        target.stop(0);
        server.close();
    }

    private static String body(String destination, int port, String more) {
        return ("{'source':{'region':'westus'},'destination':{'address':'" + destination + "','port':" + port + "}"
                        + more + "}")
                .replace('\'', '"');
    }

    private static TestServer.Answer result(TestServer on, String body) {
        var accepted = on.post(CHECK, body);
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        assertThat(accepted.header("Retry-After")).isEqualTo("1");
        String location = accepted.header("Location");
        Awaitility.await().until(() -> on.get(location).status() != 202);
        return on.get(location);
    }

    @Test
    void reachesAPort() {
        var answer = result(server, body("127.0.0.1", target.getAddress().getPort(), ""));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().propertyNames())
                .containsExactly(
                        "hops",
                        "connectionStatus",
                        "avgLatencyInMs",
                        "minLatencyInMs",
                        "maxLatencyInMs",
                        "probesSent",
                        "probesFailed");
        assertThat(answer.at("/connectionStatus")).isEqualTo("Connected");
        assertThat(answer.at("/probesSent")).isEqualTo("3");
        assertThat(answer.at("/probesFailed")).isEqualTo("0");
        assertThat(answer.json().at("/avgLatencyInMs").isIntegralNumber()).isTrue();
        assertThat(answer.at("/hops/0/type")).isEqualTo("Source");
        assertThat(answer.at("/hops/0/nextHopIds/0")).isEqualTo(answer.at("/hops/1/id"));
        assertThat(answer.at("/hops/1/address")).isEqualTo("127.0.0.1");
        assertThat(answer.json().at("/hops/1/issues")).isEmpty();
    }

    @Test
    void tellsWhenNobodyAnswers() throws Exception {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        var answer = result(server, body("127.0.0.1", free, ",'protocol':'TCP'"));

        assertThat(answer.at("/connectionStatus")).isEqualTo("Disconnected");
        assertThat(answer.at("/probesFailed")).isEqualTo("3");
        assertThat(answer.json().at("/avgLatencyInMs").isNull()).isTrue();
        assertThat(answer.at("/hops/1/issues/0/origin")).isEqualTo("Outbound");
        assertThat(answer.at("/hops/1/issues/0/severity")).isEqualTo("Error");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[204]|yes|Connected",
                "[200]|yes|Disconnected",
                "[204]|no|Disconnected",
                "[]|no|Connected",
            })
    void asksByHttp(String valid, String header, String status) {
        var answer = result(
                server,
                body(
                        "http://127.0.0.1/health",
                        target.getAddress().getPort(),
                        ",'protocol':'HTTP','protocolConfiguration':{'HTTPConfiguration':{'method':'GET','validStatusCodes':"
                                + valid + ",'headers':[{'name':'X-Known','value':'" + header + "'}]}}"));

        assertThat(answer.at("/connectionStatus")).isEqualTo(status);
    }

    /** What listens there may be anything: the first line of its answer is none of the caller's business. */
    @Test
    void tellsNothingOfWhatIsNoHttp() throws Exception {
        try (var other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                while (!other.isClosed()) {
                    try (var caller = other.accept()) {
                        caller.getOutputStream().write("SSH-2.0-secret\r\n".getBytes(StandardCharsets.US_ASCII));
                        caller.getInputStream().read();
                    } catch (IOException e) {
                        // The next one, or the end.
                    }
                }
            });
            var answer = result(server, body("http://127.0.0.1/x?y=1", other.getLocalPort(), ",'protocol':'HTTP'"));

            assertThat(answer.body()).doesNotContain("secret");
            assertThat(answer.at("/hops/1/issues/0/context/0/message")).isEqualTo("what answers does not speak HTTP");
        }
    }

    @Test
    void anUnknownHostIsToldAsSuch() {
        var answer = result(server, body("no-such-host.invalid", 443, ""));

        assertThat(answer.at("/connectionStatus")).isEqualTo("Disconnected");
        assertThat(answer.at("/hops/0/issues/0/type")).isEqualTo("DnsResolution");
        assertThat(answer.at("/probesSent")).isEqualTo("0");
    }

    @Test
    void localAddressesAreNotReachedUnlessTheDeploymentAllowsIt(@TempDir Path other) throws Exception {
        try (var strict = new TestServer(other)) {
            strict.makeService("Contoso");

            for (String address : new String[] {"127.0.0.1", "localhost", "169.254.169.254", "[::1]", "0.0.0.0"}) {
                var answer = result(strict, body(address, target.getAddress().getPort(), ""));
                assertThat(answer.at("/connectionStatus")).as(address).isEqualTo("Disconnected");
                assertThat(answer.at("/hops/0/issues/0/type")).isEqualTo("NetworkSecurityRule");
                assertThat(answer.at("/probesSent")).isEqualTo("0");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'destination':{'address':'x','port':1}}|source.region",
                "{'source':{'region':'eastus'},'destination':{'address':'x','port':1}}|source.region",
                "{'source':{'region':'westus'}}|destination.port",
                "{'source':{'region':'westus'},'destination':{'address':'x','port':0}}|destination.port",
                "{'source':{'region':'westus'},'destination':{'address':'x/y','port':1}}|destination.address",
                "{'source':{'region':'westus'},'destination':{'address':'https://x','port':1},'protocol':'HTTP'}|destination.address",
                "{'source':{'region':'westus'},'destination':{'address':'u:p@x','port':1}}|destination.address",
                "{'source':{'region':'westus'},'destination':{'address':'x','port':1},'protocol':'UDP'}|protocol",
                "{'source':{'region':'westus'},'destination':{'address':'x','port':1},'preferredIPVersion':'IPv6'}|preferredIPVersion",
                "{'source':{'region':'westus'},'destination':{'address':'x','port':1},'protocol':'HTTP','protocolConfiguration':{'HTTPConfiguration':{'headers':[{'name':'Host','value':'y'}]}}}|protocolConfiguration.HTTPConfiguration.headers",
            })
    void namesTheMemberThatIsWrong(String body, String member) {
        var answer = server.post(CHECK, body.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/message")).startsWith("Invalid parameter: '" + member + "'");
    }
}
