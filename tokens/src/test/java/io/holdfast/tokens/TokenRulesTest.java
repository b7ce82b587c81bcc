package io.holdfast.tokens;

import static io.holdfast.tokens.TestKeys.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenRulesTest {

    private static final TokenRules ANY = new TokenRules(Set.of(), Set.of(), List.of(), false, Duration.ZERO, Set.of());

    private static TokenClaims token(Instant begin, Instant end, Map<String, List<String>> claims) {
        return new TokenClaims(
                "RS256",
                claims.getOrDefault("aud", List.of()),
                claims,
                end,
                "",
                claims.getOrDefault("iss", List.of("")).getFirst(),
                null,
                begin,
                "",
                "");
    }

    private static TokenClaims with(String claim, String... values) {
        return token(null, null, Map.of(claim, List.of(values)));
    }

    private static String refused(TokenRules rules, TokenClaims token) {
        TokenRefusal refusal = catchThrowableOfType(TokenRefusal.class, () -> rules.check(token, NOW));
        return refusal == null ? "" : refusal.reason() + ": " + refusal.text();
    }

    @Test
    void aTokenCountsFromItsBeginToItsEnd() {
        assertThat(refused(ANY, token(NOW, NOW.plusMillis(1), Map.of()))).isEmpty();
        assertThat(refused(ANY, token(null, NOW, Map.of())))
                .isEqualTo("TokenExpired: IDX10223: Lifetime validation failed. The token is expired. ValidTo (UTC):"
                        + " '11/28/2026 12:00:00', Current time (UTC): '11/28/2026 12:00:00'. Access denied.");
        assertThat(refused(ANY, token(NOW.plusMillis(1), null, Map.of()))).startsWith("JwtInvalid: IDX10222:");
        assertThat(refused(ANY, token(null, null, Map.of()))).isEmpty();
        var expiring = new TokenRules(Set.of(), Set.of(), List.of(), true, Duration.ZERO, Set.of());
        assertThat(refused(expiring, token(null, null, Map.of()))).startsWith("JwtInvalid: IDX10225:");
    }

    @Test
    void clocksMayDiffer() {
        var lenient = new TokenRules(Set.of(), Set.of(), List.of(), false, Duration.ofSeconds(60), Set.of());
        assertThat(refused(lenient, token(NOW.plusSeconds(60), NOW.minusSeconds(59), Map.of())))
                .isEmpty();
        assertThat(refused(lenient, token(NOW.plusSeconds(61), null, Map.of()))).startsWith("JwtInvalid");
        assertThat(refused(lenient, token(null, NOW.minusSeconds(60), Map.of())))
                .startsWith("TokenExpired");
    }

    @Test
    void audienceAndIssuerMustBeAmongThoseAllowed() {
        var rules = new TokenRules(
                Set.of("api"), Set.of("https://issuer.example"), List.of(), false, Duration.ZERO, Set.of());
        Map<String, List<String>> good =
                Map.of("aud", List.of("other", "api"), "iss", List.of("https://issuer.example"));
        assertThat(refused(rules, token(null, null, good))).isEmpty();
        assertThat(refused(rules, with("aud", "API")))
                .isEqualTo(
                        "TokenAudienceNotAllowed: IDX10214: Audience validation failed. Audiences: 'API'. Did not match:"
                                + " validationParameters.ValidAudience: '' or validationParameters.ValidAudiences: 'api'."
                                + " Access denied.");
        assertThat(refused(rules, with("aud"))).startsWith("TokenAudienceNotAllowed");
        assertThat(refused(rules, with("aud", "api")))
                .startsWith("TokenIssuerNotAllowed: IDX10205: Issuer validation failed. Issuer: ''.");
    }

    @Test
    void anIssuerOfAllTenantsIsTheTokensOwn() {
        var rules = new TokenRules(
                Set.of(), Set.of("https://sts.example/{tenantid}/"), List.of(), false, Duration.ZERO, Set.of());
        Map<String, List<String>> good = Map.of("tid", List.of("t1"), "iss", List.of("https://sts.example/t1/"));
        assertThat(refused(rules, token(null, null, good))).isEmpty();
        Map<String, List<String>> foreign = Map.of("tid", List.of("t2"), "iss", List.of("https://sts.example/t1/"));
        assertThat(refused(rules, token(null, null, foreign))).startsWith("TokenIssuerNotAllowed");
        assertThat(refused(rules, with("iss", "https://sts.example/t1/"))).startsWith("TokenIssuerNotAllowed");
    }

    @ParameterizedTest
    @CsvSource({
        "true, , a b, a b, true",
        "true, , a b, a, false",
        "true, , a, a b, true",
        "false, , a b, b, true",
        "false, , a b, c, false",
        "true, , A, a, false",
        "true, ;, a b, 'a;b;c', true",
        "true, ;, 'a;b', 'a;b', false",
        "true, , a, 'a;b', false",
        "false, '', a, a, true",
    })
    void claimsHaveAllOrAnyOfTheValues(boolean all, String separator, String wanted, String there, boolean passes) {
        var claim = new RequiredClaim("scp", all, separator, List.of(wanted.split(" ")));
        var rules = new TokenRules(Set.of(), Set.of(), List.of(claim), false, Duration.ZERO, Set.of());
        String said = refused(rules, with("scp", there.split(" ")));
        assertThat(said)
                .isEqualTo(
                        passes
                                ? ""
                                : "TokenClaimValueNotAllowed: Claim scp value of "
                                        + there.replace(" ", ", ").replace(";", separator == null ? ";" : ", ")
                                        + " is not allowed. Access denied.");
    }

    @Test
    void theClientMustBeAmongThoseAllowed() {
        var rules = TokenRules.NONE.by(Set.of("app"));
        assertThat(refused(rules, with("appid", "app"))).isEmpty();
        assertThat(refused(rules, with("azp", "app"))).isEmpty();
        assertThat(refused(rules, with("azp", "other"))).startsWith("TokenClaimValueNotAllowed");
        assertThat(refused(rules, with("sub", "app"))).startsWith("TokenClaimValueNotAllowed");
    }

    @Test
    void claimsThatAreMissingAreNamed() {
        var rules = new TokenRules(
                Set.of(),
                Set.of(),
                List.of(
                        new RequiredClaim("a", true, null, List.of()),
                        new RequiredClaim("b", true, null, List.of("x")),
                        new RequiredClaim("c", true, null, List.of())),
                false,
                Duration.ZERO,
                Set.of());
        assertThat(refused(rules, with("a")))
                .isEqualTo("TokenClaimNotFound: JWT token is missing the following claims: b, c. Access denied.");
        var claims = new TreeMap<>(Map.of("a", List.<String>of(), "b", List.of("x"), "c", List.of("")));
        assertThat(refused(rules, token(null, null, claims))).isEmpty();
    }
}
