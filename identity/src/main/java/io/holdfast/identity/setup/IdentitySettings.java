package io.holdfast.identity.setup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How callers are known.
 *
 * @param issuer the URL of an OpenID Connect issuer, or null or {@code embedded} for the authority of this server
 * @param tenantId the tenant to speak of, a GUID; null to take the issuer's, or one made at the first start
 * @param audiences accepted besides Azure Resource Manager's own and this server's addresses
 * @param administrators who is made Owner of everything at the start: object ids of subjects, {@code group:NAME}, and with
 *     Entra also object ids of groups
 */
public record IdentitySettings(
        @Nullable String issuer, @Nullable String tenantId, List<String> audiences, List<String> administrators) {

    public IdentitySettings {
        audiences = List.copyOf(audiences);
        administrators = List.copyOf(administrators);
    }

    /** The authority of this server, and nothing else set. */
    public static IdentitySettings embedded() {
        return new IdentitySettings(null, null, List.of(), List.of());
    }

    boolean isEmbedded() {
        return issuer == null || issuer.isBlank() || issuer.equalsIgnoreCase("embedded");
    }
}
