package io.holdfast.bench;

import io.holdfast.model.Resource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** A table for each generation; every thread has a connection of its own. */
final class PostgresStoreTables extends StoreTables {

    private final int port;
    private final String database;
    private final String service;

    private PostgresStoreTables(int port, String database, String service, String generation) {
        super(generation, "resource_" + generation);
        this.port = port;
        this.database = database;
        this.service = service;
    }

    static PostgresStoreTables open(int port, String database, String service) throws SQLException {
        try (Connection connection = PostgresServer.connect(port, database)) {
            return new PostgresStoreTables(port, database, service, generation(connection, service));
        }
    }

    @Override
    StoreRows reader() throws SQLException {
        return new StoreRows(PostgresServer.connect(port, database), "resource_" + generation);
    }

    @Override
    Writer writer() throws SQLException {
        Connection connection = PostgresServer.connect(port, database);
        return new Writer() {
            @Override
            void write(List<Resource> rows) throws SQLException {
                transaction(connection, rows);
            }

            @Override
            long sequence() throws SQLException {
                String found = text(connection, "SELECT sequence FROM service WHERE name_key = ? FOR UPDATE", service);
                return Long.parseLong(String.valueOf(found));
            }

            @Override
            void sequence(long number) throws SQLException {
                try (PreparedStatement update =
                        connection.prepareStatement("UPDATE service SET sequence = ? WHERE name_key = ?")) {
                    update.setLong(1, number);
                    update.setString(2, service);
                    update.executeUpdate();
                }
                BareTable.execute(connection, "NOTIFY holdfast");
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }

    @Override
    public void close() {}
}
