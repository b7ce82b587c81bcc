package io.holdfast.store;

import java.sql.Connection;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.core.statement.TemplateEngine;

/** JDBI as this store uses it. */
final class Jdbis {

    private Jdbis() {}

    /** A handle that closes its connection. */
    static Handle of(Connection connection) {
        return configured(Jdbi.create(() -> connection)).open();
    }

    static Jdbi of(DataSource source) {
        return configured(Jdbi.create(source));
    }

    private static Jdbi configured(Jdbi jdbi) {
        ConfigRegistry config = jdbi.getConfig();
        // Arguments are documents: they do not belong in messages.
        config.get(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        // The statements of this store are plain SQL with question marks.
        config.get(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
        return jdbi;
    }
}
