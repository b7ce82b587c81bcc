package io.holdfast.service;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One request of HTTP/1.1 to an address that was chosen before, of whose answer only the status is read. An HTTP client would look
 * the host up again, so that its name could lead elsewhere by then, and would quote the answer in its messages.
 */
final class StatusProbe {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)( .*)?");
    private static final int MAX_LINE = 8_192;
    private static final int MAX_LINES = 200;

    /** What was answered is no HTTP. */
    static final class NoHttpException extends IOException {
        private static final long serialVersionUID = 1L;

        NoHttpException() {
            super("what answers does not speak HTTP");
        }
    }

    private final InetAddress address;
    private final ConnectivityRequest request;

    StatusProbe(InetAddress address, ConnectivityRequest request) {
        this.address = address;
        this.request = request;
    }

    /** The status of the answer; the whole takes {@code patience} at most. */
    int ask(Duration patience) throws IOException {
        try (var socket = new Socket()) {
            // A limit for each read would let a slow sender go on for ever.
            CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> close(socket));
            socket.connect(new InetSocketAddress(address, request.port()), Math.toIntExact(patience.toMillis()));
            Socket ready = request.protocol() == ConnectivityRequest.Protocol.HTTPS ? secured(socket) : socket;
            ready.getOutputStream().write(head().getBytes(StandardCharsets.ISO_8859_1));
            ready.getOutputStream().flush();
            return status(ready.getInputStream());
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no more use either way.
        }
    }

    private Socket secured(Socket plain) throws IOException {
        String host = request.host().replaceAll("^\\[|]$", "");
        var socket = (SSLSocket)
                ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(plain, host, request.port(), true);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private String head() {
        var uri = URI.create(request.uri().toASCIIString());
        var head = new StringBuilder(request.method()).append(' ').append(uri.getRawPath());
        if (uri.getRawQuery() != null) {
            head.append('?').append(uri.getRawQuery());
        }
        head.append(" HTTP/1.1\r\nHost: ").append(uri.getRawAuthority()).append("\r\n");
        request.headers()
                .forEach(header -> head.append(header.name())
                        .append(": ")
                        .append(header.value())
                        .append("\r\n"));
        if (request.method().equals("POST")) {
            head.append("Content-Length: 0\r\n");
        }
        return head.append("Connection: close\r\n\r\n").toString();
    }

    /** The first that is final: answers of 1xx come before it, each with a head of its own. */
    private static int status(InputStream answer) throws IOException {
        for (int i = 0; i < MAX_LINES; i++) {
            String line = line(answer);
            Matcher status = STATUS.matcher(line);
            if (i == 0 && !status.matches()) {
                throw new NoHttpException();
            }
            if (status.matches() && !status.group(1).startsWith("1")) {
                return Integer.parseInt(status.group(1));
            }
        }
        throw new NoHttpException();
    }

    private static String line(InputStream answer) throws IOException {
        var line = new StringBuilder();
        for (int next = answer.read(); next != '\n'; next = answer.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (line.length() == MAX_LINE) {
                throw new NoHttpException();
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }
}
