package io.holdfast.management.support;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.net.ssl.SSLSocket;

/** Requests that no HTTP client would write. */
public final class RawHttps {

    private RawHttps() {}

    public static Raw get(TestServer server, String target, String who) throws Exception {
        return get(server, target, who, "localhost:" + server.port());
    }

    public static Raw get(TestServer server, String target, String who, String host) throws Exception {
        String head = "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n"
                + (who == null ? "" : "Authorization: Bearer " + who + "\r\n") + "\r\n";
        return new Raw(send(server, head));
    }

    public static String send(TestServer server, String bytes) throws Exception {
        try (var socket =
                (SSLSocket) server.certificate.client().getSocketFactory().createSocket("localhost", server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    public record Raw(String text) {

        public int status() {
            return Integer.parseInt(text.substring(9, 12));
        }

        public String body() {
            return text.substring(text.indexOf("\r\n\r\n") + 4);
        }

        public String header(String name) {
            return text.substring(0, text.indexOf("\r\n\r\n"))
                    .lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse(null);
        }
    }
}
