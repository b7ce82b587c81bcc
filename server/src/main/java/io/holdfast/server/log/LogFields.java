package io.holdfast.server.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.event.KeyValuePair;

/** The fields of an event, by name, in their order. */
final class LogFields {

    private LogFields() {}

    static Map<String, String> of(ILoggingEvent event) {
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        var fields = new LinkedHashMap<String, String>();
        if (pairs != null) {
            pairs.forEach(pair -> fields.put(pair.key, String.valueOf(pair.value)));
        }
        return fields;
    }
}
