package io.holdfast.server.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.event.KeyValuePair;

/** Events for tests. */
final class Events {

    private Events() {}

    /** @param fields names and values in turn */
    static LoggingEvent event(Level level, long millis, String message, Object... fields) {
        var event = new LoggingEvent();
        event.setLoggerName("io.holdfast.some.Class");
        event.setLevel(level);
        event.setTimeStamp(millis);
        event.setMessage(message);
        List<KeyValuePair> pairs = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(new KeyValuePair((String) fields[i], fields[i + 1]));
        }
        event.setKeyValuePairs(pairs);
        return event;
    }
}
