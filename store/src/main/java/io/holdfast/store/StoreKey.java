package io.holdfast.store;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.holdfast.files.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * Envelope encryption: secrets are sealed under a data key, which lies in the database sealed under the key in the
 * store's key file. A copy of the database is worth nothing without that file.
 */
final class StoreKey {

    private static final String SETTING = "data-key";
    private static final byte[] CONTEXT = "holdfast data key".getBytes(StandardCharsets.UTF_8);

    private static final Configuration TINK = AeadConfig2026.get();

    private final Path file;

    StoreKey(Path file) {
        this.file = file;
    }

    /** Loads Tink on another processor while this one loads the database's driver: each takes about as long. */
    static void warmUp() {
        Thread.ofPlatform().daemon().name("holdfast-store-tink").start(() -> {
            try {
                KeysetHandle key = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, TINK);
                TinkJsonProtoKeysetFormat.serializeKeyset(key, TINK, InsecureSecretKeyAccess.get());
                aead(key).encrypt(CONTEXT, CONTEXT);
            } catch (GeneralSecurityException e) {
                // Whoever needs a key meets the same failure and reports it.
            }
        });
    }

    /** The sealer of this database; makes both keys when the database has none. */
    Sealer sealer(Database database) {
        try {
            Optional<byte[]> sealed = database.read(StoreKey::setting);
            return new Sealer(aead(sealed.isPresent() ? open(sealed.get()) : create(database)));
        } catch (GeneralSecurityException | IOException e) {
            throw new StoreException("The store's key file " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    private KeysetHandle create(Database database) throws GeneralSecurityException, IOException {
        if (!Files.exists(file)) {
            writeFile();
        }
        KeysetHandle dataKey = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, TINK);
        byte[] sealed = TinkProtoKeysetFormat.serializeEncryptedKeyset(dataKey, aead(readFile()), CONTEXT, TINK);
        // Another node may have been faster: the key that is in the database counts.
        byte[] kept = database.write(sql -> {
            sql.execute("INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING", SETTING, sealed);
            return setting(sql).orElseThrow();
        });
        return open(kept);
    }

    private KeysetHandle open(byte[] sealed) throws GeneralSecurityException, IOException {
        if (!Files.exists(file)) {
            throw new StoreException(
                    "The store's key file " + file + " is missing, and the database holds secrets that only it opens."
                            + " Put the file back, or set its path.",
                    null);
        }
        Aead key = aead(readFile());
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(sealed, key, CONTEXT, TINK);
        } catch (GeneralSecurityException e) {
            throw new StoreException(
                    "The store's key file " + file + " does not belong to this database: it does not open the"
                            + " database's data key. Put the file back that was made with the database.",
                    e);
        }
    }

    private void writeFile() throws GeneralSecurityException, IOException {
        KeysetHandle key = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, TINK);
        String json = TinkJsonProtoKeysetFormat.serializeKeyset(key, TINK, InsecureSecretKeyAccess.get());
        try {
            PrivateFiles.writeNew(file, json.getBytes(StandardCharsets.UTF_8));
        } catch (FileAlreadyExistsException e) {
            // Another node that shares the file made it.
        }
    }

    private KeysetHandle readFile() throws IOException {
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), TINK, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            // Its message could repeat what is in the file.
            throw new StoreException("The store's key file " + file + " is not a key", null);
        }
    }

    private static Aead aead(KeysetHandle key) throws GeneralSecurityException {
        return key.getPrimitive(TINK, Aead.class);
    }

    private static Optional<byte[]> setting(Sql sql) {
        return sql.first("SELECT value FROM setting WHERE name = ?", row -> row.getBytes(1), SETTING);
    }
}
