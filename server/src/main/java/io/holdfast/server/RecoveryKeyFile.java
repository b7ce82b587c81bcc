package io.holdfast.server;

import io.holdfast.archive.RecoveryKey;
import io.holdfast.archive.RecoveryKeys;
import io.holdfast.server.settings.ServerSettings;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The recovery key file of a deployment, for its operators. Servers read it when they start. Every change is one step: a
 * reader finds the file as it was, or as it is.
 */
public record RecoveryKeyFile(Path file) {

    /** That of the deployment with these settings. */
    public static RecoveryKeyFile of(ServerSettings settings) {
        return new RecoveryKeyFile(settings.recovery().keyFile());
    }

    /** The fingerprints of its keys: the first seals new backups, all open their own. */
    public List<String> fingerprints() throws IOException {
        return RecoveryKeys.read(file).all().stream()
                .map(RecoveryKey::fingerprint)
                .toList();
    }

    /**
     * Copies all keys into a new file, readable by its owner only.
     *
     * @throws FileAlreadyExistsException if the file is there
     */
    public void exportTo(Path copy) throws IOException {
        RecoveryKeys.read(file).writeNew(copy);
    }

    /** Takes in those keys of another file that are missing; ours goes on sealing. Without a file of ours, theirs becomes ours. */
    public void importFrom(Path other) throws IOException {
        RecoveryKeys theirs = RecoveryKeys.read(other);
        RecoveryKeys ours = Files.exists(file) ? RecoveryKeys.read(file) : theirs;
        ours.with(theirs).write(file);
    }

    /** Puts a new key before the others: it seals from the next start of a server on. */
    public void rotate() throws IOException {
        RecoveryKeys.read(file).rotated().write(file);
    }
}
