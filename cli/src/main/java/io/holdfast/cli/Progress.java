package io.holdfast.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** One line on a terminal that shows what is being done and for how long; silent where there is no terminal. */
final class Progress implements Consumer<Duration>, AutoCloseable {

    private static final String[] TURNS = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};

    private final PrintWriter err;
    private final String doing;
    private final boolean live;
    private int turn;

    Progress(PrintWriter err, String doing, boolean wanted) {
        this.err = err;
        this.doing = doing;
        this.live = wanted && Terminal.interactive();
    }

    @Override
    public void accept(Duration elapsed) {
        if (live) {
            err.print("\r" + TURNS[turn++ % TURNS.length] + " " + doing + " ... " + seconds(elapsed) + " ");
            err.flush();
        }
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    @Override
    public void close() {
        if (live) {
            err.print("\r\033[K");
            err.flush();
        }
    }
}
