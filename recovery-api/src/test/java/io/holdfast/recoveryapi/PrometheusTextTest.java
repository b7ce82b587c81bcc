package io.holdfast.recoveryapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PrometheusTextTest {

    @Test
    void samplesOfOneMetricStandTogetherAndValuesOfLabelsAreEscaped() {
        var text = new PrometheusText();

        text.gauge("a", "First.", Optional.of(1.5), Map.of("l", "x"));
        text.gauge("b", "Second.", Optional.empty(), Map.of());
        text.gauge("a", "First.", Optional.of(30_000_000.0), Map.of("l", "back\\slash \"quote\" new\nline"));

        assertThat(text).hasToString("""
                        # HELP a First.
                        # TYPE a gauge
                        a{l="x"} 1.5
                        a{l="back\\\\slash \\"quote\\" new\\nline"} 30000000
                        # HELP b Second.
                        # TYPE b gauge
                        """);
    }
}
