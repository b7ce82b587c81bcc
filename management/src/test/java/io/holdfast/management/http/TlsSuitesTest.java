package io.holdfast.management.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.management.support.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the management API agrees on with clients of TLS 1.2, by real handshakes. */
class TlsSuitesTest {

    @TempDir
    Path directory;

    @Test
    void onlyAuthenticatedEncryptionWithForwardSecrecyIsAgreedOn() throws Exception {
        try (var server = new TestServer(directory)) {
            List<String> agreed = Stream.of(
                            server.certificate.client().getSocketFactory().getSupportedCipherSuites())
                    .filter(suite -> !suite.endsWith("_SCSV"))
                    .filter(suite -> agree(server, suite))
                    .toList();

            assertThat(agreed)
                    .contains("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_AES_128_GCM_SHA256")
                    .allMatch(suite -> suite.contains("_GCM_") || suite.contains("CHACHA20"))
                    .allMatch(suite -> suite.startsWith("TLS_ECDHE_") || !suite.contains("_WITH_"));
        }
    }

    private static boolean agree(TestServer server, String suite) {
        try (var socket =
                (SSLSocket) server.certificate.client().getSocketFactory().createSocket("127.0.0.1", server.port())) {
            socket.setEnabledCipherSuites(new String[] {suite});
            socket.startHandshake();
            return socket.getSession().getCipherSuite().equals(suite);
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
