package io.holdfast.recovery.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.testing.Mutations;
import io.holdfast.recovery.RecoveryRefusedException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A schedule is refused with words, or has a next time that lies ahead. */
class CronMutationTest {

    private static final Instant NOW = Instant.parse("2026-03-29T00:59:59Z");
    private static final String[] WORDS = {
        "*",
        "*/",
        "-",
        ",",
        "/0",
        "/99",
        "L",
        "W",
        "#",
        "?",
        "@daily",
        "jan",
        "SUN",
        "7",
        "0",
        "60",
        "-1",
        "99999999999",
        " ",
        "\t",
        "\u0000",
        "30 2 31 2 *"
    };

    @TestFactory
    Stream<DynamicTest> brokenSchedulesAreRefusedInWords() {
        return Stream.of(Mutations.test("cron", crons(), CronMutationTest::check, WORDS));
    }

    static void check(byte[] text) {
        try {
            Instant next = Cron.of(new String(text, StandardCharsets.UTF_8), "Europe/Berlin")
                    .next(NOW);
            assertThat(next).isAfter(NOW);
        } catch (RecoveryRefusedException e) {
            assertThat(e.refusal().field()).contains("schedule.cron");
            assertThat(e.getMessage()).isNotBlank().hasLineCount(1);
        }
    }

    static Stream<byte[]> crons() {
        return Stream.of(
                        "0 3 * * *",
                        "*/5 0-23/2 1,15 * mon-fri",
                        "30 2 29 2 7",
                        "@weekly",
                        "0 0 31 4 *",
                        "59 23 L * *",
                        "*/5 0-23/ 1,15 * mon-fri",
                        "5 0-23/, 1 * *")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
