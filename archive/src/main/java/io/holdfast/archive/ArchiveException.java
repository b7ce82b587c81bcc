package io.holdfast.archive;

/** An archive that cannot be read or trusted. The message is a whole sentence for people and says what is wrong. */
public class ArchiveException extends java.io.IOException {

    private static final long serialVersionUID = 1L;

    public ArchiveException(String message) {
        super(message);
    }

    public ArchiveException(String message, Throwable cause) {
        super(message, cause);
    }
}
