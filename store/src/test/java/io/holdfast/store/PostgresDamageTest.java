package io.holdfast.store;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tables of generations that are gone or are none of ours. */
class PostgresDamageTest extends DamageContract {

    @TempDir
    static Path directory;

    private String url = "";

    @Override
    @BeforeEach
    void openStore() {
        url = Postgres.newSchema();
        super.openStore();
    }

    @Override
    Store open() {
        return Stores.open(new StoreSettings(url, directory));
    }

    private Way sql(String name, String statement) {
        return new Way(name, generation -> {
            try (Sql sql = new PostgresUrl(url).connect(DatabasePatience.DEFAULT)) {
                sql.execute(statement.formatted(PostgresTables.name(generation)));
            }
        });
    }

    @Override
    List<Way> ways() {
        return List.of(
                sql("without its table", "DROP TABLE %s"),
                sql("with another table", "ALTER TABLE %s RENAME COLUMN document TO body"));
    }
}
