package io.holdfast.cli.client;

/** Ends a command with a message for people and an exit code. */
public final class CliException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final String code;

    public CliException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
        this.code = "";
    }

    private CliException(int exitCode, String code, String message) {
        super(code + ": " + message);
        this.exitCode = exitCode;
        this.code = code;
    }

    /** The endpoint answered with an error. */
    public static CliException answered(int status, String code, String message) {
        return new CliException(status < 500 ? ExitCode.REFUSED : ExitCode.FAILED, code, message);
    }

    /** It ran, and failed. */
    public static CliException failed(String message) {
        return new CliException(ExitCode.FAILED, message);
    }

    /** The code of the error that the endpoint answered; empty when the error is our own. */
    public String code() {
        return code;
    }

    public int exitCode() {
        return exitCode;
    }
}
