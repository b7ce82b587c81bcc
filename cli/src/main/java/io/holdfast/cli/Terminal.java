package io.holdfast.cli;

import java.io.Console;

/** Whether a person is watching. */
public final class Terminal {

    private Terminal() {}

    /** True if the process talks to a terminal that can redraw a line. */
    public static boolean interactive() {
        Console console = System.console();
        return console != null && console.isTerminal() && !"dumb".equals(System.getenv("TERM"));
    }
}
