package io.holdfast.identity.authority;

import io.holdfast.files.PrivateFiles;
import io.holdfast.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the file with which a person administers a new server: {@code {"tenantId","clientId","clientSecret"}}, mode
 * 0600. When the file is missing, or its secret is no longer good, a new secret is made and the one before, of this
 * installation, is taken back: so removing the file and starting again rotates it. Other nodes' secrets stay.
 */
final class Administrator {

    private static final Logger LOG = LoggerFactory.getLogger(Administrator.class);
    private static final int MAX_FILE_BYTES = 64 * 1024;

    private final Applications applications;
    private final String clientId;
    private final String label;

    /** @param installationId names this data directory among those that share a store */
    Administrator(Applications applications, String clientId, String installationId) {
        this.applications = applications;
        this.clientId = clientId;
        this.label = "installation " + installationId;
    }

    /** Makes sure that the application exists and that {@code file} holds a secret of it. */
    Application ensure(Path file, String tenantId) throws IOException {
        var existing = readValid(file, tenantId);
        if (existing.isPresent()) {
            return existing.get();
        }
        applications.removeSecrets(clientId, label);
        Credentials credentials = applications.register(clientId, "Holdfast administrator", label);
        var document = Json.object();
        document.put("tenantId", tenantId);
        document.put("clientId", clientId);
        document.put("clientSecret", credentials.clientSecret());
        PrivateFiles.replace(file, Json.prettyBytes(document));
        LOG.atInfo().addKeyValue("file", file).log("administrator credentials written");
        return credentials.application();
    }

    private Optional<Application> readValid(Path file, String tenantId) throws IOException {
        if (!Files.exists(file) || Files.size(file) > MAX_FILE_BYTES) {
            return Optional.empty();
        }
        try {
            var document = Json.parse(Files.readAllBytes(file));
            String secret = Json.required(document, "clientSecret");
            boolean valid = Json.required(document, "tenantId").equals(tenantId)
                    && Json.required(document, "clientId").equals(clientId)
                    && applications.isSecretOf(clientId, secret);
            return valid ? applications.find(clientId) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
