package io.holdfast.recovery;

import io.holdfast.archive.RecoveryKeys;
import io.holdfast.store.Records;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Guards the recovery keys of a deployment: its database remembers by fingerprint which keys have sealed, so that one that is
 * missing from the key file is missed, and never made anew in silence. All nodes of one database share what it remembers; the
 * first to say which key seals is the one that counts.
 */
public final class KeyRegister {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRegister.class);
    private static final String KIND = "recovery-key";
    private static final String ID = "deployment";

    private final Records records;
    private final BackupRecords backups;
    private final InstantSource clock;
    private final Path file;

    /** @param file the key file of this process */
    public KeyRegister(Records records, Path file, InstantSource clock) {
        this.records = records;
        this.backups = new BackupRecords(records);
        this.clock = clock;
        this.file = file;
    }

    /**
     * Reads the key file; makes it, with one new key, if nothing was ever sealed. What seals from now on is remembered before
     * this returns.
     *
     * @param seals whether new backups are sealed
     * @throws LostRecoveryKeyException if the key that this deployment seals with is not there
     * @throws IOException if the file cannot be read or made
     */
    public RecoveryKeys open(boolean seals) throws IOException {
        boolean made = false;
        while (true) {
            byte[] before = records.get(KIND, ID).orElse(null);
            KeysKnown known = before == null ? KeysKnown.NONE : KeysKnown.parse(before);
            Optional<RecoveryKeys> found = found();
            if (found.isEmpty()) {
                made |= make(known);
                continue;
            }
            RecoveryKeys keys = found.get();
            String sealing = keys.sealing().fingerprint();
            if (made && known.sealing().isPresent() && !known.sealed().contains(sealing)) {
                // Another node was faster to say what seals. Ours has sealed nothing, and must not stay beside that.
                Files.deleteIfExists(file);
                made = false;
                continue;
            }
            demand(known, keys);
            if (!seals || put(before, known, known.sealingWith(sealing))) {
                return keys;
            }
        }
    }

    /** What the key file holds; empty if there is none. */
    private Optional<RecoveryKeys> found() throws IOException {
        try {
            return Optional.of(RecoveryKeys.read(file));
        } catch (NoSuchFileException e) {
            // Another node may have made the file since, so that it is there tells nothing.
            if (Files.isSymbolicLink(file) && !Files.exists(file)) {
                throw new IOException(
                        "the recovery key file " + file + " is a link that leads nowhere; put there what it led to", e);
            }
            return Optional.empty();
        }
    }

    /** Whether this made the key file; another process that shares it may have been faster. */
    private boolean make(KeysKnown known) throws IOException {
        Map<String, Long> sealed = sealed(known);
        if (known.sealing().isPresent() || !sealed.isEmpty()) {
            throw lost(known.sealing().orElseGet(() -> String.join(", ", sealed.keySet())), "it is not there");
        }
        RecoveryKeys made = RecoveryKeys.generate();
        try {
            made.writeNew(file);
            LOG.info("a first recovery key was made key={} file={}", made.fingerprints(), file);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private void demand(KeysKnown known, RecoveryKeys keys) {
        String here = "it holds " + keys.fingerprints();
        Optional<String> sealing = known.sealing();
        if (sealing.isPresent()) {
            if (!keys.opens(sealing)) {
                throw lost(sealing.get(), here);
            }
        } else {
            // Not remembered yet: this deployment was last started by a version that did not.
            Map<String, Long> sealed = sealed(known);
            if (!sealed.isEmpty() && sealed.keySet().stream().noneMatch(key -> keys.opens(Optional.of(key)))) {
                throw lost(String.join(", ", sealed.keySet()), here);
            }
        }
        missing(keys, known)
                .forEach(key -> LOG.warn(
                        "backups cannot be restored: their recovery key is not in the key file key={} backups={} file={}",
                        key.fingerprint(),
                        key.backups(),
                        file));
    }

    private LostRecoveryKeyException lost(String fingerprint, String found) {
        return new LostRecoveryKeyException("the recovery key " + fingerprint
                + " that seals the backups of this deployment is not in the key file " + file + " (" + found
                + "). Put the file back, or take in an exported copy or the file of another server of this database:"
                + " 'holdfast recovery-key import --from FILE'. Only if there is no copy anywhere:"
                + " 'holdfast recovery-key begin-anew' tells what is lost with it");
    }

    private boolean put(byte @Nullable [] before, KeysKnown known, KeysKnown after) {
        if (after.equals(known)) {
            return true;
        }
        return before == null
                ? records.putIfAbsent(KIND, ID, after.json())
                : records.replace(KIND, ID, before, after.json());
    }

    /** How many known backups that have not expired each key has sealed, but for keys that were given up. */
    private Map<String, Long> sealed(KeysKnown known) {
        var sealed = new TreeMap<String, Long>();
        backups.sealedAndValid(clock.instant())
                .filter(key -> !known.givenUp().contains(key))
                .forEach(key -> sealed.merge(key, 1L, Long::sum));
        return sealed;
    }

    private List<LostKey> missing(RecoveryKeys keys, KeysKnown known) {
        Map<String, Long> missing = sealed(known);
        known.sealing().ifPresent(key -> missing.putIfAbsent(key, 0L));
        missing.keySet().removeIf(key -> keys.opens(Optional.of(key)));
        return missing.entrySet().stream()
                .map(entry -> new LostKey(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The keys that sealed and are not in the key file. */
    public List<LostKey> missing() throws IOException {
        return missing(present(), read());
    }

    /**
     * Gives up the keys that are missing and puts a new key into the key file, which seals from the next start on; those that
     * are there still open.
     *
     * @throws IOException if no key is missing, or the file cannot be read or written
     */
    public RecoveryKeys beginAnew() throws IOException {
        RecoveryKeys present = present();
        List<String> lost =
                missing(present, read()).stream().map(LostKey::fingerprint).toList();
        if (lost.isEmpty()) {
            throw new IOException(
                    "no recovery key is missing, so there is nothing to begin anew; a new key beside those"
                            + " that are here is made by 'holdfast recovery-key rotate'");
        }
        RecoveryKeys keys = present.rotated();
        keys.write(file);
        String sealing = keys.sealing().fingerprint();
        byte[] before;
        KeysKnown known;
        do {
            before = records.get(KIND, ID).orElse(null);
            known = before == null ? KeysKnown.NONE : KeysKnown.parse(before);
        } while (!put(before, known, known.without(lost).sealingWith(sealing)));
        return keys;
    }

    private KeysKnown read() {
        return records.get(KIND, ID).map(KeysKnown::parse).orElse(KeysKnown.NONE);
    }

    private RecoveryKeys present() throws IOException {
        return found().orElse(RecoveryKeys.none());
    }
}
