package io.holdfast.tokens;

import static io.holdfast.tokens.TestKeys.CURVE;
import static io.holdfast.tokens.TestKeys.OTHER;
import static io.holdfast.tokens.TestKeys.RSA;
import static io.holdfast.tokens.TestKeys.SECRET;
import static io.holdfast.tokens.TestKeys.claims;
import static io.holdfast.tokens.TestKeys.published;
import static io.holdfast.tokens.TestKeys.secret;
import static io.holdfast.tokens.TestKeys.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.PlainJWT;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {

    private static TokenClaims verified(String text, TokenKey... keys) throws TokenRefusal {
        return Token.read(text, List.of()).verified(List.of(keys), true);
    }

    private static String refused(ThrowingCallable work) {
        TokenRefusal refusal = catchThrowableOfType(TokenRefusal.class, work);
        assertThat(refusal).as("not refused").isNotNull();
        assertThat(refusal.getStackTrace()).isEmpty();
        return refusal.reason();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "HS256", "HS384", "HS512"})
    void everyAlgorithmIsVerifiedByItsKeyAndByNoOther(String name) throws TokenRefusal {
        String keyId = name.startsWith("HS") ? null : name.startsWith("ES") ? "curve" : "rsa";
        String text = token(JWSAlgorithm.parse(name), keyId, claims().build());
        TokenKey own = name.startsWith("HS")
                ? secret()
                : name.startsWith("ES") ? published().get(1) : published(RSA);
        assertThat(verified(text, own).algorithm()).isEqualTo(name);
        TokenKey stranger =
                name.startsWith("HS") ? TokenKey.secret(null, "c3RyYW5nZXItc3RyYW5nZXI=") : published(OTHER);
        assertThat(refused(() -> verified(text, stranger))).isIn("TokenSignatureInvalid", "TokenSignatureKeyNotFound");
        assertThat(refused(() -> verified(text.substring(0, text.length() - 8) + "AAAAAAAA", own)))
                .isEqualTo("TokenSignatureInvalid");
        String[] parts = text.split("\\.");
        String changed = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"sub\":\"eve\"}".getBytes());
        assertThat(refused(() -> verified(parts[0] + "." + changed + "." + parts[2], own)))
                .isEqualTo("TokenSignatureInvalid");
    }

    @Test
    void aPublicKeyIsNoSecretOne() throws Exception {
        byte[] known = RSA.toRSAPublicKey().getEncoded();
        String forged = token(JWSAlgorithm.HS256, "rsa", claims().build(), new MACSigner(known));
        assertThat(refused(() -> verified(forged, published(RSA)))).isEqualTo("TokenSignatureInvalid");
    }

    @Test
    void noneIsNoSignature() throws TokenRefusal {
        String plain = new PlainJWT(claims().build()).serialize();
        assertThat(refused(() -> verified(plain, published(RSA)))).isEqualTo("TokenSignatureInvalid");
        assertThat(Token.read(plain, List.of()).verified(List.of(), false).subject())
                .isEqualTo("ada");
        String forged = token(claims().build());
        assertThat(refused(() -> Token.read(forged, List.of()).verified(List.of(published(OTHER)), false)))
                .isEqualTo("TokenSignatureInvalid");
    }

    @Test
    void theKeyThatATokenNamesIsTaken() throws TokenRefusal {
        String text = token(JWSAlgorithm.RS256, "rsa", claims().build());
        TokenKey unnamed = new TokenKey.Public(null, ((TokenKey.Public) published(RSA)).key());
        assertThat(verified(text, unnamed).subject()).isEqualTo("ada");
        assertThat(refused(() -> verified(text, published().get(1)))).isEqualTo("TokenSignatureKeyNotFound");
        assertThat(refused(() -> verified(text, published(OTHER), unnamed))).isEqualTo("TokenSignatureInvalid");
        String anonymous = token(JWSAlgorithm.RS256, null, claims().build());
        assertThat(verified(anonymous, published().get(1), published(RSA)).subject())
                .isEqualTo("ada");
        assertThat(Token.read(text, List.of()).isKeyAmong(List.of(new IssuerKeys("i", published()))))
                .isTrue();
        assertThat(Token.read(text, List.of()).isKeyAmong(List.of(new IssuerKeys("i", List.of()))))
                .isFalse();
    }

    @Test
    void anExtensionThatIsNotUnderstoodIsRefused() throws Exception {
        for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.RS256, JWSAlgorithm.HS256)) {
            var header = new JWSHeader.Builder(algorithm)
                    .criticalParams(java.util.Set.of("ext"))
                    .customParam("ext", 1)
                    .build();
            var token = new JWSObject(header, new Payload(claims().build().toJSONObject()));
            token.sign(algorithm.equals(JWSAlgorithm.RS256) ? new RSASSASigner(RSA) : new MACSigner(SECRET));
            assertThat(refused(() -> verified(token.serialize(), published(RSA), secret())))
                    .isEqualTo("TokenSignatureInvalid");
        }
    }

    @Test
    void whatATokenSaysIsRead() throws TokenRefusal {
        TokenClaims said = verified(
                token(claims().audience(List.of("a", "b"))
                        .claim("roles", List.of("reader", "writer"))
                        .claim("level", 3)
                        .claim("admin", true)
                        .claim("nothing", null)
                        .claim("address", Map.of("city", "Jena"))
                        .build()),
                published(RSA));
        assertThat(said.audiences()).containsExactly("a", "b");
        assertThat(said.issuer()).isEqualTo("https://issuer.example");
        assertThat(said.subject()).isEqualTo("ada");
        assertThat(said.id()).isEqualTo("1");
        assertThat(said.type()).isEqualTo("JWT");
        assertThat(said.expirationTime()).isEqualTo(TestKeys.NOW.plusSeconds(3600));
        assertThat(said.notBefore()).isEqualTo(TestKeys.NOW);
        assertThat(said.issuedAt()).isEqualTo(TestKeys.NOW);
        assertThat(said.all())
                .containsEntry("roles", List.of("reader", "writer"))
                .containsEntry("level", List.of("3"))
                .containsEntry("admin", List.of("true"))
                .containsEntry("address", List.of("{\"city\":\"Jena\"}"))
                .containsEntry("sub", List.of("ada"));
        assertThat(said.toString()).doesNotContain("ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e300", "-1", "\"soon\"", "true"})
    void whatIsNoTimeIsRefused(String time) throws Exception {
        for (String claim : List.of("exp", "nbf", "iat")) {
            var token = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).build(), new Payload("{\"" + claim + "\":" + time + "}"));
            token.sign(new MACSigner(SECRET));
            assertThat(refused(() -> verified(token.serialize(), secret()))).isEqualTo("JwtInvalid");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "a.b",
                "a.b.c",
                "..",
                "....",
                "e30.e30.",
                "eyJhbGciOiJSUzI1NiJ9.e30.",
                "é.é.é",
                "a.b.c.d.e",
                "a.b.c.d.e.f"
            })
    void whatIsNoTokenIsRefused(String text) {
        assertThat(refused(() -> verified(text, published(RSA), secret()))).isIn("JwtInvalid", "TokenSignatureInvalid");
    }

    @Test
    void aTokenIsBounded() {
        String text = token(claims().claim("long", "x".repeat(70_000)).build());
        assertThat(refused(() -> verified(text, published(RSA)))).isEqualTo("JwtInvalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A128CBC-HS256", "A192CBC-HS384", "A256CBC-HS512", "A256GCM"})
    void anEncryptedTokenIsDecryptedAndThenVerified(String method) throws Exception {
        EncryptionMethod how = EncryptionMethod.parse(method);
        byte[] key = Arrays.copyOf(SECRET, how.cekBitLength() / 8);
        String signed = token(claims().build());
        var header = new JWEHeader.Builder(JWEAlgorithm.DIR, how)
                .compressionAlgorithm(CompressionAlgorithm.DEF)
                .contentType("JWT")
                .build();
        var token = new JWEObject(header, new Payload(signed));
        token.encrypt(new DirectEncrypter(key));
        var own = DecryptionKey.secret(Base64.getEncoder().encodeToString(key));
        var other = DecryptionKey.secret(Base64.getEncoder().encodeToString(new byte[key.length]));
        assertThat(Token.read(token.serialize(), List.of(other, own))
                        .verified(published(), true)
                        .subject())
                .isEqualTo("ada");
        assertThat(refused(() -> Token.read(token.serialize(), List.of(other)))).isEqualTo("JwtInvalid");
        assertThat(refused(() -> Token.read(token.serialize(), List.of(own)).verified(List.of(published(OTHER)), true)))
                .isEqualTo("TokenSignatureInvalid");
    }

    @Test
    void aTokenForACertificateIsDecrypted() throws Exception {
        for (String inner : List.of(token(claims().build()), claims().build().toString())) {
            var token = new JWEObject(
                    new JWEHeader(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A128CBC_HS256), new Payload(inner));
            token.encrypt(new RSAEncrypter(RSA));
            Token read = Token.read(token.serialize(), List.of(DecryptionKey.of(RSA.toPrivateKey())));
            if (inner.startsWith("{")) {
                assertThat(refused(() -> read.verified(published(), true))).isEqualTo("TokenSignatureInvalid");
            } else {
                assertThat(read.verified(published(), true).subject()).isEqualTo("ada");
            }
        }
    }

    @Test
    void weakOrBrokenKeysAreNone() {
        assertThatThrownBy(() -> TokenKey.secret(null, "c2hvcnQ=")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TokenKey.secret(null, "!!!")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TokenKey.rsa(null, "AQAB", "AQAB")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TokenKey.rsa(null, "", "")).isInstanceOf(IllegalArgumentException.class);
        assertThat(TokenKey.secret(null, "c3RyYW5nZXItc3RyYW5nZXI=").toString()).isEqualTo("Secret");
    }

    @Test
    void aKeyMayBeGivenByItsNumbers() throws TokenRefusal {
        TokenKey key = TokenKey.rsa(
                null, RSA.getModulus().toString(), RSA.getPublicExponent().toString());
        assertThat(verified(token(claims().build()), key).subject()).isEqualTo("ada");
        assertThat(CURVE.getKeyID()).isEqualTo("curve");
    }

    @Test
    void aKnownTokenIsFoundByTheSamePolicyWithTheSameKeys() throws TokenRefusal {
        var known = new KnownTokens(1_000_000);
        String text = token(claims().build());
        Object policy = new Object();
        known.keep(policy, text, published(), verified(text, published(RSA)));
        assertThat(known.find(policy, text, published())).isNotNull();
        assertThat(known.find(policy, text, List.of(published(RSA)))).isNull();
        assertThat(known.find(new Object(), text, published())).isNull();
        assertThat(known.find(policy, text + "A", published())).isNull();
        for (int i = 0; i < 2000; i++) {
            known.keep(policy, text + i, published(), verified(text, published(RSA)));
        }
        assertThat(known.find(policy, text + 0, published()) == null
                        || known.find(policy, text + 1, published()) == null
                        || known.find(policy, text + 1999, published()) == null)
                .isTrue();
    }
}
