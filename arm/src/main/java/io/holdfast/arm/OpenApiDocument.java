package io.holdfast.arm;

import io.holdfast.model.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The description of a provider of ours, {@code openapi.yaml} beside its endpoints, as it is served. */
public final class OpenApiDocument {

    private final Class<?> provider;
    private volatile byte @Nullable [] json;

    /** @param provider a class of the package in which the description lies */
    public OpenApiDocument(Class<?> provider) {
        this.provider = provider;
    }

    /** Read with the first request rather than at start. */
    public ArmResponse get(RoutedRequest call) {
        byte[] known = json;
        if (known == null) {
            known = Json.bytes(read());
            json = known;
        }
        return ArmResponse.json(200, known);
    }

    public JsonNode read() {
        try (InputStream in = provider.getResourceAsStream("openapi.yaml")) {
            return YAMLMapper.shared().readTree(Objects.requireNonNull(in).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
