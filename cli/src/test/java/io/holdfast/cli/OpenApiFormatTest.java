package io.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.cli.client.OpenApiFormat;
import org.junit.jupiter.api.Test;

class OpenApiFormatTest {

    @Test
    void theFormsAreToldApart() {
        assertThat(OpenApiFormat.of("{\"swagger\": \"2.0\"}")).isEqualTo("swagger-json");
        assertThat(OpenApiFormat.of("  {\"openapi\": \"3.0.3\"}")).isEqualTo("openapi+json");
        assertThat(OpenApiFormat.of("openapi: 3.0.3\ninfo: {}")).isEqualTo("openapi");
    }
}
