package io.holdfast.store;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.Set;

/** The database refused or failed. */
final class DatabaseException extends StoreException {

    private static final long serialVersionUID = 1L;

    /** The server ended the connection: it stops, starts, or was told to. */
    private static final Set<String> SHUTDOWN = Set.of("57P01", "57P02", "57P03", "57P05");

    /** It undid the transaction for the sake of others. */
    private static final Set<String> UNDONE = Set.of("40001", "40P01");

    /** It has no room now, or somebody holds what was wanted. */
    private static final Set<String> BUSY = Set.of("53300", "55P03", "57014");

    private final String state;
    private final boolean broken;
    private final When when;

    DatabaseException(SQLException cause) {
        this("The store's database failed", cause);
    }

    /** Says what was being done. */
    DatabaseException(String what, SQLException cause) {
        this(what, cause, When.WORKING);
    }

    private DatabaseException(String what, SQLException cause, When when) {
        super(what + ": " + cause.getMessage(), cause);
        this.state = cause.getSQLState() == null ? "" : cause.getSQLState();
        boolean silence = cause.getCause() instanceof SocketTimeoutException;
        this.broken = silence || state.startsWith("08") || SHUTDOWN.contains(state);
        this.when = when;
    }

    /** There is no connection to {@code database}. */
    static DatabaseException unreachable(String database, SQLException cause) {
        return new DatabaseException("The database " + database + " cannot be reached", cause, When.CONNECTING);
    }

    /** The transaction's end was sent, and its answer did not come: it may have been made or not. */
    static DatabaseException atCommit(SQLException cause) {
        return new DatabaseException(
                "The store's database failed while a change was committed", cause, When.COMMITTING);
    }

    /** The SQLSTATE, or the empty string. */
    String state() {
        return state;
    }

    /** The connection is of no use any more. */
    boolean isBroken() {
        return broken && when != When.CONNECTING;
    }

    /** Nothing of the transaction is there, and the same again may succeed at once. */
    boolean mayRepeat() {
        return UNDONE.contains(state) || (broken && when == When.WORKING);
    }

    /** What was to be committed may be there or not: the database has not said that it refused. */
    boolean isCommitUnknown() {
        return when == When.COMMITTING && (broken || state.isEmpty());
    }

    @Override
    public boolean isPassing() {
        return broken || when == When.CONNECTING || UNDONE.contains(state) || BUSY.contains(state);
    }

    private enum When {
        CONNECTING,
        WORKING,
        COMMITTING
    }
}
