package io.holdfast.server.log;

import static io.holdfast.server.log.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database that is away does not fill the disk with lines. */
class RepetitionsTest {

    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private final Repetitions limited = new Repetitions(written);

    @BeforeEach
    void start() {
        written.start();
        limited.start();
    }

    private List<String> repeated() {
        return written.list.stream()
                .map(said -> LogFields.of(said).get("repeated"))
                .filter(times -> times != null)
                .toList();
    }

    private void say(Level level, int times, String message, String service) {
        for (int i = 0; i < times; i++) {
            limited.doAppend(event(level, i, message, "service", service, "correlationId", "id" + i));
        }
    }

    @Test
    void saysTheFirstOfOneKindAndThenHowManyThereWere() {
        say(Level.WARN, 1_000, "away", "one");
        assertThat(written.list).hasSize(Repetitions.FEW);

        limited.doAppend(event(Level.INFO, Repetitions.WINDOW_MILLIS + 5, "back"));

        assertThat(repeated()).containsExactly("990");
        assertThat(written.list.getLast().getMessage()).isEqualTo("back");
        say(Level.WARN, 1, "away", "one");
        assertThat(written.list.getLast().getMessage()).isEqualTo("away");
    }

    @Test
    void anotherServiceIsAnotherKindAndErrorsAlwaysPass() {
        say(Level.WARN, 20, "away", "one");
        say(Level.WARN, 20, "away", "two");
        say(Level.ERROR, 50, "request failed", "one");

        assertThat(written.list).hasSize(10 + 10 + 50);
    }

    @Test
    void whatIsStillCountedIsSaidAtTheEnd() {
        say(Level.WARN, 12, "away", "one");
        limited.stop();

        assertThat(repeated()).containsExactly("2");
    }

    @Test
    void kindsWithoutEndNeedNoMemoryWithoutEnd() {
        for (int i = 0; i < 20_000; i++) {
            say(Level.WARN, 11, "away", "s" + i);
        }

        assertThat(repeated()).hasSizeGreaterThanOrEqualTo(19_000);
    }
}
