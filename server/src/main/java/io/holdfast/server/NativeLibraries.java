package io.holdfast.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where libraries of this process unpack their native parts: a directory of its own below the temporary one (there, because a
 * data directory may forbid execution). It is removed when the process ends; that of one that was killed, when a server
 * next starts with the same data directory.
 */
final class NativeLibraries {

    private static final Logger LOG = LoggerFactory.getLogger(NativeLibraries.class);
    private static final String PREFIX = "holdfast-native-";
    private static final String NOTE = "native-libraries";
    private static final int MAX_NOTE_BYTES = 4_096;
    /** How SQLite's driver, zstd and Netty are told. */
    private static final List<String> PROPERTIES =
            List.of("org.sqlite.tmpdir", "ZstdTempFolder", "io.netty.native.workdir");

    private static @Nullable Path own;

    private NativeLibraries() {}

    /** Before the first of them is loaded; later calls in the same process change nothing. */
    static synchronized void prepare() throws IOException {
        if (own != null) {
            return;
        }
        // Mode 0700 and a name that nobody can foresee: nobody else can put a library there.
        Path directory = Files.createTempDirectory(PREFIX);
        for (String property : PROPERTIES) {
            if (System.getProperty(property) == null) {
                System.setProperty(property, directory.toString());
            }
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(directory), "native-libraries"));
        own = directory;
    }

    /** Once the data directory is ours: removes what a killed process left, and notes where this one's lies. */
    static synchronized void settle(Path data) throws IOException {
        Path note = data.resolve(NOTE);
        left(note).ifPresent(NativeLibraries::remove);
        Path mine = own;
        if (mine != null) {
            Files.writeString(note, ProcessHandle.current().pid() + " " + mine);
        }
    }

    /** The directory that is noted, if it is one of ours and its process is gone. */
    private static Optional<Path> left(Path note) throws IOException {
        if (!Files.isRegularFile(note) || Files.size(note) > MAX_NOTE_BYTES) {
            return Optional.empty();
        }
        String[] parts = Files.readString(note, StandardCharsets.UTF_8).strip().split(" ", 2);
        if (parts.length < 2 || !parts[0].matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        long pid = Long.parseLong(parts[0]);
        Path directory = Path.of(parts[1]);
        boolean running =
                pid != ProcessHandle.current().pid() && ProcessHandle.of(pid).isPresent();
        boolean ours = !directory.equals(own)
                && String.valueOf(directory.getFileName()).startsWith(PREFIX)
                && Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS);
        return running || !ours ? Optional.empty() : Optional.of(directory);
    }

    /** The files in it and itself; nothing further below, because nothing of ours is. */
    private static void remove(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.delete(file);
                }
            }
            Files.delete(directory);
        } catch (IOException e) {
            LOG.debug("{} could not be removed", directory, e);
        }
    }
}
