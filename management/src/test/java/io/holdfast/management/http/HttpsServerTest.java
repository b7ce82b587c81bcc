package io.holdfast.management.http;

import static io.holdfast.management.support.TestServer.GROUP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.arm.ManagementLimits;
import io.holdfast.arm.ManagementSettings;
import io.holdfast.arm.Room;
import io.holdfast.arm.http.HttpsServer;
import io.holdfast.management.support.RawHttps;
import io.holdfast.management.support.TestServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes from the network is not always HTTP as one would like it. */
class HttpsServerTest {

    private static final String CORE = "?api-version=2021-04-01";

    @TempDir
    Path directory;

    @Test
    void answersWhatIsNoRequestWithJson() throws Exception {
        try (var server = new TestServer(directory)) {
            String longLine = RawHttps.send(server, "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
            String longHeaders =
                    RawHttps.send(server, "GET / HTTP/1.1\r\nHost: x\r\nA: " + "a".repeat(70_000) + "\r\n\r\n");
            String badVersion = RawHttps.send(server, "GET / HTTP/9\r\n\r\n");

            for (String answer : new String[] {longLine, longHeaders, badVersion}) {
                assertThat(answer).matches("(?s)HTTP/1\\.[01] 400 .*").contains("\"code\":\"InvalidRequestUri\"");
            }
        }
    }

    @Test
    void countsBodiesWhoseLengthIsNotDeclared() throws Exception {
        try (var server = new TestServer(directory)) {
            String chunk = "100000\r\n" + " ".repeat(0x100000) + "\r\n";
            String head = "PUT " + GROUP + CORE + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Authorization: Bearer owner\r\nTransfer-Encoding: chunked\r\n\r\n";

            String tooMuch = RawHttps.send(server, head + chunk.repeat(5) + "0\r\n\r\n");
            String body = "{\"location\":\"westus\"}";
            String fits = RawHttps.send(
                    server, head + chunk + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n");

            assertThat(tooMuch).startsWith("HTTP/1.1 413 ");
            assertThat(fits).startsWith("HTTP/1.1 201 ");
        }
    }

    @Test
    void servesSeveralRequestsOfOneConnectionWhateverBecomesOfTheirBodies() throws Exception {
        try (var server = new TestServer(directory)) {
            String unwanted =
                    "PUT " + GROUP + CORE + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{\"a\":\"b\"}";
            String last = "GET /subscriptions" + CORE
                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer owner\r\n\r\n";

            String answers = RawHttps.send(server, unwanted + unwanted + last);

            assertThat(answers.split("HTTP/1.1 ", -1)).hasSize(4);
            assertThat(answers).contains("HTTP/1.1 200 OK");
        }
    }

    @Test
    void linksToThePublicAddress() throws Exception {
        try (var server = new TestServer(directory, Optional.of(URI.create("https://api.example.test/")), false)) {
            assertThat(resourceManager(server)).isEqualTo("https://api.example.test/");
        }
    }

    @Test
    void believesAProxyOnlyWhenToldTo() throws Exception {
        try (var server = new TestServer(directory, Optional.empty(), true)) {
            assertThat(resourceManager(server)).isEqualTo("https://front.example.test/");
        }
        try (var server = new TestServer(directory.resolve("other"))) {
            assertThat(resourceManager(server)).isEqualTo(server.url() + "/");
        }
    }

    private static String resourceManager(TestServer server) {
        return server.send(
                        null,
                        "GET",
                        "/metadata/endpoints?api-version=2022-09-01",
                        null,
                        "X-Forwarded-Host",
                        "front.example.test, inner.example.test")
                .at("/resourceManager");
    }

    @Test
    void finishesWhatItHasBegunBeforeItStops() throws Exception {
        var inside = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var server = new TestServer(directory);
        server.makeService("Contoso");
        server.resources.set(request -> {
            inside.countDown();
            await(mayEnd);
            return TestServer.echo(request);
        });
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            var answer = others.submit(() -> server.get(TestServer.SERVICES + "Contoso/apis?api-version=2022-08-01"));
            inside.await();
            var stopped = others.submit(server::stop);
            mayEnd.countDown();

            assertThat(answer.get().status()).isEqualTo(200);
            stopped.get();
        } finally {
            server.close();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void saysWhyItCannotListen() throws Exception {
        var limits = ManagementLimits.ofThisMachine();
        try (var server = new TestServer(directory);
                var room = new Room(limits)) {
            var settings = at(server.settings, server.port());
            assertThatThrownBy(() -> HttpsServer.start(settings, limits, room, null, () -> true))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("cannot listen on 127.0.0.1:" + server.port());
        }
    }

    private static ManagementSettings at(ManagementSettings settings, int port) {
        var old = settings.listener();
        return new ManagementSettings(
                new ManagementSettings.Listener(old.host(), port, old.certificate(), old.key()),
                settings.deployment(),
                settings.links(),
                settings.signIn(),
                settings.gateway(),
                settings.retryAfterSeconds());
    }
}
