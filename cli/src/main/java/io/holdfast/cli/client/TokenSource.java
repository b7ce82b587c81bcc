package io.holdfast.cli.client;

import io.holdfast.files.Reason;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Gets bearer tokens by client credentials (RFC 6749 §4.4) and keeps each until shortly before it expires. */
final class TokenSource {

    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final HttpClient http;
    private final URI endpoint;
    private final Credential credential;
    private @Nullable String token;
    private long expires;

    TokenSource(HttpClient http, URI endpoint, Credential credential) {
        this.http = http;
        this.endpoint = endpoint;
        this.credential = credential;
    }

    synchronized String token() {
        return switch (credential) {
            case Credential.Token(String value) -> value;
            case Credential.ClientSecret secret -> {
                if (token == null || System.nanoTime() > expires) {
                    renew(secret);
                }
                yield String.valueOf(token);
            }
        };
    }

    private void renew(Credential.ClientSecret secret) {
        String authority = secret.authority().map(URI::toString).orElseGet(this::authorityOfEndpoint);
        String form =
                "grant_type=client_credentials&client_id=" + UriText.segment(secret.clientId()) + "&client_secret="
                        + UriText.segment(secret.secret()) + "&scope=" + UriText.segment(audience() + "/.default");
        URI url = URI.create(
                authority.replaceAll("/+$", "") + "/" + UriText.segment(secret.tenant()) + "/oauth2/v2.0/token");
        JsonNode answer = call(HttpRequest.newBuilder(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        String issued = answer.path("access_token").asString("");
        if (issued.isEmpty()) {
            throw new CliException(
                    ExitCode.REFUSED,
                    "no token from " + url.getHost() + ": "
                            + answer.path("error_description")
                                    .asString(answer.path("error").asString("no reason given")));
        }
        token = issued;
        expires = System.nanoTime()
                + Math.max(
                        0,
                        Duration.ofSeconds(answer.path("expires_in").asLong(3600))
                                .minus(MARGIN)
                                .toNanos());
    }

    /** An endpoint that issues its own tokens says so in its metadata; otherwise it is Microsoft Entra ID. */
    private String authorityOfEndpoint() {
        return metadata()
                .path("authentication")
                .path("loginEndpoint")
                .asString("https://login.microsoftonline.com")
                .replaceAll("/adfs/?$", "");
    }

    private String audience() {
        return metadata().path("authentication").path("audiences").path(0).asString("https://management.azure.com");
    }

    private @Nullable JsonNode cloud;

    private JsonNode metadata() {
        if (cloud == null) {
            JsonNode answer = call(HttpRequest.newBuilder(URI.create(
                    endpoint.toString().replaceAll("/+$", "") + "/metadata/endpoints?api-version=2022-09-01")));
            cloud = answer.isArray() ? answer.path(0) : answer;
        }
        return cloud;
    }

    private JsonNode call(HttpRequest.Builder request) {
        try {
            var response = http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofByteArray());
            JsonNode answer = ArmClient.JSON.readTree(response.body());
            if (response.statusCode() >= 500) {
                throw CliException.answered(
                        response.statusCode(),
                        answer.path("error").path("code").asString("HTTP " + response.statusCode()),
                        answer.path("error").path("message").asString("no further message"));
            }
            return answer;
        } catch (IOException e) {
            throw new CliException(ExitCode.UNREACHABLE, "nobody answers at " + endpoint + ": " + Reason.of(e));
        } catch (JacksonException e) {
            throw new CliException(ExitCode.UNREACHABLE, "what answers at " + endpoint + " is no ARM endpoint");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliException(ExitCode.FAILED, "interrupted");
        }
    }
}
