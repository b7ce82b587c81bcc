package io.holdfast.identity.authority;

import io.holdfast.files.PrivateFiles;
import io.holdfast.store.Records;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;

/**
 * The embedded authority of one data directory with all that belongs to it.
 *
 * @param administrator the application whose credentials {@code credentialsFile} holds
 */
public record Installation(
        EmbeddedAuthority authority,
        SigningKeys keys,
        Applications applications,
        Application administrator,
        Path credentialsFile) {

    private static final String KIND = "identity";

    /**
     * Opens it, or makes it at the first start.
     *
     * @param directory the data directory
     */
    public static Installation open(Path directory, Records records, String tenantId, Clock clock) throws IOException {
        Path own = directory.resolve("identity");
        SigningKeys keys = SigningKeys.open(own.resolve("signing-key.json"), records, clock);
        var applications = new Applications(records, clock);
        var administrator =
                new Administrator(applications, agreedGuid(records, "administrator"), id(own.resolve("installation")));
        Path credentials = directory.resolve("credentials.json");
        Application application = administrator.ensure(credentials, tenantId);
        var authority = new EmbeddedAuthority(tenantId, keys, applications, clock);
        return new Installation(authority, keys, applications, application, credentials);
    }

    /** A random id that all nodes of a deployment agree on, because the store keeps the first one. */
    public static String agreedGuid(Records records, String name) {
        byte[] proposal = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
        if (records.putIfAbsent(KIND, name, proposal)) {
            return new String(proposal, StandardCharsets.UTF_8);
        }
        return new String(records.get(KIND, name).orElseThrow(), StandardCharsets.UTF_8);
    }

    private static String id(Path file) throws IOException {
        if (!Files.exists(file)) {
            PrivateFiles.replace(file, UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        }
        return Files.readString(file).strip();
    }
}
