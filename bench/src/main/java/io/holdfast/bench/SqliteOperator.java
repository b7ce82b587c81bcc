package io.holdfast.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** SQLite's shell copies the file page by page, zstd compresses the copy; and decompresses it again. */
final class SqliteOperator implements Operator {

    private final String description;

    private SqliteOperator(String description) {
        this.description = description;
    }

    static Operator find() throws IOException, InterruptedException {
        for (String program : List.of("sqlite3", "zstd")) {
            if (Commands.find(program).isEmpty()) {
                return Operator.none(program + " is not installed");
            }
        }
        String version = Commands.run("sqlite3", "--version").getFirst().split(" ")[0];
        return new SqliteOperator("sqlite3 " + version + " .backup, zstd -1; zstd -d");
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public List<Figure> measure(ScaleTarget target) throws Exception {
        Path copy = target.directory().resolve("operator.db");
        Path archive = target.directory().resolve("operator.db.zst");
        Path restored = target.directory().resolve("operator-restored.db");
        double backup = Timer.seconds(() -> {
            Commands.run("sqlite3", target.bareFile(), ".backup '" + copy + "'");
            Commands.run("zstd", "-q", "-1", copy, "-o", archive);
            BareSqlite.force(archive);
        });
        double restore = Timer.seconds(() -> {
            Commands.run("zstd", "-q", "-d", archive, "-o", restored);
            BareSqlite.force(restored);
        });
        return List.of(new Figure("backup", backup, 0, Files.size(archive)), Figure.of("restore", restore));
    }
}
