package io.holdfast.store;

import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest {

    @Nested
    class Contents extends StoreContract {

        @TempDir
        Path directory;

        @Override
        Store open() {
            return Stores.open(StoreSettings.in(directory));
        }
    }

    @Nested
    class Activities extends ActivityContract implements ActivityContract.OfSqlite {

        @TempDir
        Path directory;

        @Override
        Store open() {
            return Stores.open(StoreSettings.in(directory));
        }
    }

    @Nested
    class Restores extends RestoreContract {

        @TempDir
        Path directory;

        @Override
        Store open() {
            return Stores.open(StoreSettings.in(directory));
        }
    }

    @Nested
    class Cancelling extends CancelContract {

        @TempDir
        Path directory;

        @Override
        Store open() {
            return Stores.open(StoreSettings.in(directory));
        }
    }

    @Nested
    class Undoing extends UndoContract {

        @TempDir
        Path directory;

        @Override
        Store open() {
            return Stores.open(StoreSettings.in(directory).withClock(clock()));
        }
    }

    @Nested
    class Deleting extends DeletedServicesContract {

        @TempDir
        Path directory;

        @Override
        Store open() {
            return Stores.open(StoreSettings.in(directory).withClock(clock()));
        }
    }

    @Nested
    class Quotas extends QuotaContract {

        @TempDir
        Path directory;

        @Override
        Store open() {
            return Stores.open(StoreSettings.in(directory).withClock(clock()));
        }
    }

    @Nested
    class Housing extends HomesContract {

        @TempDir
        Path directory;

        @Override
        Store open() {
            return Stores.open(StoreSettings.in(directory));
        }
    }

    @Nested
    class Listening extends ListenerContract {

        @TempDir
        Path directory;

        @Override
        Store open() {
            return Stores.open(StoreSettings.in(directory));
        }
    }

    @Nested
    class Counting extends TallyContract {

        @TempDir
        Path directory;

        @Override
        Store open() {
            return Stores.open(StoreSettings.in(directory));
        }

        @Override
        int tries() {
            return 60;
        }
    }

    @Nested
    class Grouping extends GroupedWritesContract {

        @TempDir
        Path directory;

        @Override
        Store open() {
            return Stores.open(StoreSettings.in(directory));
        }
    }
}
