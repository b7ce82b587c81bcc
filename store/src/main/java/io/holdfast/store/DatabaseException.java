package io.holdfast.store;

import java.sql.SQLException;

/** The database refused or failed. */
final class DatabaseException extends StoreException {

    private static final long serialVersionUID = 1L;

    private final String state;

    DatabaseException(SQLException cause) {
        this("The store's database failed", cause);
    }

    /** Says what was being done, or on which database. */
    DatabaseException(String what, SQLException cause) {
        super(what + ": " + cause.getMessage(), cause);
        this.state = cause.getSQLState() == null ? "" : cause.getSQLState();
    }

    /** The SQLSTATE, or the empty string. */
    String state() {
        return state;
    }
}
