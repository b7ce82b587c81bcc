package io.holdfast.server;

import io.holdfast.files.PrivateFiles;
import io.holdfast.files.Reason;
import io.holdfast.server.settings.StorageAccount;
import io.holdfast.server.settings.StorageSection;
import io.holdfast.server.settings.declare.SettingsException;
import io.holdfast.server.tls.TrustedAuthorities;
import io.holdfast.vault.StorageAccounts;
import io.holdfast.vault.StorageConnection;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** The configured storage accounts; a key is read from its file, and that of a directory is made there at the first start. */
record StorageKeys(StorageAccounts accounts, Map<String, Path> keyFiles) {

    /** As long as the keys of Azure's accounts. */
    private static final int KEY_BYTES = 64;

    static StorageKeys open(StorageSection storage, StorageIdentities identities) throws IOException {
        var accounts = new LinkedHashMap<String, StorageAccounts.Account>();
        var files = new LinkedHashMap<String, Path>();
        for (Map.Entry<String, StorageAccount> entry : storage.accounts().entrySet()) {
            String name = entry.getKey();
            StorageAccount account = entry.getValue();
            Optional<String> key = account.key();
            if (key.isEmpty() && account.keyFile().isPresent()) {
                Path file = account.keyFile().get();
                key = Optional.of(account.endpoint().startsWith("file:") ? readOrMake(file) : read(name, file));
                files.put(name, file.toAbsolutePath());
            }
            accounts.put(
                    name,
                    new StorageAccounts.Account(
                            uri(name, account.endpoint()),
                            key,
                            account.serviceVersion(),
                            identities.of(account),
                            new StorageConnection(storage.tries(), storage.timeout(), trust(name, account)),
                            account.binding()));
        }
        var usual = new StorageConnection(storage.tries(), storage.timeout(), Optional.empty());
        return new StorageKeys(new StorageAccounts(accounts, identities.elsewhere(), usual), Map.copyOf(files));
    }

    private static Optional<SSLContext> trust(String name, StorageAccount account) {
        if (account.caFile().isEmpty()) {
            return Optional.empty();
        }
        Path file = account.caFile().get();
        try {
            return Optional.of(TrustedAuthorities.in(file));
        } catch (NoSuchFileException e) {
            throw new SettingsException("'storage.accounts." + name + ".caFile': " + file + " is not there");
        } catch (IOException e) {
            throw new SettingsException("'storage.accounts." + name + ".caFile': " + Reason.of(e));
        }
    }

    private static URI uri(String name, String endpoint) {
        try {
            return endpoint.startsWith("file:")
                    ? Path.of(endpoint.substring("file:".length()))
                            .toAbsolutePath()
                            .normalize()
                            .toUri()
                    : URI.create(endpoint);
        } catch (IllegalArgumentException e) {
            throw new SettingsException(
                    "'storage.accounts." + name + ".endpoint' is neither file:DIRECTORY nor a URL: '" + endpoint + "'");
        }
    }

    /** A storage service has its keys already. */
    private static String read(String name, Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new SettingsException("'storage.accounts." + name + ".keyFile' cannot be read: " + file
                    + "; put one of the account's keys into it");
        }
        return Files.readString(file).strip();
    }

    private static String readOrMake(Path file) throws IOException {
        if (!Files.exists(file)) {
            make(file.toAbsolutePath());
        }
        return Files.readString(file).strip();
    }

    private static void make(Path file) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        try {
            PrivateFiles.writeNew(
                    file, (Base64.getEncoder().encodeToString(key) + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (FileAlreadyExistsException e) {
            // the other server's key is as good
        }
    }

    Optional<Path> keyFile(String account) {
        return Optional.ofNullable(keyFiles.get(account));
    }
}
