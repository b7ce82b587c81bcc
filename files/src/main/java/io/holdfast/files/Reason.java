package io.holdfast.files;

import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why something failed, for people: what files' exceptions say of themselves is often no more than a path. */
public final class Reason {

    private Reason() {}

    /** For messages that do not name the file. */
    public static String of(Throwable failure) {
        return failure instanceof FileSystemException file && file.getFile() != null
                ? file.getFile() + ": " + why(failure)
                : why(failure);
    }

    /** For messages that name the file themselves. */
    public static String why(Throwable failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "this user may not do that";
            case FileAlreadyExistsException _ -> "it exists already";
            case NotDirectoryException _ -> "it is no directory";
            case DirectoryNotEmptyException _ -> "it is not empty";
            case FileSystemException file when file.getReason() != null -> file.getReason();
            default -> failure.getMessage() == null ? failure.toString() : failure.getMessage();
        };
    }
}
