package io.holdfast.gateway;

import static io.holdfast.gateway.LimitPoliciesTest.document;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens of callers, verified with the keys of an issuer on real sockets. */
class CallerTokensTest {

    private static final KeyPair KEYS = pair();
    private static final KeyPair OTHERS = pair();
    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private TestUpstream upstream;
    private TestUpstream issuer;
    private Harness harness;
    private volatile String published;
    private volatile boolean away;

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void begin() throws IOException {
        published = key("k1", KEYS);
        upstream = TestUpstream.telling();
        issuer = new TestUpstream((request, connection) -> {
            String path = request.requestLine().split(" ")[1];
            asked.add(path);
            if (away) {
                connection.send("HTTP/1.1 503 Away\nContent-Length: 0\n\n");
                return true;
            }
            String body = path.endsWith("/keys")
                    ? "{\"keys\":[" + published + "]}"
                    : "{\"issuer\":\"https://issuer.example" + path.split("/\\.")[0] + "\",\"jwks_uri\":\""
                            + issuer.url() + "/keys\"}";
            connection.send("HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: " + body.length() + "\n\n"
                    + body);
            return true;
        });
    }

    @AfterEach
    void stop() throws IOException {
        harness.close();
        upstream.close();
        issuer.close();
    }

    private void start(String inbound) {
        harness = new Harness(
                Harness.echo(upstream.url())
                        .with(
                                document(
                                        "apis/policies",
                                        "echo",
                                        inbound,
                                        "<choose><when condition=\"@(context.Variables.ContainsKey(\"jwt\"))\"><set-header name=\"X-Subject\">"
                                                + "<value>@(((Jwt)context.Variables[\"jwt\"]).Subject)</value></set-header></when></choose>")));
    }

    private String openId(String attributes, String children) {
        return "<validate-jwt header-name=\"Authorization\" output-token-variable-name=\"jwt\" " + attributes
                + "><openid-config url=\"" + issuer.url() + "/.well-known/openid-configuration\" />" + children
                + "</validate-jwt>";
    }

    private static String key(String id, KeyPair pair) {
        var key = (RSAPublicKey) pair.getPublic();
        return "{\"kty\":\"RSA\",\"kid\":\"" + id + "\",\"n\":\""
                + base64(unsigned(key.getModulus().toByteArray())) + "\",\"e\":\"AQAB\"}";
    }

    private static byte[] unsigned(byte[] number) {
        return number[0] == 0 ? java.util.Arrays.copyOfRange(number, 1, number.length) : number;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String claims(String more) {
        return "{\"iss\":\"https://issuer.example\",\"aud\":\"api\",\"sub\":\"ada\",\"exp\":"
                + Instant.now().plusSeconds(600).getEpochSecond() + more + "}";
    }

    private static String token(String keyId, KeyPair pair, String claims) {
        String head = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + keyId + "\"}";
        String text =
                base64(head.getBytes(StandardCharsets.UTF_8)) + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + base64(signature.sign());
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private RawClient.Answer call(String token) throws IOException {
        return harness.get("/echo/x", Harness.KEY, "Authorization: Bearer " + token);
    }

    @Test
    void theConfigurationIsLookedUpWithTheFirstCallAndOnce() throws IOException {
        start(openId("", ""));
        assertThat(asked).isEmpty();
        String token = token("k1", KEYS, claims(""));
        for (int i = 0; i < 3; i++) {
            RawClient.Answer answer = call(token);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.header("X-Subject")).isEqualTo("ada");
        }
        assertThat(call(token("k1", KEYS, claims(",\"jti\":\"2\""))).status()).isEqualTo(200);
        assertThat(asked).containsExactly("/.well-known/openid-configuration", "/keys");
    }

    @Test
    void whatIsWrongIsToldInTheWordsOfTheTable() throws IOException {
        start(openId(
                "",
                "<audiences><audience>api</audience></audiences><required-claims><claim name=\"roles\" match=\"any\">"
                        + "<value>reader</value><value>writer</value></claim></required-claims>"));
        assertThat(call(token("k1", KEYS, claims(",\"roles\":[\"writer\"]"))).status())
                .isEqualTo(200);
        assertThat(told(harness.get("/echo/x", Harness.KEY))).isEqualTo("JWT not present.");
        assertThat(told(call("x"))).startsWith("IDX12741: ");
        assertThat(told(call(token("k1", OTHERS, claims("")))))
                .isEqualTo("IDX10503: Signature validation failed. Access denied.");
        assertThat(told(call(token("k9", KEYS, claims("")))))
                .startsWith("IDX10501: Signature validation failed. Unable to match keys: kid: 'k9'.");
        assertThat(told(call(token("k1", KEYS, claims("")))))
                .isEqualTo("JWT token is missing the following claims: roles. Access denied.");
        assertThat(told(call(token("k1", KEYS, claims(",\"roles\":\"guest\"")))))
                .isEqualTo("Claim roles value of guest is not allowed. Access denied.");
        assertThat(told(call(token("k1", KEYS, claims("").replace("\"api\"", "\"other\"")))))
                .startsWith("IDX10214: Audience validation failed.");
        assertThat(told(call(token("k1", KEYS, claims("").replace("issuer.example", "other.example")))))
                .startsWith("IDX10205: Issuer validation failed. Issuer: 'https://other.example'.");
        assertThat(told(call(token("k1", KEYS, "{\"exp\":1,\"aud\":\"api\"}"))))
                .startsWith("IDX10223: Lifetime validation failed. The token is expired.");
        assertThat(asked).as("an unknown key is not looked for again at once").hasSize(2);
    }

    private static String told(RawClient.Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body())
                .startsWith("{ \"statusCode\": 401, \"message\": \"")
                .endsWith("\" }");
        return answer.body()
                .substring(
                        "{ \"statusCode\": 401, \"message\": \"".length(),
                        answer.body().length() - 3);
    }

