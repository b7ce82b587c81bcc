package io.holdfast.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.model.Resource;
import java.io.DataOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** A table filled by COPY before its key is built, in one transaction. */
final class BarePostgres extends BareTable {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};

    private final Connection connection;

    BarePostgres(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
    }

    @Override
    void clear() throws SQLException {
        execute(connection, "DROP TABLE IF EXISTS bare");
        connection.commit();
    }

    @Override
    void load(List<Resource> rows) throws SQLException, IOException {
        execute(connection, """
                CREATE TABLE bare (type text COLLATE "C" NOT NULL, parent text COLLATE "C" NOT NULL,
                name text COLLATE "C" NOT NULL, path text NOT NULL, etag text NOT NULL, created bigint NOT NULL,
                modified bigint NOT NULL, document bytea NOT NULL, secrets bytea)""");
        String copy = "COPY bare (" + COLUMNS + ") FROM STDIN (FORMAT binary)";
        try (var out =
                new DataOutputStream(new PGCopyOutputStream(connection.unwrap(PGConnection.class), copy, 1 << 16))) {
            out.write(SIGNATURE);
            out.writeLong(0); // neither flags nor an extension of the header
            for (Resource row : rows) {
                write(out, row);
            }
            out.writeShort(-1);
        }
        execute(connection, "ALTER TABLE bare ADD PRIMARY KEY (type, parent, name)");
        connection.commit();
        // As the store does: without statistics a scan might sort the table instead of following its key.
        execute(connection, "ANALYZE bare");
        connection.commit();
    }

    private static void write(DataOutputStream out, Resource row) throws IOException {
        out.writeShort(9);
        for (String text :
                List.of(row.key().type(), row.key().parent(), row.key().name(), row.path(), row.etag())) {
            field(out, text.getBytes(UTF_8));
        }
        for (long number : new long[] {row.created(), row.modified()}) {
            out.writeInt(Long.BYTES);
            out.writeLong(number);
        }
        field(out, row.document());
        field(out, sealed(row));
    }

    private static void field(DataOutputStream out, byte @Nullable [] bytes) throws IOException {
        out.writeInt(bytes == null ? -1 : bytes.length);
        if (bytes != null) {
            out.write(bytes);
        }
    }

    @Override
    int scan() throws SQLException {
        int count = scan(connection);
        connection.commit();
        return count;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
