package io.holdfast.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** pg_dump into its own compressed format, and pg_restore into an empty database. */
final class PostgresOperator implements OperatorTools {

    /** The database that pg_restore fills. */
    static final String RESTORED = "restored";

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    private final Path programs;
    private final String description;

    private PostgresOperator(Path programs, String description) {
        this.programs = programs;
        this.description = description;
    }

    /** A server, and the programs that can dump it. */
    record Pair(PostgresServer server, OperatorTools operator) {}

    /**
     * pg_dump refuses servers that are newer than itself. If it is older than the server that this project brings along,
     * the server that was installed together with it serves everybody: the product, the bare table and pg_dump.
     */
    static Pair start(Path work) throws IOException, InterruptedException, SQLException {
        PostgresServer server = PostgresServer.embedded(work);
        int version = server.version();
        Optional<Path> found = programs();
        if (found.isEmpty()) {
            return new Pair(server, OperatorTools.none("pg_dump and pg_restore are not installed"));
        }
        Path programs = found.get();
        int dump = major(Programs.run(programs.resolve("pg_dump"), "--version").getFirst());
        if (dump >= version) {
            return new Pair(server, new PostgresOperator(programs, describe(dump, version)));
        }
        if (!has(programs, "initdb", "postgres")) {
            String reason = "pg_dump " + dump + " is older than the server, PostgreSQL " + version
                    + ", and no server is installed beside it";
            return new Pair(server, OperatorTools.none(reason));
        }
        server.close();
        PostgresServer installed = PostgresServer.installed(programs, work);
        return new Pair(installed, new PostgresOperator(programs, describe(dump, installed.version())));
    }

    private static String describe(int dump, int server) {
        return "pg_dump -Fc, pg_restore of PostgreSQL " + dump + " (server " + server + ")";
    }

    /** "pg_dump (PostgreSQL) 18.1 (Debian 18.1-1)" is 18. */
    private static int major(String line) {
        return Integer.parseInt(line.replaceFirst("^\\D*(\\d+).*$", "$1"));
    }

    /** Debian keeps every version in a directory of its own, out of the way of PATH. */
    private static Optional<Path> programs() throws IOException {
        if (Files.isDirectory(DEBIAN)) {
            try (Stream<Path> versions = Files.list(DEBIAN)) {
                Optional<Path> newest = versions.filter(
                                version -> version.getFileName().toString().matches("\\d+"))
                        .sorted(Comparator.comparing((Path version) ->
                                        Integer.valueOf(version.getFileName().toString()))
                                .reversed())
                        .map(version -> version.resolve("bin"))
                        .filter(directory -> has(directory, "pg_dump", "pg_restore"))
                        .findFirst();
                if (newest.isPresent()) {
                    return newest;
                }
            }
        }
        return Programs.find("pg_dump").map(Path::getParent).filter(directory -> has(directory, "pg_restore"));
    }

    private static boolean has(Path directory, String... programs) {
        return Stream.of(programs).allMatch(program -> Files.isExecutable(directory.resolve(program)));
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public List<Figure> measure(ScaleTarget target) throws Exception {
        Path archive = target.directory().resolve("operator.dump");
        String from = PostgresServer.url(target.port(), ScaleTarget.BARE);
        String to = PostgresServer.url(target.port(), RESTORED);
        // pg_dump itself waits until its file is on disk.
        double backup =
                Timer.seconds(() -> Programs.run(programs.resolve("pg_dump"), "-Fc", "-f", archive, "-d", from));
        double restore = Timer.seconds(() -> Programs.run(programs.resolve("pg_restore"), "-d", to, archive));
        return List.of(new Figure("backup", backup, 0, Files.size(archive)), Figure.of("restore", restore));
    }
}
