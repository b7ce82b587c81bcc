package io.holdfast.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A transaction that is committed counts, also when its connection breaks right after: else it would be made once more. */
class CommittedTest {

    private final List<String> calls = new ArrayList<>();

    /** Breaks once it has committed. */
    private Connection breaking() {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    calls.add(method.getName());
                    if (calls.contains("commit") && !method.getName().equals("commit")) {
                        throw new SQLException("This connection has been closed.", "08003");
                    }
                    return null;
                });
    }

    @Test
    void aConnectionThatBreaksAfterTheCommitDoesNotUndoIt() {
        var told = new ArrayList<String>();

        String result = new Sql(breaking()).inTransaction(sql -> {
            sql.afterCommit(() -> told.add("told"));
            return "done";
        });

        assertThat(result).isEqualTo("done");
        assertThat(told).containsExactly("told");
        assertThat(calls).containsExactly("setAutoCommit", "commit", "setAutoCommit", "close");
    }
}
