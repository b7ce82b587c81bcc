package io.holdfast.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class StatusProbeTest {

    /** A name may lead elsewhere when it is asked for again. */
    @Test
    void asksTheAddressThatWasChecked() throws Exception {
        var target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        target.createContext("/health", exchange -> {
            exchange.sendResponseHeaders("POST".equals(exchange.getRequestMethod()) ? 418 : 200, -1);
            exchange.close();
        });
        target.start();
        try {
            var request = ConnectivityRequest.read(
                    (ObjectNode)
                            JsonMapper.shared()
                                    .readTree(
                                            "{\"source\":{\"region\":\"westus\"},\"destination\":{\"address\":\"http://nowhere.invalid/health\",\"port\":"
                                                    + target.getAddress().getPort()
                                                    + "},\"protocol\":\"HTTP\",\"protocolConfiguration\":{\"HTTPConfiguration\":{\"method\":\"POST\"}}}"),
                    List.of("West US"));

            assertThat(new StatusProbe(InetAddress.getLoopbackAddress(), request).ask(Duration.ofSeconds(20)))
                    .isEqualTo(418);
        } finally {
            target.stop(0);
        }
    }
}
