package io.holdfast.entities;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where links may lead, whatever names and redirects say. */
class DownloadsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final EntitySettings ANY = new EntitySettings(true, 1000, PATIENCE);

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            String host = exchange.getRequestHeaders().getFirst("Host");
            byte[] body = host.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        redirect("/loop", "/loop");
        redirect("/inside", "http://inside.example:" + port() + "/");
        redirect("/file", "file:///etc/passwd");
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** The name leads to the server when it is checked, and would lead to nothing when it is asked again. */
    @Test
    void connectsToTheAddressThatWasChecked() {
        var asked = new AtomicInteger();
        var downloads = new Downloads(ANY, host -> {
            assertThat(host).isEqualTo("api.example");
            return new InetAddress[] {
                asked.getAndIncrement() == 0
                        ? InetAddress.getLoopbackAddress()
                        : InetAddress.getByAddress(new byte[] {127, 0, 0, 2})
            };
        });
        byte[] body = downloads.fetch("value", "http://api.example:" + port() + "/");
        assertThat(new String(body, StandardCharsets.UTF_8)).isEqualTo("api.example:" + port());
        assertThat(asked).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1.2.3",
                "0.0.0.0",
                "169.254.169.254",
                "10.0.0.1",
                "172.16.0.1",
                "192.168.1.1",
                "100.100.100.200",
                "::1",
                "::",
                "::ffff:127.0.0.1",
                "fe80::1",
                "fd00:ec2::254",
                "224.0.0.1",
                "0.1.2.3",
                "168.63.129.16",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::a00:1",
                "2002:7f00:1::",
                "2002:a00:1::1",
                "2001:db8::5efe:127.0.0.1",
                "fd00:ec2::23",
                "192.0.0.192",
                "fd20:ce::254"
            })
    void staysAwayFromAddressesInside(String address) {
        var downloads = new Downloads(EntitySettings.DEFAULTS, host ->
                new InetAddress[] {InetAddress.getByName("93.184.216.34"), InetAddress.getByName(address)});
        assertThat(Refusals.validation("value", () -> downloads.fetch("value", "https://api.example/")))
                .contains("not allowed");
    }

    @Test
    void checksEveryRedirectAnew() {
        var settings = new EntitySettings(false, List.of("api.example"), 1000, PATIENCE);
        var trusting = new Downloads(ANY, DownloadsTest::loopback);
        trusting.fetch("value", link("/inside"));
        var asked = new AtomicInteger();
        // The first host is taken for one outside, so that the redirect is followed.
        var downloads = new Downloads(new EntitySettings(true, List.of("api.example"), 1000, PATIENCE), host -> {
            asked.incrementAndGet();
            return loopback(host);
        });
        assertThat(Refusals.validation("value", () -> downloads.fetch("value", link("/inside"))))
                .contains("inside.example")
                .contains("imports.hosts");
        assertThat(asked).hasValue(1);
        assertThat(Refusals.validation(
                        "value", () -> new Downloads(settings, DownloadsTest::loopback).fetch("value", link("/"))))
                .contains("not allowed");
        Refusals.validation("value", () -> trusting.fetch("value", link("/file")));
        assertThat(Refusals.validation("value", () -> trusting.fetch("value", link("/loop"))))
                .contains("too often");
    }

    @Test
    void namedHostsMayBePrivate() throws UnknownHostException {
        var settings = new EntitySettings(false, List.of("API.example", "*.inside.example"), 1000, PATIENCE);
        InetAddress inside = InetAddress.getByName("10.0.0.1");
        var addresses = new LinkAddresses(settings, host -> new InetAddress[] {inside});
        for (String host : List.of("api.example", "a.b.inside.example")) {
            assertThat(catching(addresses, host)).isEqualTo(inside.toString());
        }
        for (String host : List.of("inside.example", "evil-inside.example", "api.example.evil.example")) {
            assertThat(catching(addresses, host)).contains("imports.hosts");
        }
    }

    private static String catching(LinkAddresses addresses, String host) {
        try {
            return addresses.of(host).toString();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static InetAddress[] loopback(String host) {
        return new InetAddress[] {InetAddress.getLoopbackAddress()};
    }

    private void redirect(String path, String location) {
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private String link(String path) {
        return "http://api.example:" + port() + path;
    }
}
