package io.holdfast.server;

import io.holdfast.egress.Egress;
import io.holdfast.egress.RefusedAddressException;
import io.holdfast.entities.KeyVaultException;
import io.holdfast.entities.KeyVaults;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Key Vault's REST API: {@code GET {secret}?api-version=7.4}. Callers choose the address, so only hosts below the configured
 * suffixes are asked, redirects are not followed, and size and time are bounded.
 */
final class KeyVaultClient implements KeyVaults, AutoCloseable {

    private static final String VERSION = "?api-version=7.4";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** For the whole of an answer: that of a request ends with its headers. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A secret has at most 25 KB; the rest is what is said about it. */
    private static final int MAX_BYTES = 256 * 1024;

    private static final HttpResponse.BodyHandler<byte[]> BODY =
            HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MAX_BYTES);

    private final List<String> suffixes;
    private final VaultTokens tokens;
    private final HttpClient http;
    private final Duration timeout;

    KeyVaultClient(List<String> suffixes, VaultTokens tokens, Optional<SSLContext> trust) {
        this(suffixes, tokens, trust, PATIENCE);
    }

    /** For tests: with another timeout. */
    KeyVaultClient(List<String> suffixes, VaultTokens tokens, Optional<SSLContext> trust, Duration timeout) {
        this.timeout = timeout;
        this.suffixes =
                suffixes.stream().map(suffix -> suffix.toLowerCase(Locale.ROOT)).toList();
        this.tokens = tokens;
        HttpClient.Builder builder =
                HttpClient.newBuilder().connectTimeout(TIMEOUT).followRedirects(HttpClient.Redirect.NEVER);
        trust.ifPresent(builder::sslContext);
        this.http = builder.build();
    }

    @Override
    public String read(URI secret, Who who) throws KeyVaultException {
        String suffix = suffix(secret);
        try {
            // TLS makes sure that whatever answers is that vault; this, that nothing delicate is even connected to.
            Egress.INSIDE.resolve(secret.getHost());
            String token = tokens.issue(who, "https://" + suffix);
            return value(secret, BoundedWait.await(http.sendAsync(request(secret, token), BODY), timeout));
        } catch (RefusedAddressException e) {
            throw new KeyVaultException("HostNotAllowed", "The host " + secret.getHost() + " " + e.getMessage() + ".");
        } catch (IOException e) {
            String reason = e.getMessage() == null ? e.toString() : e.getMessage();
            throw new KeyVaultException(
                    "Unavailable", "The key vault " + secret.getHost() + " gave nothing: " + reason + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeyVaultException("Unavailable", "The server stops.");
        }
    }

    private String suffix(URI secret) throws KeyVaultException {
        String host = secret.getHost().toLowerCase(Locale.ROOT);
        return suffixes.stream()
                .filter(suffix -> host.equals(suffix) || host.endsWith("." + suffix))
                .findFirst()
                .orElseThrow(() -> new KeyVaultException(
                        "HostNotAllowed",
                        "The host " + host + " is no key vault that this server may ask. Allowed are those below "
                                + String.join(", ", suffixes) + " (the setting keyVault.suffixes)."));
    }

    private static HttpRequest request(URI secret, String token) {
        return HttpRequest.newBuilder(URI.create(secret + VERSION))
                .timeout(TIMEOUT)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token)
                .build();
    }

    private static String value(URI secret, HttpResponse<byte[]> answer) throws KeyVaultException {
        JsonNode body = json(answer.body());
        if (answer.statusCode() == 200) {
            JsonNode value = body == null ? null : body.get("value");
            if (value != null && value.isString() && !value.asString().isEmpty()) {
                return value.asString();
            }
            throw new KeyVaultException("BadResponse", secret.getHost() + " answered without the value of a secret.");
        }
        throw switch (answer.statusCode()) {
            case 401, 403 ->
                new KeyVaultException(
                        "Forbidden",
                        "The managed identity of the service may not read secrets of " + secret.getHost()
                                + ". Give it the role Key Vault Secrets User there, or a policy that allows get.");
            case 404 -> new KeyVaultException("SecretNotFound", "There is no enabled secret " + secret + ".");
            default ->
                new KeyVaultException(
                        "Unavailable", secret.getHost() + " answered with status " + answer.statusCode() + ".");
        };
    }

    private static @Nullable JsonNode json(byte[] body) {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            return null;
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
