package io.holdfast.store;

import io.holdfast.model.ServiceId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteException;

/**
 * Which generations were found to be damaged, and why. One stays so until another takes its place or the process starts anew:
 * what reads well beside what does not is no configuration to serve or to write to.
 */
final class Damages {

    private static final Logger LOG = LoggerFactory.getLogger(Damages.class);

    /** SQLite's primary result codes: a broken file, and one that is none of SQLite's. */
    private static final Set<Integer> SQLITE = Set.of(11, 26);

    /** Our statements are right, so it is a table or a column that is missing. */
    private static final int SQLITE_ERROR = 1;

    private static final int SQLITE_CANTOPEN = 14;

    /** PostgreSQL: no such column; data or an index is corrupted. */
    private static final Set<String> POSTGRES = Set.of("42703", "XX001", "XX002");

    /** Which may also be one of the common tables. */
    static final String UNDEFINED_TABLE = "42P01";

    private final Map<String, String> reasons = new ConcurrentHashMap<>();

    Optional<String> of(String generation) {
        return Optional.ofNullable(reasons.get(generation));
    }

    /** @throws DamagedConfigurationException if the generation is known to be */
    void demandWhole(ServiceId service, String generation) {
        String reason = reasons.get(generation);
        if (reason != null) {
            throw new DamagedConfigurationException(service, reason);
        }
    }

    DamagedConfigurationException found(ServiceId service, String generation, String reason) {
        if (reasons.putIfAbsent(generation, reason) == null) {
            LOG.atError()
                    .addKeyValue("service", service.key())
                    .addKeyValue("generation", generation)
                    .addKeyValue("reason", reason)
                    .log("the configuration of a service is damaged; restore a backup into it");
        }
        return new DamagedConfigurationException(service, reason);
    }

    /** What a failure of a read or write of a generation comes to: itself, unless it tells of damage. */
    StoreException judged(ServiceId service, String generation, StoreException failure) {
        return failure instanceof DamagedConfigurationException || !tellsOfDamage(failure)
                ? failure
                : found(service, generation, reason(failure));
    }

    /** Likewise, of a file: one that is no file or may not be read is as good as broken. */
    StoreException judged(ServiceId service, String generation, Path file, StoreException failure) {
        boolean unreadable =
                sqliteCode(failure) == SQLITE_CANTOPEN && !(Files.isRegularFile(file) && Files.isReadable(file));
        return unreadable
                ? found(service, generation, "the file " + file + " cannot be read")
                : judged(service, generation, failure);
    }

    void forget(String generation) {
        reasons.remove(generation);
    }

    private static boolean tellsOfDamage(StoreException failure) {
        if (failure instanceof GenerationFormat.WrongFormatException) {
            return true;
        }
        SQLException sql = sql(failure);
        if (sql instanceof SQLiteException) {
            int code = sqliteCode(failure);
            return SQLITE.contains(code)
                    || (code == SQLITE_ERROR && String.valueOf(sql.getMessage()).contains("no such "));
        }
        return sql != null
                && (POSTGRES.contains(String.valueOf(sql.getSQLState()))
                        || (UNDEFINED_TABLE.equals(sql.getSQLState())
                                && String.valueOf(sql.getMessage()).contains(PostgresTables.PREFIX)));
    }

    private static int sqliteCode(StoreException failure) {
        return sql(failure) instanceof SQLiteException sqlite ? sqlite.getResultCode().code & 0xff : 0;
    }

    private static @Nullable SQLException sql(StoreException failure) {
        @Nullable Throwable cause = failure;
        while (cause != null && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        return (SQLException) cause;
    }

    private static String reason(StoreException failure) {
        String message = String.valueOf(failure.getMessage()).strip().replaceAll("\\s+", " ");
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }
}
