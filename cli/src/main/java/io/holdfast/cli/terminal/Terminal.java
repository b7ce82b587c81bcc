package io.holdfast.cli.terminal;

/** Whether a person is watching. */
public final class Terminal {

    private Terminal() {}

    /** True if the process talks to a terminal that can redraw a line. */
    @SuppressWarnings("SystemConsoleNull") // the API still allows null, and NullAway holds us to it
    public static boolean interactive() {
        var console = System.console();
        return console != null && console.isTerminal() && !"dumb".equals(System.getenv("TERM"));
    }
}
