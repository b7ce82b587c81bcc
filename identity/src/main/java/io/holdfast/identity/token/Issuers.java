package io.holdfast.identity.token;

import io.holdfast.model.json.Json;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Makes a trusted issuer out of the URL that a person configures. */
public final class Issuers {

    private Issuers() {}

    /**
     * The tenant that an issuer of Entra belongs to; empty for any other issuer.
     *
     * @throws IllegalArgumentException if it is Entra's, but names no single tenant
     */
    public static Optional<String> entraTenant(String issuer) {
        return EntraTenant.of(issuer).map(EntraTenant::tenantId);
    }

    /**
     * Asks nobody yet: keys are read when the first token comes.
     *
     * @param issuer Entra's in any form, or the issuer URL of any OpenID Connect provider
     * @param tenantId the tenant to speak of when the issuer knows none
     */
    public static TrustedIssuer of(String issuer, String tenantId, Clock clock) {
        return of(issuer, tenantId, HttpDocuments.standard(), clock);
    }

    static TrustedIssuer of(String issuer, String tenantId, HttpDocuments documents, Clock clock) {
        var entra = EntraTenant.of(issuer);
        var keys = new RemoteKeys(keySet(issuer, documents), clock);
        return entra.map(tenant -> new TrustedIssuer(tenant.tenantId(), tenant.issuers(), tenant::authority, keys))
                .orElseGet(() -> new TrustedIssuer(tenantId, List.of(issuer), () -> issuer, keys));
    }

    /**
     * Tells whether an issuer can be reached now. Asks nobody yet.
     *
     * @param issuer as for {@link #of(String, String, Clock)}
     */
    public static IssuerCheck check(String issuer) {
        return new IssuerCheck(issuer, keySet(issuer, HttpDocuments.standard()));
    }

    private static RemoteKeys.Source keySet(String issuer, HttpDocuments documents) {
        var entra = EntraTenant.of(issuer);
        if (entra.isPresent()) {
            URI keys = entra.get().keySet();
            return () -> documents.get(keys);
        }
        URI configuration = discovery(issuer);
        return () -> documents.get(named(documents.get(configuration), issuer, "jwks_uri"));
    }

    /**
     * The issuer as one that issues tokens to this server itself. Asks nobody yet.
     *
     * @param issuer as for {@link #of(String, String, Clock)}
     */
    public static ClientCredentials clientCredentials(String issuer, Clock clock) {
        return clientCredentials(issuer, HttpDocuments.standard(), clock);
    }

    static ClientCredentials clientCredentials(String issuer, HttpDocuments documents, Clock clock) {
        var entra = EntraTenant.of(issuer);
        if (entra.isPresent()) {
            return new ClientCredentials(entra.get()::tokenEndpoint, documents, clock);
        }
        URI configuration = discovery(issuer);
        return new ClientCredentials(
                () -> named(documents.get(configuration), issuer, "token_endpoint"), documents, clock);
    }

    /** OpenID Connect Discovery 1.0 §4. */
    private static URI discovery(String issuer) {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        try {
            URI uri = new URI(base + "/.well-known/openid-configuration");
            if (uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (java.net.URISyntaxException e) {
            // answered below
        }
        throw new IllegalArgumentException("identity.issuer '" + issuer
                + "' is not a URL. Name an OpenID Connect issuer, for example https://login.example.com/realms/main, or"
                + " 'embedded'");
    }

    /** The document must be the issuer's own (§4.3): else one issuer could speak for another. */
    private static URI named(byte[] configuration, String issuer, String member) throws IOException {
        try {
            var document = Json.parse(configuration);
            String named = Json.required(document, "issuer");
            if (!named.equals(issuer)) {
                throw new IOException("identity.issuer is '" + issuer + "', but its discovery document says '" + named
                        + "'. Configure the latter");
            }
            return URI.create(Json.required(document, member));
        } catch (IllegalArgumentException e) {
            throw new IOException("the discovery document of '" + issuer + "' cannot be read: " + e.getMessage(), e);
        }
    }
}
