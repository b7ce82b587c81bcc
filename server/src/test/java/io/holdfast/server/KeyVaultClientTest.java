package io.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.holdfast.entities.KeyVaultException;
import io.holdfast.entities.KeyVaults.Who;
import io.holdfast.model.ServerTls;
import io.holdfast.server.tls.CertificateAuthority;
import io.holdfast.server.tls.TrustedAuthorities;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server on this machine that speaks Key Vault's protocol. */
class KeyVaultClientTest {

    private static final Who SYSTEM = new Who("11111111-1111-1111-1111-111111111111", null);

    @TempDir
    static Path directory;

    static HttpsServer vault;
    static KeyVaultClient client;
    static Optional<SSLContext> trust;
    static final CountDownLatch ENDED = new CountDownLatch(1);
    static final List<String> ISSUED = new ArrayList<>();
    static final List<String> ASKED = new ArrayList<>();

    @BeforeAll
    static void open() throws Exception {
        var certificate = CertificateAuthority.open(directory, List.of("localhost"), Clock.systemUTC());
        SSLContext tls = ServerTls.context(certificate.key(), certificate.chain());
        vault = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        vault.setHttpsConfigurator(new HttpsConfigurator(tls));
        vault.createContext("/secrets/endless", KeyVaultClientTest::trickle);
        vault.createContext("/secrets/", KeyVaultClientTest::answer);
        vault.setExecutor(runnable -> Thread.ofVirtual().start(runnable));
        vault.start();
        trust = Optional.of(TrustedAuthorities.in(certificate.authorityFile().orElseThrow()));
        client = new KeyVaultClient(
                List.of("vault.azure.net", "localhost"),
                (who, audience) -> {
                    ISSUED.add(who.principalId() + " for " + audience);
                    if (who.clientId() != null) {
                        throw new IOException("there is no such identity");
                    }
                    return "token";
                },
                trust);
    }

    @AfterAll
    static void close() {
        client.close();
        vault.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        ASKED.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Authorization"));
        String name = exchange.getRequestURI().getPath().split("/")[2];
        int status = switch (name) {
            case "forbidden" -> 403;
            case "none" -> 404;
            case "moved" -> 302;
            case "slow" -> 429;
            default -> 200;
        };
        String body = switch (name) {
            case "large" -> "{\"value\":\"" + "x".repeat(300_000) + "\"}";
            case "empty" -> "{}";
            case "text" -> "no json";
            default -> "{\"value\":\"s3cret\",\"id\":\"x\",\"attributes\":{\"enabled\":true}}";
        };
        if (status == 302) {
            exchange.getResponseHeaders().set("Location", "/secrets/good");
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            // The client has heard enough.
        }
    }

    private static void trickle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            ENDED.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static URI secret(String path) {
        return URI.create("https://localhost:" + vault.getAddress().getPort() + "/secrets/" + path);
    }

    @Test
    void aSecretIsAskedForWithATokenForTheVaultsOfItsCloud() throws Exception {
        assertThat(client.read(secret("good"), SYSTEM)).isEqualTo("s3cret");
        assertThat(client.read(secret("good/0123456789abcdef0123456789abcdef"), SYSTEM))
                .isEqualTo("s3cret");
        assertThat(ISSUED).contains(SYSTEM.principalId() + " for https://localhost");
        assertThat(ASKED)
                .contains(
                        "/secrets/good?api-version=7.4 Bearer token",
                        "/secrets/good/0123456789abcdef0123456789abcdef?api-version=7.4 Bearer token");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "forbidden | Forbidden      | Key Vault Secrets User",
                "none      | SecretNotFound | There is no enabled secret",
                "moved     | Unavailable    | answered with status 302",
                "slow      | Unavailable    | answered with status 429",
                "empty     | BadResponse    | without the value",
                "text      | BadResponse    | without the value",
                "large     | Unavailable    | gave nothing",
            })
    void aRefusalSaysWhyAndWhatToDo(String name, String code, String message) {
        assertThatThrownBy(() -> client.read(secret(name), SYSTEM))
                .isInstanceOfSatisfying(
                        KeyVaultException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code))
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://169.254.169.254/secrets/s", "https://evilvault.azure.net/secrets/s"})
    void onlyVaultsAreAsked(String secret) {
        int issued = ISSUED.size();
        assertThatThrownBy(() -> client.read(URI.create(secret), SYSTEM))
                .isInstanceOfSatisfying(
                        KeyVaultException.class,
                        refused -> assertThat(refused.code()).isEqualTo("HostNotAllowed"))
                .hasMessageContaining("keyVault.suffixes");
        assertThat(ISSUED).hasSize(issued);
    }

    @Test
    void aVaultThatNeverEndsItsAnswerIsGivenUp() {
        try (var impatient =
                new KeyVaultClient(List.of("localhost"), (who, audience) -> "token", trust, Duration.ofMillis(500))) {
            assertThatThrownBy(() -> impatient.read(secret("endless"), SYSTEM))
                    .isInstanceOfSatisfying(
                            KeyVaultException.class,
                            refused -> assertThat(refused.code()).isEqualTo("Unavailable"))
                    .hasMessage("The key vault localhost gave nothing: it did not answer within 0.5 seconds.");
        } finally {
            ENDED.countDown();
        }
    }

    @Test
    void anIdentityWithoutATokenIsToldOf() {
        assertThatThrownBy(() -> client.read(secret("good"), new Who("p", "c")))
                .hasMessage("The key vault localhost gave nothing: there is no such identity.");
    }
}
