package io.holdfast.recovery;

import io.holdfast.store.StoreSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Choices, previews, proofs, undo and keys once more, on PostgreSQL. */
class PostgresRecoveryTest {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static EmbeddedPostgres server;
    private static String sharedUrl = "";

    /** Where the key of a database lies that several tests use. */
    @TempDir
    static Path keys;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    /** A database that nobody used yet. */
    private static StoreSettings fresh(Path data) {
        String name = "test" + DATABASES.incrementAndGet();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new StoreSettings("postgresql://postgres:postgres@localhost:" + server.getPort() + "/" + name, data);
    }

    /** The same for all tests of keys: every one removes what it left there. */
    private static synchronized StoreSettings shared(Path data) {
        if (sharedUrl.isEmpty()) {
            sharedUrl = fresh(data).url();
        }
        return new StoreSettings(sharedUrl, data).withKeyFile(keys.resolve("store.key"));
    }

    @Nested
    class Choices extends ChoicesTest {
        @Override
        StoreSettings settings(Path data) {
            return fresh(data);
        }
    }

    @Nested
    class Mappings extends MappingTest {
        @Override
        StoreSettings settings(Path data) {
            return fresh(data);
        }
    }

    @Nested
    class Proofs extends ProofTest {
        @Override
        StoreSettings settings(Path data) {
            return fresh(data);
        }
    }

    @Nested
    class Previews extends PreviewTest {
        @Override
        StoreSettings settings(Path data) {
            return fresh(data);
        }
    }

    @Nested
    class Keys extends KeyRegisterTest {
        @Override
        StoreSettings settings(Path data) {
            return shared(data);
        }
    }

    @Nested
    class KeysGivenUp extends BeginningAnewTest {
        @Override
        StoreSettings settings(Path data) {
            return shared(data);
        }
    }

    @Nested
    class Cancelling extends CancelTest {
        @Override
        StoreSettings settings(Path data) {
            return fresh(data);
        }
    }

    @Nested
    class CancellingElsewhere extends CancelElsewhereContract {
        @Override
        StoreSettings settings(Path data) {
            return fresh(data);
        }
    }
}
