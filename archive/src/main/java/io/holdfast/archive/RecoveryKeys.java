package io.holdfast.archive;

import io.holdfast.files.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The recovery keys of a deployment, as its key file lists them: the first seals, every one opens. The file has a line for
 * each, {@code <fingerprint> <base64 of 32 bytes>}; lines that begin with # are comments.
 */
public final class RecoveryKeys {

    private static final String BRING_BACK =
            "put the file back as it was, or move it away and take in a copy with 'holdfast recovery-key import'";

    private final List<RecoveryKey> keys;

    private RecoveryKeys(List<RecoveryKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** A new key that lies nowhere yet. */
    public static RecoveryKeys generate() {
        return new RecoveryKeys(List.of(RecoveryKey.generate()));
    }

    /** No key at all: seals nothing and opens nothing that is sealed. */
    public static RecoveryKeys none() {
        return new RecoveryKeys(List.of());
    }

    /**
     * Writes a key file, readable by its owner only, where there is none; it is on the disk when this returns.
     *
     * @throws java.nio.file.FileAlreadyExistsException if something has that name
     */
    public void writeNew(Path file) throws IOException {
        PrivateFiles.writeNew(file, text());
    }

    /**
     * Writes the key file in one step, readable by its owner only; what stood there is replaced. An operator may have put a
     * link there: then what it leads to is replaced.
     */
    public void write(Path file) throws IOException {
        PrivateFiles.replace(Files.exists(file) ? file.toRealPath() : file, text());
    }

    private byte[] text() {
        var text = new StringBuilder(
                "# Holdfast recovery keys: the first seals backups, all open them. Keep a copy outside this region.\n");
        for (RecoveryKey key : keys) {
            text.append(key.fingerprint())
                    .append(' ')
                    .append(Base64.getEncoder().encodeToString(key.secret()))
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** A new key that seals from now on, before all of these, which still open what they sealed. */
    public RecoveryKeys rotated() {
        return new RecoveryKeys(
                Stream.concat(Stream.of(RecoveryKey.generate()), keys.stream()).toList());
    }

    /** These, and behind them those of the others that are not among them. */
    public RecoveryKeys with(RecoveryKeys others) {
        return new RecoveryKeys(Stream.concat(
                        keys.stream(),
                        others.keys.stream()
                                .filter(key -> named(key.fingerprint()).isEmpty()))
                .toList());
    }

    /** All of them, the one that seals first. */
    public List<RecoveryKey> all() {
        return keys;
    }

    /**
     * Reads a key file that must be there.
     *
     * @throws IOException if it cannot be read, or holds no key; the message names the line, never what stands there
     */
    public static RecoveryKeys read(Path file) throws IOException {
        var found = new ArrayList<RecoveryKey>();
        int number = 0;
        for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                found.add(parse(line, file + " line " + number));
            }
        }
        if (found.isEmpty()) {
            throw new IOException("the recovery key file " + file + " holds no key; " + BRING_BACK);
        }
        return new RecoveryKeys(found);
    }

    private static RecoveryKey parse(String line, String where) throws IOException {
        String[] words = line.strip().split("\\s+");
        try {
            RecoveryKey key = new RecoveryKey(Base64.getDecoder().decode(words[words.length - 1]));
            if (words.length == 2 && words[0].equals(key.fingerprint())) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // answered below, without what stands there: it may be half a key
        }
        throw new IOException(
                where + " is no recovery key: expected '<fingerprint> <base64 of 32 bytes>'; " + BRING_BACK);
    }

    /** The key that seals new archives. */
    public RecoveryKey sealing() {
        return keys.getFirst();
    }

    Optional<RecoveryKey> named(String fingerprint) {
        return keys.stream()
                .filter(key -> key.fingerprint().equals(fingerprint))
                .findFirst();
    }

    /** Whether an archive opens that is sealed with the key of this fingerprint; one that is not sealed always does. */
    public boolean opens(Optional<String> sealingKey) {
        return sealingKey.isEmpty()
                || named(sealingKey.get().toLowerCase(Locale.ROOT)).isPresent();
    }

    /** Their fingerprints, for messages. */
    public String fingerprints() {
        return keys.isEmpty()
                ? "none"
                : keys.stream().map(RecoveryKey::fingerprint).collect(Collectors.joining(", "));
    }

    /** Names the keys; never shows them. */
    @Override
    public String toString() {
        return "recovery keys " + fingerprints();
    }
}
