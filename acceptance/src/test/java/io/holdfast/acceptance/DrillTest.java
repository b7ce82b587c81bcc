package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.support.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The first thing that anybody runs. */
class DrillTest {

    @Test
    void a_lost_region_is_recovered_with_everything_in_it(@TempDir Path directory) {
        Program.Result drill =
                Program.run(directory, Map.of(), List.of("drill", "--json", "--apis", "3", "--subscriptions", "20"));

        assertThat(drill.exitCode()).as(drill.toString()).isZero();
        JsonNode report = JsonMapper.shared().readTree(drill.out());
        assertThat(report.path("verdict").asString()).isEqualTo("recovered");
        assertThat(report.path("identical").asBoolean()).isTrue();
        assertThat(report.path("requests").path("failedAfterRedirect").asLong(-1))
                .isZero();
        assertThat(report.path("requests").path("sent").asLong()).isPositive();
        assertThat(report.path("resources").path("apis").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(report.path("resources").path("subscriptions").asInt()).isGreaterThanOrEqualTo(20);
        for (String seconds : List.of("rpoSeconds", "rtoSeconds", "restoreSeconds", "backupSeconds")) {
            assertThat(report.path(seconds).isNumber()).as(seconds).isTrue();
            assertThat(report.path(seconds).asDouble()).as(seconds).isBetween(0.0, 120.0);
        }
        assertThat(drill.out() + drill.err()).doesNotContain("a-secret-that-must-survive");
    }
}
