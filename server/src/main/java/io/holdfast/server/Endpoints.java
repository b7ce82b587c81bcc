package io.holdfast.server;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a running server answers and where its keys lie: what DATA/endpoints.json holds. The file is written when the
 * server is ready and removed when it stops.
 *
 * @param credentialsFile the administrator application of the embedded authority; null with another issuer
 * @param storageKeyFile the key of the storage account {@code local}; null when it was configured
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Endpoints(
        String management,
        String gateway,
        String gatewayTls,
        @Nullable String caFile,
        @Nullable String credentialsFile,
        @Nullable String storageKeyFile,
        String tenantId,
        String subscriptionId,
        @JsonIgnore String dataDirectory) {

    static Path file(Path data) {
        return data.resolve("endpoints.json");
    }

    /** Writes the file in one step: a reader finds all of it or none. */
    void write() throws IOException {
        Path file = file(Path.of(dataDirectory));
        Path temporary = file.resolveSibling("endpoints.json.new");
        Files.write(
                temporary,
                JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsBytes(this));
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
