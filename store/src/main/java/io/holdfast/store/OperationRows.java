package io.holdfast.store;

import io.holdfast.model.ServiceId;
import io.holdfast.store.LongRunningOperation.Course;
import io.holdfast.store.LongRunningOperation.Kind;
import io.holdfast.store.LongRunningOperation.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Reads long-running operations. */
final class OperationRows {

    static final String SELECT = "SELECT o.id, s.subscription_id, s.resource_group, s.name, o.kind, o.state,"
            + " o.started, o.updated, o.result, o.error_code, o.error_message,"
            + " o.started_by, o.progress, o.cancelled_by, o.ending"
            + " FROM operation o JOIN service s ON s.service_key = o.service_key";

    /** That of one that failed is small, and says what became of it. */
    static final String WITHOUT_RESULT = SELECT.replace("o.result", "CASE WHEN o.state = 'FAILED' THEN o.result END");

    private OperationRows() {}

    static Optional<LongRunningOperation> find(Sql sql, String id) {
        return sql.first(SELECT + " WHERE o.id = ?", OperationRows::read, id);
    }

    static LongRunningOperation read(ResultSet row) throws SQLException {
        return new LongRunningOperation(
                row.getString(1),
                new ServiceId(row.getString(2), row.getString(3), row.getString(4)),
                Kind.valueOf(row.getString(5)),
                State.valueOf(row.getString(6)),
                row.getLong(7),
                row.getLong(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                new Course(row.getString(12), row.getString(13), row.getString(14), row.getInt(15) != 0));
    }
}
