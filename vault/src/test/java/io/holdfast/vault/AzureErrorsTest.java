package io.holdfast.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.holdfast.vault.StorageException.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a storage service answers becomes words: on loopback, a server that answers with one error. */
class AzureErrorsTest {

    private static final String KEY = "c2VjcmV0LWtleQ==";

    private HttpServer server;
    private BackupVault vault;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile int failures = Integer.MAX_VALUE;
    private volatile int status;
    private volatile String code = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        var endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/blobs");
        vault = new StorageAccounts(Map.of("blobs", new StorageAccounts.Account(endpoint, Optional.empty())))
                .open("blobs", new StorageAccess.AccessKey(KEY));
    }

    @AfterEach
    void stop() {
        vault.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestURI().toString().contains("comp=properties")) {
                // The rules of CORS are for the account's owner to read.
                exchange.sendResponseHeaders(403, -1);
                return;
            }
            if (asked.incrementAndGet() > failures) {
                exchange.sendResponseHeaders(201, -1);
                return;
            }
            byte[] body = ("<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>" + code
                            + "</Code><Message>What the service says.</Message></Error>")
                    .getBytes(UTF_8);
            exchange.getResponseHeaders().set("x-ms-error-code", code);
            exchange.getResponseHeaders().set("Content-Type", "application/xml");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "403, AuthenticationFailed,               KEY_REFUSED,         check the key and the clock",
        "403, AuthorizationFailure,               FORBIDDEN,           firewall",
        "403, KeyBasedAuthenticationNotPermitted, KEY_REFUSED,         managed identity",
        "403, AuthorizationPermissionMismatch,    FORBIDDEN,           Storage Blob Data Contributor",
        "403, AccountIsDisabled,                  FORBIDDEN,           disabled",
        "401, InvalidAuthenticationInfo,          KEY_REFUSED,         check the key",
        "404, ContainerNotFound,                  CONTAINER_NOT_FOUND, has no container 'backups'",
        "409, ContainerBeingDeleted,              CONTAINER_BUSY,      try again in a minute",
        "400, InvalidResourceName,                BAD_CONTAINER_NAME,  specifed resource name",
        "403, SomethingNew,                       KEY_REFUSED,         SomethingNew",
        "400, SomethingElse,                      FAILED,              SomethingElse"
    })
    void anAnswerBecomesAProblemAndANextStep(int answer, String answered, Problem problem, String words) {
        status = answer;
        code = answered;

        assertThatThrownBy(() -> vault.createContainer("backups"))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.problem()).isEqualTo(problem))
                .hasMessageContaining(words)
                .hasMessageNotContaining(KEY);
        assertThat(asked).as("tries").hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({
        "404, BlobNotFound,             BLOB_NOT_FOUND",
        "409, BlobArchived,             CONFLICT",
        "412, LeaseIdMissing,           CONFLICT",
        "412, ConditionNotMet,          CONFLICT",
        "409, BlobImmutableDueToPolicy, CONFLICT",
        "409, InvalidBlobType,          CONFLICT"
    })
    void aProblemWithABlobNamesIt(int answer, String answered, Problem problem) {
        status = answer;
        code = answered;

        assertThatThrownBy(() -> vault.read("backups", "the-blob"))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.problem()).isEqualTo(problem))
                .hasMessageContaining("'the-blob'")
                .hasMessageContaining("'blobs'");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503})
    void whatPassesIsTriedAgain(int answer) {
        status = answer;
        code = "ServerBusy";
        failures = 1;

        vault.createContainer("backups");

        assertThat(asked).hasValue(2);
    }
}
