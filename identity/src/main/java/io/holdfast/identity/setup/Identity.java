package io.holdfast.identity.setup;

import io.holdfast.identity.Authenticator;
import io.holdfast.identity.authority.EmbeddedAuthority;
import io.holdfast.identity.authority.Installation;
import io.holdfast.identity.role.Directory;
import io.holdfast.identity.role.Roles;
import io.holdfast.identity.token.IssuerCheck;
import io.holdfast.identity.token.Issuers;
import io.holdfast.identity.token.TokenVerifier;
import io.holdfast.identity.token.TrustedIssuer;
import io.holdfast.store.Records;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who may do what, put together from settings. */
public final class Identity {

    private static final Logger LOG = LoggerFactory.getLogger(Identity.class);

    private final String tenantId;
    private final Roles roles;
    private final @Nullable Installation installation;
    private final TokenVerifier verifier;
    private final TrustedIssuer issuer;
    private final @Nullable IssuerCheck issuerCheck;
    private volatile String ownUrl = "https://localhost";

    private Identity(IdentitySettings settings, Records records, Path data, Clock clock) throws IOException {
        this.tenantId = tenantId(settings, records);
        if (settings.isEmbedded()) {
            this.installation = Installation.open(data, records, tenantId, clock);
            this.issuer = new TrustedIssuer(
                    tenantId,
                    List.of(TrustedIssuer.nameOf(tenantId)),
                    () -> authorizationUri(this.ownUrl),
                    installation.keys());
            this.issuerCheck = null;
        } else {
            this.installation = null;
            this.issuer = Issuers.of(String.valueOf(settings.issuer()), tenantId, clock);
            this.issuerCheck = Issuers.check(String.valueOf(settings.issuer()));
        }
        this.roles = roles(settings, records, clock);
        this.verifier = new TokenVerifier(issuer, settings.audiences(), clock);
    }

    private Roles roles(IdentitySettings settings, Records records, Clock clock) {
        var made = new Roles(records, directory(settings), clock);
        made.tellOfFormerAssignments();
        if (installation != null) {
            made.owners().ensure(installation.administrator().objectId());
        }
        made.owners().ensureNamed(settings.administrators());
        if (!made.owners().exist()) {
            LOG.atWarn()
                    .log(
                            "nobody is Owner of everything: name your object id, or group:NAME, in identity.administrators and"
                                    + " start again");
        }
        return made;
    }

    private Directory directory(IdentitySettings settings) {
        if (installation != null) {
            return new EmbeddedDirectory(installation.applications());
        }
        return Issuers.entraTenant(String.valueOf(settings.issuer())).isPresent() ? Directory.ENTRA : Directory.UNKNOWN;
    }

    /**
     * Reads, or makes at the first start, what is kept in the data directory and the store.
     *
     * @throws IllegalArgumentException if the settings are wrong; says which one and what to write
     */
    public static Identity open(IdentitySettings settings, Records records, Path data, Clock clock) throws IOException {
        return new Identity(settings, records, data, clock);
    }

    /** Tells the addresses under which callers reach this server: tokens for them are accepted from now on. */
    public void servedAt(List<String> urls) {
        urls.forEach(verifier::acceptAudience);
        if (!urls.isEmpty()) {
            ownUrl = urls.getFirst();
        }
    }

    /** The tenant that all subscriptions of this deployment belong to. */
    public String tenantId() {
        return tenantId;
    }

    public Authenticator authenticator() {
        return verifier;
    }

    public Roles roles() {
        return roles;
    }

    /** To be asked before anything else about a request; empty when an issuer is configured. */
    public Optional<EmbeddedAuthority> authority() {
        return Optional.ofNullable(installation).map(Installation::authority);
    }

    /** The embedded authority's applications, keys and administrator; empty when an issuer is configured. */
    public Optional<Installation> installation() {
        return Optional.ofNullable(installation);
    }

    /** What registers applications; empty when an issuer is configured, which knows its own. */
    public Optional<ApplicationRegistry> applicationRegistry() {
        return installation().map(own -> new ApplicationRegistry(own.applications(), own.administrator(), roles));
    }

    /** Tells whether the configured issuer can be reached; empty for the embedded authority. */
    public Optional<IssuerCheck> issuerCheck() {
        return Optional.ofNullable(issuerCheck);
    }

    /**
     * Where callers get their tokens, for challenges.
     *
     * @param baseUrl scheme, host and port as the caller wrote them
     */
    public String authorizationUri(String baseUrl) {
        return installation != null
                ? baseUrl + "/" + tenantId
                : issuer.authority().get();
    }

    private static String tenantId(IdentitySettings settings, Records records) {
        String configured = settings.tenantId();
        Optional<String> entra =
                settings.isEmbedded() ? Optional.empty() : Issuers.entraTenant(String.valueOf(settings.issuer()));
        if (configured == null) {
            return entra.orElseGet(() -> Installation.agreedGuid(records, "tenant"));
        }
        if (!configured.matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw new IllegalArgumentException("identity.tenant '" + configured + "' is not a GUID");
        }
        if (entra.isPresent() && !entra.get().equalsIgnoreCase(configured)) {
            throw new IllegalArgumentException("identity.tenant '" + configured
                    + "' is not the tenant of identity.issuer '" + settings.issuer() + "': remove the former");
        }
        return configured;
    }
}
