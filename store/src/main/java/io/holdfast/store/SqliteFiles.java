package io.holdfast.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of all generations. Counts who uses which, so that one is removed only when nobody reads it any more, and
 * closes those that have not been used for longest, so that thousands of services need few open files.
 */
final class SqliteFiles implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteFiles.class);

    /** How many unused ones stay open. */
    private static final int OPEN_UNUSED = 64;

    private final Path directory;
    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    /** Names of removed generations, so that none is opened while its file is being deleted. They never come back. */
    private final Set<String> gone = new HashSet<>();

    SqliteFiles(Path directory) {
        this.directory = directory;
    }

    private static final class Entry {
        final SqliteFile file;
        int users;
        boolean retired;

        Entry(SqliteFile file) {
            this.file = file;
        }
    }

    /** A generation that stays as long as this is open. */
    final class Use implements AutoCloseable {

        private final String generation;
        private final Entry entry;
        private boolean closed;

        private Use(String generation, Entry entry) {
            this.generation = generation;
            this.entry = entry;
        }

        String generation() {
            return generation;
        }

        SqliteFile file() {
            return entry.file;
        }

        @Override
        public void close() {
            List<Entry> unused;
            synchronized (entries) {
                if (closed) {
                    return;
                }
                closed = true;
                entry.users--;
                unused = entry.retired && entry.users == 0 ? List.of(remove(generation, entry)) : surplus();
            }
            unused.forEach(this::end);
        }

        private void end(Entry ended) {
            ended.file.close();
            if (ended.retired) {
                delete(ended.file.path());
            }
        }
    }

    Path path(String generation) {
        return directory.resolve(generation + ".db");
    }

    /** Null if the generation has been removed. */
    @Nullable
    Use use(String generation) {
        synchronized (entries) {
            if (gone.contains(generation)) {
                return null;
            }
            Entry entry = entries.get(generation);
            if (entry == null) {
                Path file = path(generation);
                if (!Files.exists(file)) {
                    return null;
                }
                entry = new Entry(opened(file, generation));
                entries.put(generation, entry);
            }
            entry.users++;
            return new Use(generation, entry);
        }
    }

    private static SqliteFile opened(Path file, String generation) {
        SqliteFile opened = new SqliteFile(file);
        try {
            opened.read(sql -> GenerationFormat.check(sql, file));
            if (!opened.read(GenerationFormat::isCounted)) {
                opened.write(sql -> GenerationFormat.count(sql, generation));
            }
            return opened;
        } catch (StoreException e) {
            opened.close();
            throw e;
        }
    }

    /** Whether it was removed, as against lost. */
    boolean isRetired(String generation) {
        synchronized (entries) {
            return gone.contains(generation);
        }
    }

    /** Removes a generation, at once or when its last user has closed it. */
    void retire(String generation) {
        Entry entry;
        synchronized (entries) {
            gone.add(generation);
            entry = entries.get(generation);
            if (entry != null) {
                entry.retired = true;
                if (entry.users > 0) {
                    return;
                }
                entries.remove(generation);
            }
        }
        if (entry != null) {
            entry.file.close();
        }
        delete(path(generation));
    }

    /** Removes what a killed process left behind: all but {@code needed}. */
    void removeAllBut(Set<String> needed) {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (!needed.contains(name.replaceFirst("\\.db(-wal|-shm|-journal)?$", ""))) {
                    LOG.info("orphan generation file removed file={}", name);
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new StoreException("The directory " + directory + " could not be tidied: " + e, e);
        }
    }

    private Entry remove(String generation, Entry entry) {
        entries.remove(generation, entry);
        return entry;
    }

    private List<Entry> surplus() {
        long unused =
                entries.values().stream().filter(entry -> entry.users == 0).count();
        List<Entry> surplus = new ArrayList<>();
        Iterator<Entry> oldestFirst = entries.values().iterator();
        while (unused > OPEN_UNUSED && oldestFirst.hasNext()) {
            Entry entry = oldestFirst.next();
            if (entry.users == 0) {
                oldestFirst.remove();
                surplus.add(entry);
                unused--;
            }
        }
        return surplus;
    }

    private static void delete(Path file) {
        try {
            for (String suffix : List.of("", "-wal", "-shm", "-journal")) {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
            }
        } catch (IOException e) {
            // The next start tries again.
            LOG.warn("generation file not removed file={} reason={}", file, e.toString());
        }
    }

    @Override
    public void close() {
        synchronized (entries) {
            entries.values().forEach(entry -> entry.file.close());
            entries.clear();
        }
    }
}
