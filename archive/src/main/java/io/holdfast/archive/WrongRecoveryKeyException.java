package io.holdfast.archive;

/** The archive is sealed with a recovery key that is not here. */
public final class WrongRecoveryKeyException extends ArchiveException {

    private static final long serialVersionUID = 1L;

    WrongRecoveryKeyException(String needed, String present) {
        super("the archive is sealed with recovery key " + needed + ", and this server has " + present
                + "; add the line of that key to the recovery key file");
    }
}
