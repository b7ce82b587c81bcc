package io.holdfast.server;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import io.holdfast.entities.KeyVaults.Who;
import io.holdfast.vault.IdentityTokens;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tokens of what this machine runs on: it keeps them until they expire, by identity. */
final class PlatformTokens implements VaultTokens {

    private static final Logger LOG = LoggerFactory.getLogger(PlatformTokens.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Function<String, TokenCredential> platform;
    private final Duration timeout;
    private final String setting;
    private final Map<String, TokenCredential> credentials = new ConcurrentHashMap<>();

    /** @param setting the setting that chose the platform, for what is said of it */
    PlatformTokens(String setting) {
        this(PlatformTokens::credential, PATIENCE, setting);
    }

    /** For tests: with another platform, by client id; empty for the machine's own identity. */
    PlatformTokens(Function<String, TokenCredential> platform, Duration timeout, String setting) {
        this.setting = setting;
        this.platform = platform;
        this.timeout = timeout;
    }

    private static TokenCredential credential(String clientId) {
        var builder = new ManagedIdentityCredentialBuilder();
        return clientId.isEmpty() ? builder.build() : builder.clientId(clientId).build();
    }

    @Override
    public String issue(Who who, String audience) throws IOException, InterruptedException {
        return token(who, audience).value();
    }

    /** The same with its end. */
    IdentityTokens.Token token(Who who, String audience) throws IOException, InterruptedException {
        String clientId = who.clientId() == null ? "" : who.clientId();
        var wanted = new TokenRequestContext().addScopes(audience + "/.default");
        try {
            var token = BoundedWait.await(
                    credentials
                            .computeIfAbsent(clientId, platform)
                            .getToken(wanted)
                            .toFuture(),
                    timeout);
            if (token != null) {
                return new IdentityTokens.Token(
                        token.getToken(), token.getExpiresAt().toInstant());
            }
        } catch (BoundedWait.EndedException e) {
            throw new IOException(
                    "the platform that this server runs on could not be reached for a token, "
                            + e.getMessage() + "; if it knows no managed identities, let another issue tokens"
                            + " (the setting " + setting + ")",
                    e);
        } catch (IOException | RuntimeException e) {
            // What it says is long, and nothing of what to do here.
            LOG.atWarn()
                    .addKeyValue("clientId", clientId)
                    .setCause(e.getCause() == null ? e : e.getCause())
                    .log("the platform gave no token");
        }
        throw new IOException("the platform that this server runs on gave no token, so it has no such managed identity;"
                + " assign one to the host, or let another issue tokens (the setting " + setting + ")");
    }
}
