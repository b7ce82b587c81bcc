package io.holdfast.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import io.holdfast.identity.AuthenticationException;
import io.holdfast.model.testing.Mutations;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whatever stands in an Authorization field, and whatever claims an issuer signs: a principal or a refusal, never anything else. */
class TokenMutationTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-01T12:00:00Z"), ZoneOffset.UTC);
    private static final TokenVerifier VERIFIER = new TokenVerifier(new TestIssuer(CLOCK).trusted(), List.of(), CLOCK);
    private static final RSASSASigner SIGNER = signer();
    private static final String CLAIMS = """
            {"iss":"%s","aud":"https://management.azure.com/","exp":1793534400,"nbf":1793530000,"oid":"%s","tid":"%s","appid":"%s",\
            "groups":["a","b"],"sub":"s"}""".formatted(
            TrustedIssuer.nameOf(TestIssuer.TENANT), TestIssuer.OBJECT_ID, TestIssuer.TENANT, TestIssuer.APP_ID);
    private static final int SIGNED_ROUNDS = 200;
    private static final String[] CLAIM_WORDS = {
        "1e300",
        "-1e300",
        "NaN",
        "99999999999999999999999",
        "null",
        "[]",
        "{}",
        "\"\"",
        "true",
        "\"nbf\":",
        "\"exp\":",
        "\"aud\":",
        "\"groups\":",
        "\"oid\":",
        ",",
        ":",
        "[[[[",
        "\\u0000",
        "\\ud800",
        "\uD83D\uDE00"
    };

    @TestFactory
    Stream<DynamicTest> brokenTokensAreRefusedInWords() {
        return Stream.of(
                Mutations.test(
                        "field",
                        fields(),
                        TokenMutationTest::checkField,
                        ".",
                        "..",
                        "=",
                        " ",
                        "Bearer ",
                        "Basic ",
                        "e30",
                        "eyJhbGciOiJub25lIn0"),
                Mutations.test("claims", SIGNED_ROUNDS, claims(), TokenMutationTest::checkClaims, CLAIM_WORDS));
    }

    static void checkField(byte[] field) {
        authenticate(new String(field, StandardCharsets.UTF_8), false);
    }

    static void checkClaims(byte[] claims) throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key-1").build();
        var token = new JWSObject(header, new Payload(claims));
        token.sign(SIGNER);
        authenticate("Bearer " + token.serialize(), true);
    }

    private static void authenticate(String field, boolean signed) {
        try {
            VERIFIER.authenticate(field);
            // The text of a signature has spare bits; what is signed must be what was.
            assertThat(signed || field.contains(signedPart(good()) + "."))
                    .as("taken: " + field)
                    .isTrue();
        } catch (AuthenticationException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    static Stream<byte[]> fields() {
        return Stream.of("Bearer " + good(), "Bearer a.b.c", "Basic YTpi")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<byte[]> claims() {
        return Stream.of(CLAIMS.getBytes(StandardCharsets.UTF_8));
    }

    private static String signedPart(String token) {
        return token.substring(0, token.lastIndexOf('.'));
    }

    private static String good() {
        return Good.TOKEN;
    }

    private static RSASSASigner signer() {
        try {
            return new RSASSASigner(TestIssuer.KEY);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signed once. */
    private static final class Good {

        static final String TOKEN = token();

        private static String token() {
            try {
                var token = new JWSObject(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key-1").build(), new Payload(CLAIMS));
                token.sign(SIGNER);
                return token.serialize();
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
