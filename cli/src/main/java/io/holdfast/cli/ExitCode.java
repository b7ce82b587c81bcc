package io.holdfast.cli;

/** What the process answers its caller; documented in docs/cli.md. */
final class ExitCode {

    static final int OK = 0;
    /** It ran, and failed. */
    static final int FAILED = 1;
    /** The command line cannot be understood. */
    static final int USAGE = 2;
    /** The service refused: an HTTP 4xx. */
    static final int REFUSED = 3;
    /** Nobody answers at the endpoint, or it cannot be trusted. */
    static final int UNREACHABLE = 4;
    /** The drill ran to its end, but not everything was recovered. */
    static final int NOT_RECOVERED = 5;

    private ExitCode() {}
}
