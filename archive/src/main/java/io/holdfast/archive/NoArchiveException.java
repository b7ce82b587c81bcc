package io.holdfast.archive;

/** What lies there is something else than an archive, or so little of one that nobody can tell. */
public final class NoArchiveException extends ArchiveException {

    private static final long serialVersionUID = 1L;

    NoArchiveException(String message) {
        super(message);
    }
}
