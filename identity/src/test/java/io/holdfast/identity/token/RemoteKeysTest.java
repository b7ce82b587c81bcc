package io.holdfast.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.sun.net.httpserver.HttpServer;
import io.holdfast.identity.AuthenticationException;
import io.holdfast.identity.support.FakeClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An OpenID Connect issuer on this machine, found by discovery: keys that come, go, and cannot be had. */
class RemoteKeysTest {

    private final FakeClock clock = new FakeClock("2026-11-24T11:13:53Z");
    private final TestIssuer issuer = new TestIssuer(clock);
    private final Map<String, String> documents = new ConcurrentHashMap<>();
    private final AtomicInteger keySetReads = new AtomicInteger();

    private HttpServer server;
    private String url;
    private TokenVerifier verifier;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/keys")) {
                keySetReads.incrementAndGet();
            }
            byte[] body = documents.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(body.length == 0 ? 500 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/main";
        documents.put(
                "/realms/main/.well-known/openid-configuration",
                "{\"issuer\":\"" + url + "\",\"jwks_uri\":\"" + url.replace("/realms/main", "/keys") + "\"}");
        publish(TestIssuer.KEY);
        verifier = new TokenVerifier(Issuers.of(url, TestIssuer.TENANT, clock), List.of(), clock);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aCheckAsksAnewAndSaysWhatIsWrong() throws Exception {
        IssuerCheck check = Issuers.check(url);
        check.run();
        check.run();
        assertThat(keySetReads).hasValue(2);
        assertThat(check.name()).isEqualTo(url.replace("/realms/main", ""));

        documents.put("/keys", "{\"keys\":[]}");
        assertThatThrownBy(check::run).isInstanceOf(IOException.class).hasMessageContaining("publishes no RSA key");
        documents.put("/keys", "<html>");
        assertThatThrownBy(check::run).isInstanceOf(IOException.class).hasMessageContaining("cannot be read");
        server.stop(0);
        assertThatThrownBy(check::run).isInstanceOf(IOException.class).hasMessageContaining("nobody answers");
    }

    @Test
    void aTokenOfAnyOpenidConnectIssuerIsAccepted() throws Exception {
        String token = issuer.token(c -> c.issuer(url)
                .claim("oid", null)
                .claim("appid", null)
                .claim("tid", null)
                .subject("user|42")
                .claim("client_id", "portal")
                .claim("preferred_username", "ada"));

        var principal = verifier.authenticate("Bearer " + token);

        assertThat(principal.objectId()).isEqualTo("user|42");
        assertThat(principal.applicationId()).isEqualTo("portal");
        assertThat(principal.name()).isEqualTo("ada");
        assertThat(principal.tenantId()).isEqualTo(TestIssuer.TENANT);
    }

    @Test
    void keysAreReadOnceAnHour() throws Exception {
        for (int i = 0; i < 10; i++) {
            authenticate();
        }
        assertThat(keySetReads).hasValue(1);

        clock.advance(Duration.ofHours(1));
        authenticate();

        assertThat(keySetReads).hasValue(2);
    }

    @Test
    void aNewKeyIsFoundButNotSearchedForMoreThanOnceInFiveMinutes() throws Exception {
        authenticate();
        RSAKey next = TestIssuer.newKey("key-2");
        publish(next, TestIssuer.KEY);
        String token =
                TestIssuer.sign(next, "key-2", issuer.claims().issuer(url).build());
        assertThat(refusal(token).code()).isEqualTo("InvalidAuthenticationToken");
        assertThat(keySetReads).hasValue(1);

        clock.advance(Duration.ofMinutes(5));

        assertThat(verifier.authenticate("Bearer " + token)).isNotNull();
        assertThat(keySetReads).hasValue(2);
        for (int i = 0; i < 20; i++) {
            refusal(TestIssuer.sign(
                    next, "made-up-" + i, issuer.claims().issuer(url).build()));
        }
        assertThat(keySetReads).hasValue(2);
    }

    @Test
    void aKeyThatIsNoLongerPublishedIsNoLongerTrusted() throws Exception {
        authenticate();
        publish(TestIssuer.newKey("key-2"));
        clock.advance(Duration.ofHours(1));

        assertThat(refusal(issuer.token(c -> c.issuer(url))).code()).isEqualTo("InvalidAuthenticationToken");
    }

    @Test
    void knownKeysAreKeptForADayWhileTheIssuerIsDown() throws Exception {
        authenticate();
        documents.clear();
        clock.advance(Duration.ofHours(23));
        authenticate();

        clock.advance(Duration.ofHours(1));

        assertThat(refusal(issuer.token(c -> c.issuer(url))).status()).isEqualTo(503);
    }

    @Test
    void anIssuerThatNeverAnsweredIsAskedAgainAfterAPause() throws Exception {
        documents.remove("/keys");
        for (int i = 0; i < 5; i++) {
            assertThat(refusal(issuer.token(c -> c.issuer(url))).status()).isEqualTo(503);
        }
        assertThat(keySetReads).hasValue(1);

        publish(TestIssuer.KEY);
        clock.advance(Duration.ofSeconds(10));

        authenticate();
    }

    @Test
    void anIssuerMayNotSpeakForAnother() {
        documents.put(
                "/realms/main/.well-known/openid-configuration",
                "{\"issuer\":\"https://other.example\",\"jwks_uri\":\"" + url.replace("/realms/main", "/keys") + "\"}");

        assertThat(refusal(issuer.token(c -> c.issuer(url))).status()).isEqualTo(503);
        assertThat(keySetReads).hasValue(0);
    }

    @Test
    void documentsAreBounded() {
        documents.put("/keys", " ".repeat(1_100_000));

        assertThat(refusal(issuer.token(c -> c.issuer(url))).status()).isEqualTo(503);
    }

    @Test
    void keysThatAreTooWeakOrNotForSigningAreLeftOut() throws Exception {
        var encryption = new RSAKey.Builder(TestIssuer.publicKey(TestIssuer.KEY))
                .keyID("key-1")
                .keyUse(com.nimbusds.jose.jwk.KeyUse.ENCRYPTION)
                .build();
        publish(encryption);

        assertThat(refusal(issuer.token(c -> c.issuer(url))).code()).isEqualTo("InvalidAuthenticationToken");
    }

    @Test
    void nothingIsFetchedInTheClearFromOtherMachines() {
        assertThatThrownBy(() -> HttpDocuments.standard().get(java.net.URI.create("http://192.0.2.1/keys")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("neither https nor on this machine");
    }

    @Test
    void entraIsKnownByAnyOfItsNames() {
        String tenant = TestIssuer.TENANT;
        for (String name : List.of(
                "https://sts.windows.net/" + tenant + "/",
                "https://login.microsoftonline.com/" + tenant,
                "https://login.microsoftonline.com/" + tenant.toUpperCase(java.util.Locale.ROOT) + "/v2.0",
                "https://login.windows.net/" + tenant + "/")) {
            TrustedIssuer entra = Issuers.of(name, "ignored", clock);
            assertThat(entra.tenantId()).isEqualTo(tenant);
            assertThat(entra.issuers())
                    .containsExactly(
                            "https://sts.windows.net/" + tenant + "/",
                            "https://login.microsoftonline.com/" + tenant + "/v2.0");
        }
        assertThat(Issuers.of("https://login.microsoftonline.us/" + tenant, "", clock)
                        .issuers())
                .contains("https://login.microsoftonline.us/" + tenant + "/v2.0");
        assertThat(Issuers.entraTenant("https://login.example.com/realms/main")).isEmpty();
    }

    private void authenticate() throws AuthenticationException {
        assertThat(verifier.authenticate("Bearer " + issuer.token(c -> c.issuer(url))))
                .isNotNull();
    }

    private AuthenticationException refusal(String token) {
        return catchThrowableOfType(AuthenticationException.class, () -> verifier.authenticate("Bearer " + token));
    }

    private void publish(RSAKey... keys) {
        documents.put("/keys", new JWKSet(List.<com.nimbusds.jose.jwk.JWK>of(keys)).toString());
    }
}
