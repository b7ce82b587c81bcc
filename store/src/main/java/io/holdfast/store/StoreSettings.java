package io.holdfast.store;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Where the configuration is kept.
 *
 * @param url {@code sqlite:FILE} or {@code postgresql://user:password@host:port/database}
 * @param dataDirectory the directory of this process; made if it does not exist
 * @param keyFile the key that seals secrets; made at the first start. All nodes of one PostgreSQL database need the same
 * @param activitiesKept how long activity records are kept
 * @param clock gives the times of resources and long-running operations
 * @param replacedKept how long what a restore replaced can be returned to; not at all when zero
 * @param activitiesMost how many activity records are kept; above, the oldest refused ones go first
 */
public record StoreSettings(
        String url,
        Path dataDirectory,
        Path keyFile,
        Duration activitiesKept,
        InstantSource clock,
        Duration replacedKept,
        int activitiesMost) {

    /** A day. */
    public static final Duration DEFAULT_REPLACED_KEPT = Duration.ofHours(24);

    public static final Duration DEFAULT_ACTIVITIES_KEPT = Duration.ofDays(90);

    public static final int DEFAULT_ACTIVITIES_MOST = 1_000_000;

    /** With the key in {@code store.key} of the data directory, and the system's clock. */
    public StoreSettings(String url, Path dataDirectory) {
        this(
                url,
                dataDirectory,
                dataDirectory.resolve("store.key"),
                DEFAULT_ACTIVITIES_KEPT,
                InstantSource.system(),
                DEFAULT_REPLACED_KEPT,
                DEFAULT_ACTIVITIES_MOST);
    }

    /** The default: SQLite in {@code holdfast.db} of the data directory. */
    public static StoreSettings in(Path dataDirectory) {
        return new StoreSettings("sqlite:" + dataDirectory.resolve("holdfast.db"), dataDirectory);
    }

    public StoreSettings withKeyFile(Path file) {
        return new StoreSettings(url, dataDirectory, file, activitiesKept, clock, replacedKept, activitiesMost);
    }

    public StoreSettings withClock(InstantSource other) {
        return new StoreSettings(url, dataDirectory, keyFile, activitiesKept, other, replacedKept, activitiesMost);
    }

    public StoreSettings withReplacedKept(Duration time) {
        return new StoreSettings(url, dataDirectory, keyFile, activitiesKept, clock, time, activitiesMost);
    }

    public StoreSettings withActivitiesKept(Duration time) {
        return new StoreSettings(url, dataDirectory, keyFile, time, clock, replacedKept, activitiesMost);
    }

    public StoreSettings withActivitiesMost(int records) {
        return new StoreSettings(url, dataDirectory, keyFile, activitiesKept, clock, replacedKept, records);
    }

    /** Without the user and password of the URL. */
    @Override
    public String toString() {
        return "StoreSettings[" + url.replaceFirst("//.*@", "//") + ", " + dataDirectory + "]";
    }
}
