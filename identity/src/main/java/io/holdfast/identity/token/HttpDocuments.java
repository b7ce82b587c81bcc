package io.holdfast.identity.token;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Fetches the small public documents of an issuer, with bounds on time and size. */
final class HttpDocuments {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_BYTES = 1024 * 1024;

    private final HttpClient client;

    HttpDocuments(HttpClient client) {
        this.client = client;
    }

    static HttpDocuments standard() {
        return new HttpDocuments(HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
    }

    byte[] get(URI uri) throws IOException {
        if (!isSecure(uri)) {
            throw new IOException("not fetched, because it is neither https nor on this machine: " + uri);
        }
        var request = HttpRequest.newBuilder(uri)
                .timeout(TIMEOUT)
                .header("Accept", "application/json")
                .build();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw new IOException(uri + " answered with status " + response.statusCode());
                }
                byte[] document = body.readNBytes(MAX_BYTES + 1);
                if (document.length > MAX_BYTES) {
                    throw new IOException(uri + " answered with more than " + MAX_BYTES + " bytes");
                }
                return document;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while reading " + uri);
        }
    }

    private static boolean isSecure(URI uri) throws UnknownHostException {
        if (uri.getHost() == null) {
            return false;
        }
        return "https".equals(uri.getScheme())
                || ("http".equals(uri.getScheme())
                        && InetAddress.getByName(uri.getHost()).isLoopbackAddress());
    }
}
