package io.holdfast.management.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.management.support.RawHttps;
import io.holdfast.management.support.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a balancer and an orchestrator ask. */
class HealthDoorTest {

    @TempDir
    Path directory;

    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(directory);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String ask(String method, String path) throws Exception {
        return RawHttps.send(server, method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    }

    @Test
    void saysToAnybodyWhetherTheNodeLivesAndIsReady() throws Exception {
        assertThat(ask("GET", "/healthz/live")).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\nok\n");
        assertThat(ask("GET", "/healthz/ready")).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\nok\n");
        server.ready.set(false);
        assertThat(ask("GET", "/healthz/live")).startsWith("HTTP/1.1 200 ");
        assertThat(ask("GET", "/healthz/ready"))
                .startsWith("HTTP/1.1 503 ")
                .containsIgnoringCase("cache-control: no-store")
                .endsWith("\r\n\r\nunavailable\n");
        assertThat(ask("HEAD", "/healthz/ready")).startsWith("HTTP/1.1 503 ").endsWith("\r\n\r\n");
    }

    @Test
    void needsNothingThatCanBeAway() throws Exception {
        server.store.close();

        assertThat(ask("GET", "/healthz/live")).startsWith("HTTP/1.1 200 ");
        assertThat(ask("GET", "/healthz/ready?deep=true")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void nothingElseBelowNeedsNoToken() throws Exception {
        assertThat(ask("POST", "/healthz/ready")).startsWith("HTTP/1.1 401 ");
        assertThat(ask("GET", "/healthz")).startsWith("HTTP/1.1 401 ");
        assertThat(ask("GET", "/healthz/ready/")).startsWith("HTTP/1.1 401 ");
        assertThat(ask("GET", "/healthz/live/../../subscriptions")).doesNotStartWith("HTTP/1.1 200 ");
    }
}
