package io.holdfast.identity.token;

import com.nimbusds.jwt.JWTClaimsSet;
import io.holdfast.identity.Principal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads who calls from the claims of a verified token, whichever of the usual names its issuer gives them. */
final class Claims {

    private static final int MAX_GROUPS = 1_000;

    private Claims() {}

    /** Empty if the token does not say whose it is. */
    static Optional<Principal> principal(JWTClaimsSet claims, String tenantId) {
        String objectId = first(claims, "oid", "sub");
        if (objectId == null) {
            return Optional.empty();
        }
        String application = first(claims, "appid", "azp", "client_id");
        String user = first(claims, "upn", "preferred_username", "unique_name", "email");
        String name = user != null ? user : application != null ? application : objectId;
        return Optional.of(new Principal(objectId, application, name, tenantId, groups(claims)));
    }

    private static @Nullable String first(JWTClaimsSet claims, String... names) {
        for (String name : names) {
            if (claims.getClaim(name) instanceof String text && !text.isBlank()) {
                return text;
            }
        }
        return null;
    }

    private static List<String> groups(JWTClaimsSet claims) {
        if (!(claims.getClaim("groups") instanceof List<?> list)) {
            return List.of();
        }
        return list.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .limit(MAX_GROUPS)
                .toList();
    }
}
