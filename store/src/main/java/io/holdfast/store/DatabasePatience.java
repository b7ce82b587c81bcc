package io.holdfast.store;

import java.time.Duration;

/**
 * How long the store waits for a PostgreSQL that may be gone.
 *
 * @param connect for a connection; whoever gets none is told that the database is away
 * @param answer for each answer to a short statement; also for that of a new connection
 * @param lasting for each answer where work may last: the building of a key, the first row of a large table
 * @param alive for the answer of an idle connection to the question whether it still works
 */
record DatabasePatience(Duration connect, Duration answer, Duration lasting, Duration alive) {

    static final DatabasePatience DEFAULT = new DatabasePatience(
            Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofSeconds(1));

    int connectSeconds() {
        return Math.toIntExact(Math.max(1, connect.toSeconds()));
    }

    int answerSeconds() {
        return Math.toIntExact(Math.max(1, answer.toSeconds()));
    }

    /** Whoever waits for another's lock shall be told so, before the connection is taken for dead. */
    long lockMillis() {
        return answer.toMillis() * 4 / 5;
    }
}
