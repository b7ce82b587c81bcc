package io.holdfast.cli.client;

/** What the process answers its caller; documented in docs/cli.md. */
public final class ExitCode {

    public static final int OK = 0;
    /** It ran, and failed. */
    public static final int FAILED = 1;
    /** The command line cannot be understood. */
    public static final int USAGE = 2;
    /** The service refused: an HTTP 4xx. */
    public static final int REFUSED = 3;
    /** Nobody answers at the endpoint, or it cannot be trusted. */
    public static final int UNREACHABLE = 4;
    /** The drill ran to its end, but not everything was recovered. */
    public static final int NOT_RECOVERED = 5;

    private ExitCode() {}
}
