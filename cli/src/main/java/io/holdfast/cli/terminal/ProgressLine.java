package io.holdfast.cli.terminal;

import io.holdfast.cli.client.Waiting;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/**
 * What is being done, for how long, and how far it is: one line on a terminal, drawn again and again; elsewhere a plain line every
 * ten seconds.
 */
public final class ProgressLine implements Waiting, AutoCloseable {

    private static final String[] TURNS = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};

    /** A terminal of 80 columns does not wrap the line. */
    private static final int WIDTH = 79;

    private static final Duration PLAIN_EVERY = Duration.ofSeconds(10);

    private final PrintWriter err;
    private final String doing;
    private final boolean live;
    private final boolean plain;
    private String far = "";
    private Duration said = Duration.ZERO;
    private volatile boolean closed;
    private int turn;

    /** @param wanted whether anybody wants to see it at all */
    public ProgressLine(PrintWriter err, String doing, boolean wanted) {
        this(err, doing, wanted && Terminal.interactive(), wanted && !Terminal.interactive());
    }

    public ProgressLine(PrintWriter err, String doing, boolean live, boolean plain) {
        this.err = err;
        this.doing = doing;
        this.live = live;
        this.plain = plain;
    }

    /** From now on the line ends like this. */
    public void far(String known) {
        far = known;
    }

    @Override
    public void tick(Duration elapsed) {
        if (closed) {
            return;
        }
        if (live) {
            err.print("\r" + line(TURNS[turn++ % TURNS.length] + " ", elapsed) + "\033[K");
            err.flush();
        } else if (plain && elapsed.minus(said).compareTo(PLAIN_EVERY) >= 0) {
            said = elapsed;
            err.println(line("", elapsed));
        }
    }

    private String line(String before, Duration elapsed) {
        String end = far.isEmpty() ? " ... " + seconds(elapsed) : "  " + far;
        int room = WIDTH - before.length() - end.length();
        String what = doing.length() <= room ? doing : doing.substring(0, Math.max(0, room - 1)) + "…";
        return before + what + end;
    }

    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    @Override
    public void close() {
        closed = true;
        if (live) {
            err.print("\r\033[K");
            err.flush();
        }
    }
}
