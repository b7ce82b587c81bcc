package io.holdfast.server.log;

import static io.holdfast.server.log.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How events are written down. */
class LinesTest {

    private final TextLine text = new TextLine();
    private final JsonLine json = new JsonLine();

    private static LoggingEvent forged() {
        LoggingEvent event = event(
                Level.WARN,
                0,
                "asked\n1970-01-01T00:00:00.000Z ERROR Forged - line",
                "path",
                "/a\r\n\"b\\c\u001b[31m",
                "api",
                "echo");
        event.setThrowableProxy(new ThrowableProxy(new IllegalStateException("first\nFORGED second")));
        return event;
    }

    @Test
    void aTextLineShowsItsFields() {
        assertThat(text.doLayout(event(Level.INFO, 1, "server ready", "version", "1.2", "reason", "two words")))
                .isEqualTo("1970-01-01T00:00:00.001Z INFO  Class - server ready version=1.2 reason=\"two words\"\n");
    }

    @Test
    void nobodyForgesATextLine() {
        String written = text.doLayout(forged());

        assertThat(written)
                .startsWith("1970-01-01T00:00:00.000Z WARN  Class - asked\\n1970")
                .contains(" path=\"/a\\u000d\\n\\\"b\\\\c\\u001b[31m\" api=echo\n");
        assertThat(written.lines().skip(1))
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(20)
                .allSatisfy(line -> assertThat(line).startsWith("\t"));
        assertThat(written.lines())
                .noneMatch(line -> line.startsWith("FORGED")
                        || line.contains(" ERROR Forged") && line.startsWith("1970-01-01T00:00:00.000Z ERROR"));
    }

    @Test
    void aJsonLineIsOneObject() {
        String written = json.doLayout(forged());

        assertThat(written).endsWith("}\n");
        assertThat(written.lines()).hasSize(1);
        JsonNode line = JsonMapper.shared().readTree(written);
        assertThat(line.path("time").asString()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(line.path("level").asString()).isEqualTo("WARN");
        assertThat(line.path("logger").asString()).isEqualTo("io.holdfast.some.Class");
        assertThat(line.path("path").asString()).startsWith("/a\r\n");
        assertThat(line.path("api").asString()).isEqualTo("echo");
        assertThat(line.path("stack").asString()).contains("IllegalStateException");
    }

    @Test
    void aFieldNeverTakesThePlaceOfTheLinesOwn() {
        JsonNode line = JsonMapper.shared().readTree(json.doLayout(event(Level.INFO, 0, "said", "level", "none")));

        assertThat(line.path("level").asString()).isEqualTo("INFO");
        assertThat(line.path("level_").asString()).isEqualTo("none");
    }
}
