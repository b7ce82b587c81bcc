package io.holdfast.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresStoreTest {

    @Nested
    class Contents extends StoreContract {

        @TempDir
        Path directory;

        private final String url = Postgres.newSchema();

        @Override
        Store open() {
            return Stores.open(new StoreSettings(url, directory));
        }
    }

    @Nested
    class Activities extends ActivityContract {

        @TempDir
        Path directory;

        private final String url = Postgres.newSchema();

        @Override
        Store open() {
            return Stores.open(new StoreSettings(url, directory));
        }
    }

    @Nested
    class Restores extends RestoreContract {

        @TempDir
        Path directory;

        private final String url = Postgres.newSchema();

        @Override
        Store open() {
            return Stores.open(new StoreSettings(url, directory));
        }
    }

    @Nested
    class Cancelling extends CancelContract {

        @TempDir
        Path directory;

        private final String url = Postgres.newSchema();

        @Override
        Store open() {
            return Stores.open(new StoreSettings(url, directory));
        }
    }

    @Nested
    class Undoing extends UndoContract {

        @TempDir
        Path directory;

        private final String url = Postgres.newSchema();

        @Override
        Store open() {
            return Stores.open(new StoreSettings(url, directory).withClock(clock()));
        }
    }

    @Nested
    class Deleting extends DeletedServicesContract {

        @TempDir
        Path directory;

        private final String url = Postgres.newSchema();

        @Override
        Store open() {
            return Stores.open(new StoreSettings(url, directory).withClock(clock()));
        }
    }

    @Nested
    class Quotas extends QuotaContract {

        @TempDir
        Path directory;

        private final String url = Postgres.newSchema();

        @Override
        Store open() {
            return Stores.open(new StoreSettings(url, directory).withClock(clock()));
        }
    }

    @Nested
    class Housing extends HomesContract {

        @TempDir
        Path directory;

        private final String url = Postgres.newSchema();

        @Override
        Store open() {
            return Stores.open(new StoreSettings(url, directory));
        }
    }

    @Nested
    class Listening extends ListenerContract {

        @TempDir
        Path directory;

        private final String url = Postgres.newSchema();

        @Override
        Store open() {
            return Stores.open(new StoreSettings(url, directory));
        }
    }

    @Nested
    class Counting extends TallyContract {

        @TempDir
        Path directory;

        private final String url = Postgres.newSchema();

        @Override
        Store open() {
            return Stores.open(new StoreSettings(url, directory));
        }

        @Override
        int tries() {
            return 25;
        }
    }

    @Nested
    class Grouping extends GroupedWritesContract {

        @TempDir
        Path directory;

        private final String url = Postgres.newSchema();

        @Override
        Store open() {
            return Stores.open(new StoreSettings(url, directory));
        }

        @Test
        void whatCannotBeCommittedTogetherIsWrittenAgainOneByOne() throws Exception {
            Configuration configuration = service();
            try (Sql sql = new PostgresUrl(url).connect(DatabasePatience.DEFAULT)) {
                sql.execute("CREATE TABLE checked (n integer UNIQUE DEFERRABLE INITIALLY DEFERRED)");
                sql.execute("INSERT INTO checked VALUES (1)");
            }

            var all = together(configuration, number -> t -> {
                var written = Samples.put(t, Samples.api("a" + number));
                if (number % 5 == 2) {
                    ((ResourceReader) t).sql.execute("INSERT INTO checked VALUES (1)");
                }
                return written;
            });

            assertOnlyFailed(configuration, all);
        }
    }

    @Test
    void aboveTheCeilingTheOldestRefusedActivitiesGoFirst(@TempDir Path directory) {
        ActivityCeiling.holds(new StoreSettings(Postgres.newSchema(), directory));
    }

    @Test
    void aCheckFailsWhenTheDatabaseDoesNotAnswer(@TempDir Path directory) {
        Store store = Stores.open(new StoreSettings(Postgres.newSchema(), directory));
        store.check();
        store.close();

        assertThatThrownBy(store::check).isInstanceOf(StoreException.class).hasMessageContaining("cannot be reached");
    }

    @Test
    void theFirstNodeMakesTheTablesAndTheNextFindsThem(@TempDir Path directory) {
        String url = Postgres.emptySchema();
        Stores.open(new StoreSettings(url, directory)).close();

        try (Store second = Stores.open(new StoreSettings(url, directory))) {
            second.createService(Samples.SERVICE, Samples.bytes("{}"), null);
            assertThat(second.services()).hasSize(1);
        }
    }

    @Test
    void aNodeWithAnotherKeyIsRefused(@TempDir Path one, @TempDir Path other) {
        String url = Postgres.newSchema();
        Stores.open(new StoreSettings(url, one)).close();
        Stores.open(StoreSettings.in(other)).close();

        assertThatThrownBy(() -> Stores.open(new StoreSettings(url, other)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("does not belong to this database");
    }
}
