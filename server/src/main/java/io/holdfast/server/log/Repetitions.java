package io.holdfast.server.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import org.slf4j.event.KeyValuePair;

/**
 * Passes events on, but of those that say the same only the first ten of each minute, and then how many more there were: a
 * database or a backend that is away must not fill the disk. Errors always pass, since an answer may have promised them.
 */
final class Repetitions extends AppenderBase<ILoggingEvent> {

    static final int FEW = 10;
    static final long WINDOW_MILLIS = 60_000;

    /** So many different things are counted at once; the oldest is forgotten. */
    private static final int KINDS = 1_000;

    /** What tells two events with the same words apart. Others, such as ids of calls, do not. */
    private static final Set<String> TELLING =
            Set.of("service", "api", "backend", "policy", "operation", "kind", "file", "host", "account");

    private final Appender<ILoggingEvent> next;
    private final SequencedMap<String, Seen> kinds = new LinkedHashMap<>();

    Repetitions(Appender<ILoggingEvent> next) {
        this.next = next;
    }

    /** What was said, since when, and how often. */
    private static final class Seen {

        private final long since;
        private int times;
        private ILoggingEvent newest;

        Seen(ILoggingEvent first) {
            this.since = first.getTimeStamp();
            this.newest = first;
        }
    }

    /** One call at a time, says the class above. */
    @Override
    protected void append(ILoggingEvent event) {
        sayOver(event.getTimeStamp() - WINDOW_MILLIS);
        boolean limited = event.getLevel() == Level.WARN || event.getLevel() == Level.INFO;
        if (!limited || counted(event) <= FEW) {
            next.doAppend(event);
        }
    }

    private int counted(ILoggingEvent event) {
        var kind = new StringBuilder(event.getLoggerName()).append('\n').append(event.getMessage());
        LogFields.of(event).forEach((name, value) -> {
            if (TELLING.contains(name)) {
                kind.append('\n').append(name).append('=').append(value);
            }
        });
        Seen seen = kinds.computeIfAbsent(kind.toString(), first -> new Seen(event));
        seen.times++;
        seen.newest = event;
        if (kinds.size() > KINDS) {
            say(Objects.requireNonNull(kinds.pollFirstEntry()).getValue());
        }
        return seen.times;
    }

    /** Kinds are in the order of their first events. */
    private void sayOver(long before) {
        var all = kinds.values().iterator();
        while (all.hasNext()) {
            Seen seen = all.next();
            if (seen.since > before) {
                return;
            }
            all.remove();
            say(seen);
        }
    }

    private void say(Seen seen) {
        int more = seen.times - FEW;
        if (more <= 0) {
            return;
        }
        ILoggingEvent newest = seen.newest;
        var event = new LoggingEvent();
        event.setLoggerName(newest.getLoggerName());
        event.setLevel(newest.getLevel());
        event.setTimeStamp(newest.getTimeStamp());
        event.setMessage(newest.getFormattedMessage());
        List<KeyValuePair> fields = new ArrayList<>(List.of(new KeyValuePair("repeated", more)));
        LogFields.of(newest).forEach((name, value) -> fields.add(new KeyValuePair(name, value)));
        event.setKeyValuePairs(fields);
        next.doAppend(event);
    }

    @Override
    public void stop() {
        kinds.values().forEach(this::say);
        kinds.clear();
        super.stop();
    }
}
