package io.holdfast.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL server on loopback, with the settings that PostgreSQL itself has: what is committed is on disk. */
final class PostgresServer implements AutoCloseable {

    private static final String USER = "postgres";

    private final int port;
    private final Closeable process;

    private PostgresServer(int port, Closeable process) {
        this.port = port;
        this.process = process;
    }

    /** The one that this project brings along. */
    static PostgresServer embedded(Path work) throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(work.resolve("program").toFile())
                .setDataDirectory(work.resolve("cluster"))
                .setServerConfig("synchronous_commit", "on")
                .setPGStartupWait(Duration.ofMinutes(1))
                .start();
        return new PostgresServer(server.getPort(), server);
    }

    /**
     * One that is installed on this machine, with a new cluster.
     *
     * @param programs the directory of its initdb and postgres
     */
    static PostgresServer installed(Path programs, Path work) throws IOException, InterruptedException, SQLException {
        Files.createDirectories(work);
        Path cluster = work.resolve("installed-cluster");
        Path log = work.resolve("postgresql.log");
        var program = new Programs(programs, log);
        program.run("initdb", "-A", "trust", "-U", USER, "-E", "UTF8", "--locale=C.UTF-8", "-D", cluster.toString());
        int port = freePort();
        Process server = program.start(
                "postgres",
                "-D",
                cluster.toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=");
        var hook = new Thread(server::destroy);
        Runtime.getRuntime().addShutdownHook(hook);
        var started = new PostgresServer(port, () -> {
            server.destroy();
            // Its files are removed next.
            server.onExit().completeOnTimeout(server, 30, TimeUnit.SECONDS).join();
            Runtime.getRuntime().removeShutdownHook(hook);
        });
        started.await(server, log);
        return started;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void await(Process server, Path log) throws InterruptedException, SQLException, IOException {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (true) {
            try {
                connect(port, "postgres").close();
                return;
            } catch (SQLException e) {
                if (!server.isAlive() || System.nanoTime() > end) {
                    server.destroy();
                    throw new IOException("PostgreSQL does not start: " + Files.readString(log), e);
                }
                Thread.sleep(50);
            }
        }
    }

    int port() {
        return port;
    }

    /** For example 18. */
    int version() throws SQLException {
        try (Connection connection = connect(port, "postgres")) {
            return connection.getMetaData().getDatabaseMajorVersion();
        }
    }

    void create(String database) throws SQLException {
        administer("CREATE DATABASE " + database);
    }

    void drop(String database) throws SQLException {
        administer("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
    }

    private void administer(String statement) throws SQLException {
        try (Connection connection = connect(port, "postgres")) {
            BareTable.execute(connection, statement);
        }
    }

    /** As libpq and the store know it. */
    static String url(int port, String database) {
        return "postgresql://" + USER + "@127.0.0.1:" + port + "/" + database;
    }

    static Connection connect(int port, String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, USER, "");
    }

    @Override
    public void close() throws IOException {
        process.close();
    }

    /** PostgreSQL refuses to run as root; a user namespace in which root is nobody satisfies it. */
    private record Programs(Path directory, Path log) {

        Process start(String program, String... arguments) throws IOException {
            List<String> command = new ArrayList<>();
            if (System.getProperty("user.name").equals("root")) {
                command.addAll(List.of("unshare", "-U"));
            }
            command.add(directory.resolve(program).toString());
            command.addAll(List.of(arguments));
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        }

        void run(String program, String... arguments) throws IOException, InterruptedException {
            if (start(program, arguments).waitFor() != 0) {
                throw new IOException(program + " failed: " + Files.readString(log));
            }
        }
    }
}
