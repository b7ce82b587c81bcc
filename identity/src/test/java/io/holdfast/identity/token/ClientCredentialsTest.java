package io.holdfast.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.holdfast.identity.support.FakeClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens from an issuer on loopback that keeps what it was asked. */
class ClientCredentialsTest {

    private static final ClientCredentials.Client CLIENT =
            new ClientCredentials.Client("backup", "se&cret", "https://storage.azure.com/.default");

    private final FakeClock clock = new FakeClock("2026-11-24T10:00:00Z");
    private final List<String> forms = new ArrayList<>();
    private HttpServer server;
    private String url;
    private String named;
    private int status = 200;
    private String answer = "{\"access_token\":\"the-token\",\"expires_in\":3600}";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        url = "http://127.0.0.1:" + server.getAddress().getPort();
        named = url;
        server.createContext("/", exchange -> {
            byte[] asked = exchange.getRequestBody().readAllBytes();
            boolean token = exchange.getRequestURI().getPath().equals("/token");
            if (token) {
                forms.add(new String(asked, StandardCharsets.UTF_8));
            }
            byte[] body = (token ? answer : "{\"issuer\":\"" + named + "\",\"token_endpoint\":\"" + url + "/token\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(token ? status : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theIssuerGrantsATokenToAClientWithItsSecret() throws IOException {
        var granted = Issuers.clientCredentials(url, clock).ask(CLIENT);

        assertThat(granted.token()).isEqualTo("the-token");
        assertThat(granted.expiry()).isEqualTo(clock.instant().plusSeconds(3600));
        assertThat(forms)
                .containsExactly("grant_type=client_credentials&client_id=backup&client_secret=se%26cret"
                        + "&scope=https%3A%2F%2Fstorage.azure.com%2F.default");
        assertThat(CLIENT + " " + granted).doesNotContain("se&cret", "the-token");
    }

    @Test
    void aRefusalIsToldInTheIssuersWordsWithoutTheSecret() {
        status = 401;
        answer = "{\"error\":\"invalid_client\",\"error_description\":\"wrong\\r\\nsecret\"}";

        assertThatThrownBy(() -> Issuers.clientCredentials(url, clock).ask(CLIENT))
                .isInstanceOf(IOException.class)
                .hasMessage(url + "/token refused the client 'backup': invalid_client wrong secret");
    }

    @Test
    void aSecretIsNotSentToWhereAnotherIssuersDocumentPoints() {
        named = "https://login.example.com";

        assertThatThrownBy(() -> Issuers.clientCredentials(url, clock).ask(CLIENT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("its discovery document says 'https://login.example.com'");
        assertThat(forms).isEmpty();
    }

    @Test
    void anIssuerThatNobodyAnswersForIsNamed() {
        server.stop(0);

        assertThatThrownBy(() -> Issuers.clientCredentials(url, clock).ask(CLIENT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nobody answers at " + url);
    }

    @Test
    void anAnswerWithoutATokenIsOne() {
        answer = "{}";

        assertThatThrownBy(() -> Issuers.clientCredentials(url, clock).ask(CLIENT))
                .hasMessageContaining("without a token");
    }
}
