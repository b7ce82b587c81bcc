package io.holdfast.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64URL;
import io.holdfast.identity.AuthenticationException;
import io.holdfast.identity.Principal;
import io.holdfast.identity.support.FakeClock;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A token is verified once, and remembered no longer than it is good. */
class VerifiedTokensTest {

    private final FakeClock clock = new FakeClock("2026-11-24T11:13:53Z");
    private final TestIssuer issuer = new TestIssuer(clock);
    private final Map<String, RSAPublicKey> keys = new HashMap<>(Map.of("key-1", TestIssuer.publicKey(TestIssuer.KEY)));
    private final TrustedIssuer trusted = new TrustedIssuer(
            TestIssuer.TENANT,
            issuer.trusted().issuers(),
            () -> "https://login.windows.net/" + TestIssuer.TENANT,
            id -> Optional.ofNullable(keys.get(id)));
    private final TokenVerifier verifier = new TokenVerifier(trusted, List.of(), clock);

    @Test
    void theSamePrincipalIsToldAgain() throws Exception {
        String token = "Bearer " + issuer.token();
        Principal first = verifier.authenticate(token);

        assertThat(verifier.authenticate(token)).isSameAs(first);
        assertThat(verifier.authenticate("bearer   " + issuer.token())).isEqualTo(first);
    }

    @Test
    void itEndsWhenTheTokenEnds() throws Exception {
        String token = "Bearer " + issuer.token();
        verifier.authenticate(token);
        clock.advance(Duration.ofMinutes(64).plusSeconds(59));
        verifier.authenticate(token);

        clock.advance(Duration.ofSeconds(1));

        assertThat(refusal(token).code()).isEqualTo("ExpiredAuthenticationToken");
    }

    @Test
    void aClockThatGoesBackMakesItNotYetValid() throws Exception {
        String token = "Bearer " + issuer.token();
        verifier.authenticate(token);

        clock.advance(Duration.ofMinutes(-6));

        assertThat(refusal(token).code()).isEqualTo("InvalidAuthenticationToken");
    }

    @Test
    void itEndsWithItsKey() throws Exception {
        String token = "Bearer " + issuer.token();
        verifier.authenticate(token);

        keys.remove("key-1");

        assertThat(refusal(token).code()).isEqualTo("InvalidAuthenticationToken");
    }

    @Test
    void itEndsWhenAnotherKeyTakesTheName() throws Exception {
        String token = "Bearer " + issuer.token();
        verifier.authenticate(token);

        keys.put("key-1", TestIssuer.publicKey(TestIssuer.newKey("key-1")));

        assertThat(refusal(token).code()).isEqualTo("InvalidAuthenticationToken");
    }

    @Test
    void aTokenWithAnotherSignatureIsAnotherToken() throws Exception {
        String good = issuer.token();
        verifier.authenticate("Bearer " + good);
        String[] parts = good.split("\\.");
        byte[] signature = new Base64URL(parts[2]).decode();

        for (int bit = 0; bit < 8; bit++) {
            byte[] flipped = signature.clone();
            flipped[100] ^= (byte) (1 << bit);
            String forged = parts[0] + "." + parts[1] + "." + Base64URL.encode(flipped);
            assertThat(refusal("Bearer " + forged).code()).isEqualTo("InvalidAuthenticationToken");
        }
        assertThat(refusal("Bearer " + parts[0] + "." + parts[1] + ".").code()).isEqualTo("InvalidAuthenticationToken");
        String other = issuer.token(claims -> claims.claim("oid", "other")).split("\\.")[1];
        assertThat(refusal("Bearer " + parts[0] + "." + other + "." + parts[2]).code())
                .isEqualTo("InvalidAuthenticationToken");
    }

    @Test
    void whatIsKeptIsBoundedForEachAndInSum() {
        var kept = new VerifiedTokens();
        kept.keep("ada's", 1_000, of("ada"));
        for (int i = 0; i < 10_000; i++) {
            kept.keep("mallory-" + i, 1_000, of("mallory"));
        }
        assertThat(kept.size()).isEqualTo(65);
        assertThat(kept.find("ada's")).isPresent();

        for (int i = 0; i < 1_000; i++) {
            kept.keep("large-" + i, 32 * 1024, of("mallory"));
        }
        assertThat(kept.bytes()).isLessThan(1100 * 1024);
        assertThat(kept.find("ada's")).isPresent();

        for (int i = 0; i < 10_000; i++) {
            kept.keep("many-" + i, 32 * 1024, of("principal-" + i));
        }
        assertThat(kept.bytes()).isLessThanOrEqualTo(16 * 1024 * 1024);
        for (int i = 0; i < 10_000; i++) {
            kept.keep("small-" + i, 10, of("principal-" + i));
        }
        assertThat(kept.size()).isEqualTo(4_096);
        for (int i = 0; i < 10_000; i++) {
            kept.remove("small-" + i);
        }
        assertThat(kept.size()).isZero();
        assertThat(kept.bytes()).isZero();
    }

    /** Numbers that no calendar has; conversion made other times of them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "nbf": 1e300
        "nbf": 9223372036854775807
        "nbf": 9223372036854776
        "nbf": -1
        "nbf": 1E20000000
        "nbf": "x"
        "nbf": true
        "nbf": [1]
        "iat": 1e300
        "iat": "yesterday"
        "exp": 1e300
        "exp": 9223372036854775807
        "exp": 9223372036854776
        "exp": -1
        "exp": true
        "exp": {"a": 1}
        "exp": null
        """)
    void aTimeThatIsNoneIsRefused(String claim) throws Exception {
        assertThat(refusal("Bearer " + signed(claim)).code()).isEqualTo("InvalidAuthenticationToken");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "nbf": 1764000000.25
        "nbf": 0
        "nbf": null
        "iat": 1.7e9
        """)
    void aTimeWithAFractionIsTaken(String claim) throws Exception {
        assertThat(verifier.authenticate("Bearer " + signed(claim))).isNotNull();
    }

    private String signed(String claim) throws Exception {
        long now = clock.instant().getEpochSecond();
        String name = claim.substring(1, 4);
        StringBuilder payload = new StringBuilder("{\"iss\":\"" + TrustedIssuer.nameOf(TestIssuer.TENANT)
                + "\",\"aud\":\"https://management.azure.com/\",\"oid\":\"ada\"");
        Map.of("nbf", now, "exp", now + 3_600).forEach((other, value) -> {
            if (!other.equals(name)) {
                payload.append(",\"").append(other).append("\":").append(value);
            }
        });
        var token = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key-1").build(),
                new Payload(payload.append(',').append(claim).append('}').toString()));
        token.sign(new RSASSASigner(TestIssuer.KEY));
        return token.serialize();
    }

    private VerifiedToken of(String objectId) {
        Instant now = clock.instant();
        var principal = new Principal(objectId, null, objectId, "tenant", List.of());
        return new VerifiedToken(principal, "key-1", TestIssuer.publicKey(TestIssuer.KEY), now, now.plusSeconds(3_600));
    }

    private AuthenticationException refusal(String authorization) {
        return catchThrowableOfType(AuthenticationException.class, () -> verifier.authenticate(authorization));
    }
}
