package io.holdfast.identity.token;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;

/** Exchanges small documents with an issuer, with bounds on time and size. */
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
        return send(uri, HttpRequest.newBuilder().GET(), Set.of(200));
    }

    /** Sends a form; the answer of an authorization server that refuses is a document as well (RFC 6749 §5.2). */
    byte[] post(URI uri, String form) throws IOException {
        var request = HttpRequest.newBuilder()
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        return send(uri, request, Set.of(200, 400, 401));
    }

    private byte[] send(URI uri, HttpRequest.Builder asked, Set<Integer> expected) throws IOException {
        if (!isSecure(uri)) {
            throw new IOException("not asked, because it is neither https nor on this machine: " + uri);
        }
        HttpRequest request = asked.uri(uri)
                .timeout(TIMEOUT)
                .header("Accept", "application/json")
                .build();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (!expected.contains(response.statusCode())) {
                    throw new IOException(uri + " answered with status " + response.statusCode());
                }
                byte[] document = body.readNBytes(MAX_BYTES + 1);
                if (document.length > MAX_BYTES) {
                    throw new IOException(uri + " answered with more than " + MAX_BYTES + " bytes");
                }
                return document;
            }
        } catch (ConnectException e) {
            // It has no message of its own.
            throw new ConnectException("nobody answers at " + uri);
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
