package io.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.holdfast.server.settings.ServerSettings;
import io.holdfast.server.settings.SettingsReader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LifeLinesTest {

    @Test
    void theLineOfAStartShowsNoSecretOfTheSettings() {
        ServerSettings settings = SettingsReader.read(
                Path.of("src/test/resources/io/holdfast/server/settings/every-setting.yaml"), Map.of(), Map.of());
        var endpoints = new Endpoints("https://m", "http://g", "https://t", null, null, null, "t", "s", "/data");
        var written = new ListAppender<ILoggingEvent>();
        written.start();
        Logger logger = (Logger) LoggerFactory.getLogger(HoldfastServer.class);
        logger.addAppender(written);
        try {
            LifeLines.ready(settings, endpoints, "fingerprint", System.nanoTime());
        } finally {
            logger.detachAppender(written);
        }

        assertThat(written.list)
                .singleElement()
                .satisfies(event -> assertThat(event.getKeyValuePairs().toString())
                        .contains("db.example")
                        .doesNotContain("never-shown"));
    }
}
