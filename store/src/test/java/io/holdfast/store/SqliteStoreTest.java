package io.holdfast.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreContract {

    @TempDir
    Path directory;

    @Override
    Store open() {
        return Stores.open(StoreSettings.in(directory));
    }
}
