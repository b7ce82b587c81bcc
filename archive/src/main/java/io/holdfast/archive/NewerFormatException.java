package io.holdfast.archive;

/** The archive has a format version that this program does not read; it may well be whole. */
public final class NewerFormatException extends ArchiveException {

    private static final long serialVersionUID = 1L;

    NewerFormatException(String message) {
        super(message);
    }
}
