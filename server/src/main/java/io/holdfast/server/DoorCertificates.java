package io.holdfast.server;

import io.holdfast.server.settings.ServerSettings;
import io.holdfast.server.tls.CertificateAuthority;
import io.holdfast.server.tls.ServerCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which certificate each door shows: the one that was given, or one of this installation's own authority. */
final class DoorCertificates {

    private final ServerSettings settings;
    private final Clock clock;
    private final Path directory;
    private @Nullable ServerCertificate own;

    DoorCertificates(ServerSettings settings, Clock clock) throws IOException {
        this.settings = settings;
        this.clock = clock;
        this.directory = settings.data().resolve("tls");
        if (settings.management().certificate().isEmpty()) {
            own();
        } else {
            CertificateAuthority.given(managementChain(), managementKey(), clock);
        }
    }

    private ServerCertificate own() throws IOException {
        if (own == null) {
            String domain = settings.gateway().domain();
            List<String> names = new java.util.ArrayList<>(List.of("*." + domain));
            settings.management().links().publicUrl().ifPresent(url -> names.add(url.getHost()));
            own = CertificateAuthority.open(directory, names, clock);
        }
        return own;
    }

    ServerCertificate gateway() throws IOException {
        var gateway = settings.gateway();
        return gateway.certificate().isPresent() && gateway.key().isPresent()
                ? CertificateAuthority.given(
                        gateway.certificate().get(), gateway.key().get(), clock)
                : own();
    }

    Path managementChain() {
        return settings.management().certificate().orElse(directory.resolve("server.pem"));
    }

    Path managementKey() {
        return settings.management().key().orElse(directory.resolve("server.key"));
    }

    /** What callers of the management API must trust, when it is ours. */
    Optional<Path> managementAuthority() {
        ServerCertificate certificate = own;
        return settings.management().certificate().isPresent() || certificate == null
                ? Optional.empty()
                : certificate.authorityFile();
    }
}
