package io.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.cli.client.Fingerprint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "200, 1", "201, 2", "399, 2", "400, 2", "401, 3"})
    void secretsOfAtMost200ResourcesAreAskedFor(int resources, int stride) {
        assertThat(Fingerprint.stride(resources)).isEqualTo(stride);
    }
}
