package io.holdfast.store;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets through what an operator needs to know of a migration: warnings and errors. */
public final class QuietLogs implements LogCreator {

    @Override
    public Log createLogger(Class<?> origin) {
        return new Quiet(LoggerFactory.getLogger(origin));
    }

    private record Quiet(Logger logger) implements Log {

        @Override
        public void debug(String message) {}

        @Override
        public void info(String message) {}

        @Override
        public void notice(String message) {}

        @Override
        public void warn(String message) {
            logger.warn(message);
        }

        @Override
        public void error(String message) {
            logger.error(message);
        }

        @Override
        public void error(String message, Exception e) {
            logger.error(message, e);
        }
    }
}
