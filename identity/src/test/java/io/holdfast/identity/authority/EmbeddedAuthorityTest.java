package io.holdfast.identity.authority;

import static io.holdfast.identity.authority.AuthorityFixture.BASE;
import static io.holdfast.identity.authority.AuthorityFixture.TENANT;
import static io.holdfast.identity.authority.AuthorityFixture.encoded;
import static io.holdfast.identity.authority.AuthorityFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the authority's endpoints answer. */
class EmbeddedAuthorityTest {

    @TempDir
    Path directory;

    private AuthorityFixture fixture;

    @BeforeEach
    void open() throws IOException {
        fixture = AuthorityFixture.withSharedKey(directory);
    }

    @Test
    void issuesATokenThatSaysAllThatResourceManagerWantsToKnow() throws Exception {
        AuthorityResponse response = fixture.token(fixture.form());

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers()).containsEntry("Cache-Control", "no-store");
        assertThat(json(response).get("token_type").stringValue()).isEqualTo("Bearer");
        assertThat(json(response).get("expires_in").intValue()).isEqualTo(3599);
        var claims = SignedJWT.parse(json(response).get("access_token").stringValue())
                .getJWTClaimsSet();
        Application application = fixture.backup.application();
        assertThat(claims.getIssuer()).isEqualTo("https://sts.windows.net/" + TENANT + "/");
        assertThat(claims.getAudience()).containsExactly("https://management.azure.com");
        assertThat(claims.getExpirationTime().toInstant()).isEqualTo(Instant.parse("2026-11-24T12:13:53Z"));
        assertThat(claims.getStringClaim("oid")).isEqualTo(application.objectId());
        assertThat(claims.getStringClaim("appid")).isEqualTo(application.clientId());
        assertThat(claims.getStringClaim("tid")).isEqualTo(TENANT);
        assertThat(claims.getStringClaim("idtyp")).isEqualTo("app");
        assertThat(claims.getStringClaim("ver")).isEqualTo("1.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/" + TENANT + "/oauth2/v2.0/token",
                "/" + TENANT + "/oauth2/token",
                "/adfs/oauth2/token",
                "/ADFS/OAuth2/Token/",
                "//adfs//oauth2//v2.0/token"
            })
    void issuesTokensAtAllTheUsualAddresses(String path) throws Exception {
        AuthorityResponse response = fixture.post(path, fixture.form(), Map.of());

        String token = json(response).get("access_token").stringValue();
        assertThat(fixture.verifier.authenticate("Bearer " + token).objectId())
                .isEqualTo(fixture.backup.application().objectId());
    }

    @ParameterizedTest
    @CsvSource({
        "scope, https://management.azure.com/.default, https://management.azure.com",
        "scope, https://management.core.windows.net//.default, https://management.core.windows.net/",
        "scope, https://localhost:8443/.default, https://localhost:8443",
        "scope, openid profile https://storage.azure.com/.default offline_access, https://storage.azure.com",
        "scope, api://my-api/.default, api://my-api",
        "scope, 72f988bf-0000-4000-8000-000000000001/.default, 72f988bf-0000-4000-8000-000000000001",
        "resource, https://management.core.windows.net/, https://management.core.windows.net/"
    })
    void takesTheAudienceFromScopeOrResource(String parameter, String value, String audience) throws Exception {
        var form = fixture.form();
        form.remove("scope");
        form.put(parameter, value);

        String token = json(fixture.token(form)).get("access_token").stringValue();

        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getAudience()).containsExactly(audience);
    }

    @Test
    void takesTheSecretFromTheHeaderToo() {
        var form = fixture.form();
        String id = form.remove("client_id");
        String secret = form.remove("client_secret");

        AuthorityResponse response =
                fixture.post("/" + TENANT + "/oauth2/v2.0/token", form, Map.of("authorization", basic(id, secret)));

        assertThat(response.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type, , 400, invalid_request",
        "grant_type, password, 400, unsupported_grant_type",
        "client_id, , 400, invalid_request",
        "client_id, nobody, 401, invalid_client",
        "client_secret, , 400, invalid_request",
        "client_secret, wrong, 401, invalid_client",
        "scope, , 400, invalid_request",
        "scope, https://management.azure.com/user_impersonation, 400, invalid_scope",
        "scope, https://a/.default https://b/.default, 400, invalid_scope",
        "scope, not a uri/.default, 400, invalid_scope",
        "scope, none/.default, 400, invalid_resource",
        "client_assertion, e30, 401, invalid_client"
    })
    void refusesInTheWordsOfOauth(String parameter, String value, int status, String error) {
        var form = fixture.form();
        if (value == null) {
            form.remove(parameter);
        } else {
            form.put(parameter, value);
        }

        AuthorityResponse response = fixture.token(form);

        assertThat(response.status()).isEqualTo(status);
        assertThat(json(response).get("error").stringValue()).isEqualTo(error);
        assertThat(json(response).get("error_description").stringValue()).isNotBlank();
        assertThat(json(response).get("error_codes").size()).isEqualTo(1);
        assertThat(response.headers().containsKey("WWW-Authenticate")).isEqualTo(status == 401);
        assertThat(new String(response.body(), StandardCharsets.UTF_8)).doesNotContain(fixture.backup.clientSecret());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%zz", "grant_type=client_credentials&grant_type=client_credentials", "", "&&=&a"})
    void refusesBodiesThatAreNoForm(String body) {
        AuthorityResponse response = fixture.post("/adfs/oauth2/token", body, Map.of());

        assertThat(response.status()).isEqualTo(400);
        assertThat(json(response).get("error").stringValue()).isEqualTo("invalid_request");
    }

    @Test
    void refusesWhatIsTooLongOrNotAFormAtAll() {
        assertThat(fixture.post("/adfs/oauth2/token", "a=" + "b".repeat(70_000), Map.of())
                        .status())
                .isEqualTo(400);
        assertThat(fixture.post("/adfs/oauth2/token", "{}", Map.of("content-type", "application/json"))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic ???", "Basic bm9jb2xvbg==", "Bearer x"})
    void refusesHeadersThatHoldNoClient(String header) {
        var form = fixture.form();
        form.remove("client_secret");

        AuthorityResponse response = fixture.post("/adfs/oauth2/token", form, Map.of("authorization", header));

        assertThat(json(response).get("error").stringValue()).isEqualTo("invalid_request");
    }

    @Test
    void refusesASecretThatComesTwice() {
        var header = basic(fixture.backup.application().clientId(), fixture.backup.clientSecret());

        AuthorityResponse response =
                fixture.post("/adfs/oauth2/token", fixture.form(), Map.of("authorization", header));

        assertThat(json(response).get("error").stringValue()).isEqualTo("invalid_request");
    }

    @Test
    void knowsNoOtherTenant() {
        AuthorityResponse response =
                fixture.post("/00000000-0000-4000-8000-0000000000ff/oauth2/token", fixture.form(), Map.of());

        assertThat(response.status()).isEqualTo(400);
        assertThat(json(response).get("error_description").stringValue()).contains(TENANT);
        assertThat(fixture.post("/common/oauth2/token", fixture.form(), Map.of())
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "/adfs/.well-known/openid-configuration, /adfs, ''",
        "/" + TENANT + "/.well-known/openid-configuration, /" + TENANT + ", ''",
        "/" + TENANT + "/v2.0/.well-known/openid-configuration, /" + TENANT + ", /v2.0",
        "/common/v2.0/.well-known/openid-configuration, /common, /v2.0"
    })
    void tellsWhereItsEndpointsAre(String path, String root, String version) {
        var document = json(fixture.get(path));

        assertThat(document.get("issuer").stringValue()).isEqualTo("https://sts.windows.net/" + TENANT + "/");
        assertThat(document.get("token_endpoint").stringValue())
                .isEqualTo(BASE + root + "/oauth2" + version + "/token");
        assertThat(document.get("authorization_endpoint").stringValue()).startsWith(BASE + root);
        String keySet = document.get("jwks_uri").stringValue().substring(BASE.length());
        assertThat(json(fixture.get(keySet)).get("keys").size()).isEqualTo(1);
    }

    @Test
    void publishesNoPrivateKey() {
        String document =
                new String(fixture.get("/" + TENANT + "/discovery/v2.0/keys").body(), StandardCharsets.UTF_8);

        assertThat(document).contains("\"kid\"", "\"n\"", "RS256").doesNotContain("\"d\"", "\"p\"", "\"q\"");
    }

    @Test
    void tellsMsalThatItIsAnAuthorityOfItsOwn() {
        var document = json(fixture.get("/common/discovery/instance"));

        assertThat(document.get("tenant_discovery_endpoint").stringValue())
                .isEqualTo(BASE + "/" + TENANT + "/v2.0/.well-known/openid-configuration");
        assertThat(document.at("/metadata/0/aliases/0").stringValue()).isEqualTo("localhost:8443");
    }

    @Test
    void signsInNobodyInABrowser() {
        assertThat(json(fixture.get("/" + TENANT + "/oauth2/v2.0/authorize"))
                        .get("error")
                        .stringValue())
                .isEqualTo("unsupported_response_type");
    }

    @Test
    void aWrongMethodIsSaid() {
        assertThat(fixture.get("/adfs/oauth2/token").status()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "", "/subscriptions", "/subscriptions/x/resourceGroups/y", "/oauth2/token", "/a/b/c/d/e"})
    void leavesEverythingElseToOthers(String path) {
        assertThat(fixture.authority.handle(new AuthorityRequest("GET", path, Map.of(), new byte[0], BASE, null)))
                .isEmpty();
    }

    private static String basic(String id, String secret) {
        String joined = encoded(id) + ":" + encoded(secret);
        return "Basic " + Base64.getEncoder().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    }
}
