package io.holdfast.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.holdfast.identity.AuthenticationException;
import io.holdfast.identity.support.FakeClock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that someone made up: each is refused with the same words, which tell nothing of why. */
class ForgedTokenTest {

    private final FakeClock clock = new FakeClock("2026-11-24T11:13:53Z");
    private final TestIssuer issuer = new TestIssuer(clock);
    private final TokenVerifier verifier = new TokenVerifier(issuer.trusted(), List.of(), clock);

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "..", "e30.e30.e30", "ünicode.töken.x", "a.b.c.d.e"})
    void garbage(String token) {
        assertRefused(token);
    }

    @Test
    void unsigned() {
        assertRefused(new PlainJWT(issuer.claims().build()).serialize());
    }

    @Test
    void unsignedUnderAHeaderThatNamesAKey() {
        String header = Base64URL.encode("{\"alg\":\"none\",\"kid\":\"key-1\"}").toString();
        String[] parts = issuer.token().split("\\.");

        assertRefused(header + "." + parts[1] + ".");
        assertRefused(header + "." + parts[1] + "." + parts[2]);
    }

    @Test
    void signedWithThePublicKeyAsASharedSecret() throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("key-1").build();
        var token = new SignedJWT(header, issuer.claims().build());
        token.sign(new MACSigner(TestIssuer.publicKey(TestIssuer.KEY).getEncoded()));

        assertRefused(token.serialize());
    }

    @Test
    void signedWithAnotherAlgorithmOfTheSameKey() throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.PS256).keyID("key-1").build();
        var token = new SignedJWT(header, issuer.claims().build());
        token.sign(new RSASSASigner(TestIssuer.KEY));

        assertRefused(token.serialize());
    }

    @Test
    void signedWithAnotherKeyUnderAKnownId() {
        assertRefused(TestIssuer.sign(
                TestIssuer.newKey("key-1"), "key-1", issuer.claims().build()));
    }

    @Test
    void signedWithAKeyThatNobodyPublished() {
        assertRefused(TestIssuer.sign(TestIssuer.KEY, "key-2", issuer.claims().build()));
        assertRefused(TestIssuer.sign(TestIssuer.KEY, null, issuer.claims().build()));
    }

    @Test
    void signedWithAKeyThatItBringsAlong() throws JOSEException {
        RSAKey own = TestIssuer.newKey("key-1");
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("key-1")
                .jwk(own.toPublicJWK())
                .build();
        var token = new SignedJWT(header, issuer.claims().build());
        token.sign(new RSASSASigner(own));

        assertRefused(token.serialize());
    }

    @Test
    void withACriticalHeaderThatIsNotUnderstood() throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("key-1")
                .criticalParams(java.util.Set.of("exp"))
                .customParam("exp", 1)
                .build();
        var token = new SignedJWT(header, issuer.claims().build());
        token.sign(new RSASSASigner(TestIssuer.KEY));

        assertRefused(token.serialize());
    }

    @Test
    void withClaimsOfAnotherToken() {
        String[] good = issuer.token().split("\\.");
        String[] other =
                issuer.token(claims -> claims.claim("oid", "somebody else")).split("\\.");

        assertRefused(good[0] + "." + other[1] + "." + good[2]);
    }

    @Test
    void withoutWhatMakesAToken() {
        assertRefused(issuer.token(claims -> claims.issuer(null)));
        assertRefused(issuer.token(claims -> claims.expirationTime(null)));
        assertRefused(issuer.token(claims -> claims.claim("oid", null)));
        assertRefused(issuer.token(claims -> claims.claim("oid", "  ")));
        assertRefused(TestIssuer.sign(TestIssuer.KEY, "key-1", new JWTClaimsSet.Builder().build()));
    }

    @Test
    void farTooLong() {
        assertRefused("a".repeat(40_000) + ".b.c");
    }

    private void assertRefused(String token) {
        var refused =
                catchThrowableOfType(AuthenticationException.class, () -> verifier.authenticate("Bearer " + token));
        assertThat(refused).as(token).isNotNull();
        assertThat(refused.code()).isEqualTo("InvalidAuthenticationToken");
        assertThat(refused).hasMessage("The access token is invalid.");
    }
}
