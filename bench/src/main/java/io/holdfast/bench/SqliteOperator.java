package io.holdfast.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** SQLite's shell copies the file page by page, zstd compresses the copy; and decompresses it again. */
final class SqliteOperator implements OperatorTools {

    private final String description;

    private SqliteOperator(String description) {
        this.description = description;
    }

    static OperatorTools find() throws IOException, InterruptedException {
        for (String program : List.of("sqlite3", "zstd")) {
            if (Programs.find(program).isEmpty()) {
                return OperatorTools.none(program + " is not installed");
            }
        }
        String version = Programs.run("sqlite3", "--version").getFirst().split(" ")[0];
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
            Programs.run("sqlite3", target.bareFile(), ".backup '" + copy + "'");
            Programs.run("zstd", "-q", "-1", copy, "-o", archive);
            BareSqlite.force(archive);
        });
        double restore = Timer.seconds(() -> {
            Programs.run("zstd", "-q", "-d", archive, "-o", restored);
            BareSqlite.force(restored);
        });
        return List.of(new Figure("backup", backup, 0, Files.size(archive)), Figure.of("restore", restore));
    }
}