    @Test
    void statusAndMessageAreThePolicys() throws IOException {
        start(openId(
                "failed-validation-httpcode=\"403\" failed-validation-error-message=\"No.\" require-scheme=\"Bearer\"",
                ""));
        RawClient.Answer refused = harness.get("/echo/x", Harness.KEY, "Authorization: Basic eDp5");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).isEqualTo("{ \"statusCode\": 403, \"message\": \"No.\" }");
        assertThat(harness.get("/echo/x", Harness.KEY, "Authorization: " + token("k1", KEYS, claims("")))
                        .status())
                .as("without the scheme")
                .isEqualTo(403);
    }

    @Test
    void anIssuerThatIsAwayRefusesAndIsAskedAgain() throws IOException {
        away = true;
        start(openId("", ""));
        assertThat(told(call(token("k1", KEYS, claims(""))))).startsWith("IDX20803: ");
        assertThat(told(call(token("k1", KEYS, claims(""))))).startsWith("IDX20803: ");
        assertThat(asked).as("not for each call").hasSize(1);
    }

    @Test
    void aSecretKeyOfThePolicyVerifiesToo() throws Exception {
        start("<validate-jwt token-value=\"@(context.Request.Headers.GetValueOrDefault(\"X-Token\", \"\"))\""
                + " require-expiration-time=\"false\" output-token-variable-name=\"jwt\"><issuer-signing-keys><key>"
                + Base64.getEncoder().encodeToString(SECRET)
                + "</key></issuer-signing-keys><issuers><issuer>me</issuer></issuers></validate-jwt>");
        String text = base64("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + base64("{\"iss\":\"me\",\"sub\":\"eve\"}".getBytes(StandardCharsets.UTF_8));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
        String token = text + "." + base64(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        assertThat(harness.get("/echo/x", Harness.KEY, "X-Token: " + token).header("X-Subject"))
                .isEqualTo("eve");
        assertThat(told(harness.get("/echo/x", Harness.KEY, "X-Token: " + token + "A")))
                .isEqualTo("IDX10503: Signature validation failed. Access denied.");
        assertThat(told(harness.get("/echo/x", Harness.KEY))).isEqualTo("JWT not present.");
    }

    @Test
    void tokensOfATenantAreForItsApplications() throws IOException {
        start("<validate-azure-ad-token tenant-id=\"t1\" authentication-endpoint=\"" + issuer.url()
                + "/\" output-token-variable-name=\"jwt\"><client-application-ids><application-id>app</application-id>"
                + "</client-application-ids><audiences><audience>api</audience></audiences></validate-azure-ad-token>");
        for (String issuerName : List.of("https://issuer.example/t1", "https://issuer.example/t1/v2.0")) {
            String said = claims(",\"azp\":\"app\"").replace("https://issuer.example", issuerName);
            assertThat(call(token("k1", KEYS, said)).status()).as(issuerName).isEqualTo(200);
        }
        String foreign = claims(",\"azp\":\"other\"").replace("issuer.example", "issuer.example/t1");
        assertThat(told(call(token("k1", KEYS, foreign)))).startsWith("Client application 'other' is not allowed.");
        assertThat(told(call(token("k1", KEYS, claims(",\"azp\":\"app\""))))).startsWith("IDX10205");
        assertThat(asked).contains("/t1/.well-known/openid-configuration", "/t1/v2.0/.well-known/openid-configuration");
    }

    @Test
    void whatCannotBeHonouredFailsClosed() throws IOException {
        start("<validate-jwt><issuer-signing-keys><key certificate-id=\"c\" /></issuer-signing-keys></validate-jwt>");
        assertThat(call("x").status()).isEqualTo(500);
    }
}
