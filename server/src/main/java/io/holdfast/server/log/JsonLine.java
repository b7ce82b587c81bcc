package io.holdfast.server.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code {"time":…,"level":…,"logger":…,"message":…,FIELDS,"stack":…}}, one object a line. */
final class JsonLine extends LayoutBase<ILoggingEvent> {

    private static final Set<String> OWN = Set.of("time", "level", "logger", "message", "stack");

    private final JsonMapper json = JsonMapper.shared();

    @Override
    public String doLayout(ILoggingEvent event) {
        ObjectNode line = json.createObjectNode()
                .put(
                        "time",
                        Instant.ofEpochMilli(event.getTimeStamp())
                                .truncatedTo(ChronoUnit.MILLIS)
                                .toString())
                .put("level", event.getLevel().toString())
                .put("logger", event.getLoggerName())
                .put("message", event.getFormattedMessage());
        LogFields.of(event).forEach((name, value) -> line.put(OWN.contains(name) ? name + "_" : name, value));
        if (event.getThrowableProxy() != null) {
            line.put("stack", ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        return json.writeValueAsString(line) + "\n";
    }
}
