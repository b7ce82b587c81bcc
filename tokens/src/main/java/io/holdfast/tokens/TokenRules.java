package io.holdfast.tokens;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a token must say.
 *
 * @param audiences one of which it must be for; empty for any
 * @param issuers one of which it must be from; empty for any
 * @param claims that it must have
 * @param expires whether it must have an end
 * @param skew by how much clocks may differ
 * @param clients one of which it must have been issued to, by its {@code appid} or {@code azp}; empty for any
 */
public record TokenRules(
        Set<String> audiences,
        Set<String> issuers,
        List<RequiredClaim> claims,
        boolean expires,
        Duration skew,
        Set<String> clients) {

    public static final TokenRules NONE = new TokenRules(Set.of(), Set.of(), List.of(), false, Duration.ZERO, Set.of());

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM/dd/yyyy HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    public TokenRules to(Set<String> others) {
        return new TokenRules(others, issuers, claims, expires, skew, clients);
    }

    public TokenRules from(Set<String> others) {
        return new TokenRules(audiences, others, claims, expires, skew, clients);
    }

    public TokenRules with(List<RequiredClaim> others) {
        return new TokenRules(audiences, issuers, others, expires, skew, clients);
    }

    public TokenRules during(boolean mustExpire, Duration tolerance) {
        return new TokenRules(audiences, issuers, claims, mustExpire, tolerance, clients);
    }

    public TokenRules by(Set<String> others) {
        return new TokenRules(audiences, issuers, claims, expires, skew, others);
    }

    /** In the order of Microsoft's library, whose words people look for. */
    public void check(TokenClaims token, Instant now) throws TokenRefusal {
        checkTimes(token, now);
        if (!audiences.isEmpty() && token.audiences().stream().noneMatch(audiences::contains)) {
            throw denied(
                    TokenRefusal.AUDIENCE,
                    "IDX10214: Audience validation failed. Audiences: '" + String.join(", ", token.audiences())
                            + "'. Did not match: validationParameters.ValidAudience: '' or"
                            + " validationParameters.ValidAudiences: '" + String.join(", ", audiences) + "'.");
        }
        if (!issuers.isEmpty() && issuers.stream().noneMatch(issuer -> isFrom(token, issuer))) {
            throw denied(
                    TokenRefusal.ISSUER,
                    "IDX10205: Issuer validation failed. Issuer: '" + token.issuer()
                            + "'. Did not match: validationParameters.ValidIssuer: '' or"
                            + " validationParameters.ValidIssuers: '" + String.join(", ", issuers) + "'.");
        }
        checkClient(token);
        checkClaims(token);
    }

    private void checkClient(TokenClaims token) throws TokenRefusal {
        List<String> client = token.all().getOrDefault("appid", token.all().getOrDefault("azp", List.of()));
        if (!clients.isEmpty() && client.stream().noneMatch(clients::contains)) {
            throw denied(
                    TokenRefusal.CLAIM_VALUE, "Client application '" + String.join(", ", client) + "' is not allowed.");
        }
    }

    private static boolean isFrom(TokenClaims token, String issuer) {
        List<String> tenant = token.all().getOrDefault("tid", List.of());
        return token.issuer().equals(tenant.size() == 1 ? issuer.replace("{tenantid}", tenant.getFirst()) : issuer);
    }

    private void checkTimes(TokenClaims token, Instant now) throws TokenRefusal {
        Instant end = token.expirationTime();
        if (end == null && expires) {
            throw TokenRefusal.invalid(
                    "IDX10225: Lifetime validation failed. The token is missing an Expiration Time.");
        }
        Instant begin = token.notBefore();
        if (begin != null && begin.isAfter(now.plus(skew))) {
            throw TokenRefusal.invalid(
                    "IDX10222: Lifetime validation failed. The token is not yet valid. ValidFrom (UTC): '"
                            + TIME.format(begin) + "', Current time (UTC): '" + TIME.format(now) + "'.");
        }
        if (end != null && !end.isAfter(now.minus(skew))) {
            throw denied(
                    TokenRefusal.EXPIRED,
                    "IDX10223: Lifetime validation failed. The token is expired. ValidTo (UTC): '" + TIME.format(end)
                            + "', Current time (UTC): '" + TIME.format(now) + "'.");
        }
    }

    private void checkClaims(TokenClaims token) throws TokenRefusal {
        List<String> missing = claims.stream()
                .map(RequiredClaim::name)
                .filter(name -> !token.all().containsKey(name))
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            throw new TokenRefusal(
                    TokenRefusal.CLAIM_NOT_FOUND,
                    "JWT token is missing the following claims: " + String.join(", ", missing) + ". Access denied.");
        }
        for (RequiredClaim claim : claims) {
            claim.check(token);
        }
    }

    private static TokenRefusal denied(String reason, String text) {
        return new TokenRefusal(reason, text + " Access denied.");
    }
}
