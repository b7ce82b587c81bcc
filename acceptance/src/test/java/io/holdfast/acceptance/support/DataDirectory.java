package io.holdfast.acceptance.support;

import io.holdfast.model.Catalog;
import io.holdfast.model.ServiceId;
import io.holdfast.recovery.ServiceDigest;
import io.holdfast.store.Snapshot;
import io.holdfast.store.Store;
import io.holdfast.store.StoreSettings;
import io.holdfast.store.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a server keeps on disk, read from a copy: the digest of a service covers every byte of every resource, its secrets included,
 * and asks nobody.
 *
 * @param running whether the server lives: then the databases are copied as SQLite copies, otherwise as the dead left them
 */
public record DataDirectory(Path data, boolean running) {

    private static final Catalog CATALOG = Catalog.load();

    /** The digest of what a restart would serve. */
    public String digest(ServiceId service) {
        Path copy = data.resolveSibling(data.getFileName() + ".copy");
        try {
            copyTo(copy);
            try (Store store = Stores.open(StoreSettings.in(copy));
                    Snapshot snapshot = store.configuration(service).snapshot()) {
                return ServiceDigest.of(CATALOG, snapshot);
            } finally {
                remove(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copyTo(Path copy) throws IOException {
        Files.createDirectories(copy.resolve("generations"));
        Files.copy(data.resolve("store.key"), copy.resolve("store.key"));
        for (Path file : databases()) {
            Path target = copy.resolve(data.relativize(file));
            if (!running) {
                Files.copy(file, target);
            } else if (file.toString().endsWith(".db")) {
                vacuum(file, target);
            }
        }
    }

    /** With their logs, which a later start reads; what is shared among processes is made anew. */
    private List<Path> databases() throws IOException {
        try (Stream<Path> files = Files.walk(data, 2)) {
            return files.filter(file -> file.getFileName().toString().matches(".*\\.db(-wal|-journal)?"))
                    .toList();
        }
    }

    private static void vacuum(Path file, Path target) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
            copy.setString(1, target.toString());
            copy.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(file + " cannot be copied", e);
        }
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
