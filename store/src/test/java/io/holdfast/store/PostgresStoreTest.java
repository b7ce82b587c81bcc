package io.holdfast.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class PostgresStoreTest extends StoreContract {

    @TempDir
    Path directory;

    private final String url = Postgres.newDatabase();

    @Override
    Store open() {
        return Stores.open(new StoreSettings(url, directory));
    }
}
