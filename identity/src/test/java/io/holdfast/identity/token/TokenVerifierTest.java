package io.holdfast.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.holdfast.identity.AuthenticationException;
import io.holdfast.identity.Challenge;
import io.holdfast.identity.Principal;
import io.holdfast.identity.support.FakeClock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tokens are good, and in which words the others are refused. */
class TokenVerifierTest {

    private final FakeClock clock = new FakeClock("2026-11-24T11:13:53Z");
    private final TestIssuer issuer = new TestIssuer(clock);
    private final TokenVerifier verifier = new TokenVerifier(issuer.trusted(), List.of(), clock);

    @Test
    void tellsWhoCalls() throws Exception {
        Principal principal = verifier.authenticate("Bearer " + issuer.token());

        assertThat(principal)
                .isEqualTo(new Principal(
                        TestIssuer.OBJECT_ID, TestIssuer.APP_ID, TestIssuer.APP_ID, TestIssuer.TENANT, List.of()));
    }

    @Test
    void tellsAPersonByHisUserNameAndGroups() throws Exception {
        String token = issuer.token(c -> c.issuer("https://login.microsoftonline.com/" + TestIssuer.TENANT + "/v2.0")
                .claim("appid", null)
                .claim("azp", "cli")
                .claim("upn", "ada@contoso.example")
                .claim("groups", List.of("g1", "g2")));

        assertThat(verifier.authenticate("bearer  " + token))
                .isEqualTo(new Principal(
                        TestIssuer.OBJECT_ID, "cli", "ada@contoso.example", TestIssuer.TENANT, List.of("g1", "g2")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://management.core.windows.net/",
                "https://management.core.windows.net",
                "https://management.azure.com/",
                "https://management.azure.com"
            })
    void acceptsTheAudiencesOfResourceManager(String audience) throws Exception {
        assertThat(verifier.authenticate("Bearer " + issuer.token(c -> c.audience(audience))))
                .isNotNull();
    }

    @Test
    void acceptsItsOwnAddressOnceItIsKnown() throws Exception {
        String token = issuer.token(c -> c.audience("https://localhost:8443"));
        assertThat(refusal("Bearer " + token).code()).isEqualTo("InvalidAuthenticationTokenAudience");

        verifier.acceptAudience("https://localhost:8443/");

        assertThat(verifier.authenticate("Bearer " + token)).isNotNull();
    }

    @Test
    void asksForAHeader() {
        for (String nothing : new String[] {null, "", "  "}) {
            AuthenticationException refused = refusal(nothing);
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.code()).isEqualTo("AuthenticationFailed");
            assertThat(refused).hasMessage("Authentication failed. The 'Authorization' header is missing.");
            assertThat(Challenge.of("https://login.windows.net/" + TestIssuer.TENANT, refused))
                    .isEqualTo("Bearer authorization_uri=\"https://login.windows.net/" + TestIssuer.TENANT
                            + "\", error=\"invalid_token\", error_description=\"The authentication failed because of"
                            + " missing 'Authorization' header.\"");
        }
    }

    @Test
    void asksForABearerToken() {
        assertThat(refusal("Basic dTpw").code()).isEqualTo("AuthenticationFailed");
        assertThat(refusal("Bearer")).hasMessageContaining("invalid format");
    }

    @Test
    void refusesAnExpiredTokenAfterFiveMinutes() throws Exception {
        String token = "Bearer " + issuer.token(c -> c.expirationTime(Date.from(clock.instant())));
        clock.advance(Duration.ofMinutes(5).minusSeconds(1));
        assertThat(verifier.authenticate(token)).isNotNull();

        clock.advance(Duration.ofSeconds(1));

        AuthenticationException refused = refusal(token);
        assertThat(refused.code()).isEqualTo("ExpiredAuthenticationToken");
        assertThat(refused)
                .hasMessage("The access token expiry UTC time '11/24/2026 11:13:53 AM' is earlier than current UTC time"
                        + " '11/24/2026 11:18:53 AM'.");
    }

    @Test
    void refusesATokenThatIsNotValidYet() throws Exception {
        String soon =
                issuer.token(c -> c.notBeforeTime(Date.from(clock.instant().plusSeconds(300))));
        String later =
                issuer.token(c -> c.notBeforeTime(Date.from(clock.instant().plusSeconds(301))));

        assertThat(verifier.authenticate("Bearer " + soon)).isNotNull();
        assertThat(refusal("Bearer " + later).code()).isEqualTo("InvalidAuthenticationToken");
    }

    @Test
    void namesTheWrongAudienceAndTheRightOnes() {
        AuthenticationException refused =
                refusal("Bearer " + issuer.token(c -> c.audience("https://graph.microsoft.com")));

        assertThat(refused.code()).isEqualTo("InvalidAuthenticationTokenAudience");
        assertThat(refused)
                .hasMessage("The access token has been obtained for wrong audience or resource"
                        + " 'https://graph.microsoft.com'. It should exactly match with one of the allowed audiences"
                        + " 'https://management.core.windows.net/','https://management.core.windows.net',"
                        + "'https://management.azure.com/','https://management.azure.com'.");
    }

    @Test
    void namesTheTenantOfATokenFromElsewhere() {
        AuthenticationException refused = refusal("Bearer "
                + issuer.token(c -> c.issuer("https://sts.windows.net/00000000-0000-4000-8000-0000000000ff/")));

        assertThat(refused.code()).isEqualTo("InvalidAuthenticationTokenTenant");
        assertThat(refused)
                .hasMessageStartingWith("The access token is from the wrong issuer"
                        + " 'https://sts.windows.net/00000000-0000-4000-8000-0000000000ff/'. It must match the"
                        + " tenant 'https://sts.windows.net/" + TestIssuer.TENANT
                        + "/' associated with this subscription. Please use the authority (URL)"
                        + " 'https://login.windows.net/" + TestIssuer.TENANT
                        + "' to get the token. Note, if the subscription is transferred to another tenant");
    }

    @Test
    void letsNoTokenWriteIntoHeaders() {
        AuthenticationException refused =
                refusal("Bearer " + issuer.token(c -> c.issuer("x\r\nSet-Cookie: a=b\", claims=\"e30=")));

        assertThat(Challenge.of("https://a/b", refused))
                .doesNotContain("\r", "\n", "claims=\"")
                .matches("Bearer authorization_uri=\"[^\"]*\", error=\"[^\"]*\", error_description=\"[^\"]*\"");
    }

    @Test
    void saysSoWhenTheIssuerCannotBeAsked() {
        Keys unreachable = keyId -> {
            throw new IssuerUnavailableException("down", null);
        };
        var trusted = new TrustedIssuer(TestIssuer.TENANT, issuer.trusted().issuers(), () -> "", unreachable);
        var blind = new TokenVerifier(trusted, List.of(), clock);

        var refused = catchThrowableOfType(
                AuthenticationException.class, () -> blind.authenticate("Bearer " + issuer.token()));

        assertThat(refused.status()).isEqualTo(503);
    }

    private AuthenticationException refusal(String authorization) {
        return catchThrowableOfType(AuthenticationException.class, () -> verifier.authenticate(authorization));
    }
}
