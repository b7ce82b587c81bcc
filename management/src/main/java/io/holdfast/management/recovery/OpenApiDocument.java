package io.holdfast.management.recovery;

import io.holdfast.management.ArmResponse;
import io.holdfast.management.arm.Call;
import io.holdfast.management.arm.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The description of this provider, as it is served. */
final class OpenApiDocument {

    /** Read with the first request rather than at start. */
    private static final class Loaded {
        static final byte[] JSON = Json.bytes(read());
    }

    private OpenApiDocument() {}

    static ArmResponse get(Call call) {
        return ArmResponse.json(200, Loaded.JSON);
    }

    static JsonNode read() {
        try (InputStream in = OpenApiDocument.class.getResourceAsStream("openapi.yaml")) {
            return YAMLMapper.shared().readTree(Objects.requireNonNull(in).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
