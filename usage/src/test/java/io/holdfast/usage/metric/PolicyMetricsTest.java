package io.holdfast.usage.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyMetricsTest {

    private final PolicyMetrics metrics = new PolicyMetrics(10);

    private List<PolicyMetrics.Sample> samples(String service) {
        return metrics.samples().stream()
                .filter(each -> each.service().equals(service))
                .toList();
    }

    @Test
    void sumsByServiceAndDimensions() {
        metrics.add("a", "ns", "m", Map.of("k", "1"), 2);
        metrics.add("a", "ns", "m", Map.of("k", "1"), 0.5);
        metrics.add("a", "ns", "m", Map.of("k", "2"), 1);
        metrics.add("b", "ns", "m", Map.of("k", "1"), 1);
        metrics.add("b", "ns", "m", Map.of("k", "1"), Double.NaN);

        assertThat(samples("a"))
                .containsExactlyInAnyOrder(
                        new PolicyMetrics.Sample("a", "ns", "m", Map.of("k", "1"), 2.5, 2),
                        new PolicyMetrics.Sample("a", "ns", "m", Map.of("k", "2"), 1, 1));
        assertThat(samples("b")).hasSize(1);
    }

    @Test
    void whoMakesUpValuesTakesNoMoreThanHisService() {
        for (int i = 0; i < 1_000; i++) {
            metrics.add("a", "ns", "m", Map.of("k", "x".repeat(1_000) + i), 1);
            metrics.add("a", "ns", "m" + i, Map.of("k", String.valueOf(i)), 1);
        }
        metrics.add("b", "ns", "m", Map.of("k", "1"), 1);

        assertThat(samples("a")).hasSizeLessThan(40);
        assertThat(samples("a").stream().mapToDouble(PolicyMetrics.Sample::sum).sum())
                .isEqualTo(2_000);
        assertThat(samples("b")).containsExactly(new PolicyMetrics.Sample("b", "ns", "m", Map.of("k", "1"), 1, 1));
    }
}
