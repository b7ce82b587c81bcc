package io.holdfast.management.entities;

import io.holdfast.management.ArmException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Fetches documents that a caller gives by link. The caller chooses the address, so it is checked (on every redirect
 * anew), and size and time are bounded. The JDK remembers a resolved address for longer than the time between check and
 * connection, so a name cannot point elsewhere in between.
 */
public final class Downloads {

    private static final int MAX_REDIRECTS = 5;

    private final EntitySettings settings;

    Downloads(EntitySettings settings) {
        this.settings = settings;
    }

    /**
     * @param member the member that holds the link, for messages
     * @throws ArmException 400 that says what is wrong with the link
     */
    public byte[] fetch(String member, String link) {
        URI uri = parse(member, link);
        for (int i = 0; i <= MAX_REDIRECTS; i++) {
            checkAddress(member, uri);
            HttpResponse<byte[]> response = get(member, uri);
            Optional<String> location = response.headers().firstValue("Location");
            if (response.statusCode() == 200) {
                return response.body();
            }
            if (response.statusCode() / 100 != 3 || location.isEmpty()) {
                throw refused(member, uri, "answered with status " + response.statusCode());
            }
            uri = parse(member, uri.resolve(location.get()).toString());
        }
        throw refused(member, uri, "redirects too often");
    }

    private static URI parse(String member, String link) {
        try {
            URI uri = URI.create(link.trim());
            if (("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Refused below.
        }
        throw Errors.validation(member, member + " must be an absolute http or https URL.");
    }

    private void checkAddress(String member, URI uri) {
        if (settings.allowLoopbackLinks()) {
            return;
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(uri.getHost())) {
                if (Addresses.isLocal(address)) {
                    throw refused(member, uri, "leads to a loopback or link-local address, which is not allowed");
                }
            }
        } catch (UnknownHostException e) {
            throw refused(member, uri, "names an unknown host");
        }
    }

    private HttpResponse<byte[]> get(String member, URI uri) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(settings.downloadTimeout())
                .header("Accept", "*/*")
                .build();
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(settings.downloadTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(
                    request,
                    HttpResponse.BodyHandlers.limiting(
                            HttpResponse.BodyHandlers.ofByteArray(), settings.maxDownloadBytes()));
            try {
                return answer.get(settings.downloadTimeout().toMillis(), TimeUnit.MILLISECONDS);
            } finally {
                client.shutdownNow();
            }
        } catch (TimeoutException e) {
            throw refused(
                    member,
                    uri,
                    "did not answer within " + settings.downloadTimeout().toSeconds() + " s");
        } catch (ExecutionException e) {
            throw refused(member, uri, reason(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused(member, uri, "could not be read in time");
        }
    }

    private String reason(@Nullable Throwable cause) {
        return cause instanceof IOException
                        && String.valueOf(cause.getMessage()).contains("body exceeds")
                ? "is larger than " + settings.maxDownloadBytes() + " bytes"
                : "could not be read: "
                        + (cause == null ? "unknown" : cause.getClass().getSimpleName());
    }

    /** Names host and path only: a query may hold a signature. */
    private static ArmException refused(String member, URI uri, String problem) {
        return Errors.validation(
                member,
                "The link " + uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath() + " " + problem + ".");
    }
}
