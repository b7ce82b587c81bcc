package io.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.cli.client.ArmClient;
import io.holdfast.cli.terminal.ProgressLine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ProgressLineTest {

    private final StringWriter err = new StringWriter();

    private static JsonNode run(String progress) {
        return ArmClient.JSON.readTree("{\"status\":\"InProgress\",\"progress\":{" + progress + "}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"records\":12340,\"total\":20000,\"percent\":61,\"perSecond\":4100.2,\"secondsLeft\":1.9,\"phase\":\"copying\""
                        + " | 61 %  12,340 of 20,000  4,100/s  2 s left",
                "\"records\":7,\"total\":9,\"percent\":77,\"perSecond\":1.5,\"secondsLeft\":90.0,\"phase\":\"copying\""
                        + " | 77 %  7 of 9  1.5/s  1 min 30 s left",
                "\"records\":9,\"total\":9,\"percent\":100,\"perSecond\":0,\"secondsLeft\":null,\"phase\":\"checking\""
                        + " | 100 %  9 of 9  checking",
                "\"records\":0,\"total\":0 | ``",
            })
    void tellsHowFarARunIs(String progress, String text) {
        assertThat(RunText.far(run(progress))).isEqualTo(text);
    }

    @Test
    void aLineOnATerminalNeverWraps() {
        try (var progress = new ProgressLine(new PrintWriter(err), "Restoring " + "n".repeat(50), true, false)) {
            progress.far("61 %  12,340,567 of 20,000,000  104,100/s  12 min 12 s left");
            progress.tick(Duration.ofSeconds(3));
        }

        String line = err.toString().split("\r")[1].replace("\033[K", "");
        assertThat(line)
                .hasSizeLessThan(80)
                .contains("Restoring nnn", "…  61 %")
                .endsWith("12 min 12 s left");
    }

    @Test
    void elsewhereAPlainLineComesNowAndThen() {
        try (var progress = new ProgressLine(new PrintWriter(err), "Restoring contoso", false, true)) {
            for (int second = 0; second <= 25; second++) {
                progress.far(second + " %");
                progress.tick(Duration.ofSeconds(second));
            }
        }

        assertThat(err.toString().lines()).containsExactly("Restoring contoso  10 %", "Restoring contoso  20 %");
    }

    @Test
    void programsSeeNothingOfIt() {
        try (var progress = new ProgressLine(new PrintWriter(err), "Restoring contoso", false, false)) {
            progress.tick(Duration.ofMinutes(1));
        }

        assertThat(err.toString()).isEmpty();
    }
}
