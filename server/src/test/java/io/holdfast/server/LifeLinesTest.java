package io.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.holdfast.server.settings.ServerSettings;
import io.holdfast.server.settings.SettingsReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LifeLinesTest {

    @Test
    void theLineOfAStartShowsNoSecretOfTheSettings() {
        ServerSettings settings = SettingsReader.read(
                Path.of("src/test/resources/io/holdfast/server/settings/every-setting.yaml"), Map.of(), Map.of());
        var endpoints = new Endpoints("https://m", "http://g", "https://t", null, null, null, "t", "s", "/data");

        assertThat(written(() -> LifeLines.ready(settings, endpoints, "fingerprint", System.nanoTime())))
                .singleElement()
                .satisfies(event -> assertThat(event.getKeyValuePairs().toString())
                        .contains("db.example")
                        .doesNotContain("never-shown"));
    }

    @Test
    void whatKubernetesSetIsNamedWithItsCause() {
        ServerSettings settings = SettingsReader.read(
                null,
                Map.of("HOLDFAST_GATEWAY_PORT", "tcp://10.0.0.1:8080", "HOLDFAST_MANAGEMENT_PORT", "9443"),
                Map.of());

        assertThat(written(() -> LifeLines.ignored(settings))).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.WARN);
            assertThat(event.getKeyValuePairs().toString()).contains("HOLDFAST_GATEWAY_PORT");
            assertThat(event.getMessage()).contains("Kubernetes", "enableServiceLinks: false");
        });
    }

    private static List<ILoggingEvent> written(Runnable work) {
        var written = new ListAppender<ILoggingEvent>();
        written.start();
        Logger logger = (Logger) LoggerFactory.getLogger(HoldfastServer.class);
        logger.addAppender(written);
        try {
            work.run();
        } finally {
            logger.detachAppender(written);
        }
        return written.list;
    }
}
