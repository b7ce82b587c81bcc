package io.holdfast.server;

import io.holdfast.server.ServerSettings.IdentityClient;
import io.holdfast.server.ServerSettings.IdentitySource;
import io.holdfast.server.ServerSettings.StorageAccount;
import io.holdfast.vault.IdentityTokens;
import io.holdfast.vault.KeyBinding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the settings below {@code storage}. */
final class StorageReader {

    private static final String GUID = "[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}";
    private static final Pattern RESOURCE_ID = Pattern.compile(
            "/subscriptions/" + GUID
                    + "/resourceGroups/[^/\\s]{1,90}/providers/Microsoft\\.Storage/storageAccounts/[a-z0-9]{3,24}",
            Pattern.CASE_INSENSITIVE);

    private final SettingsTree tree;
    private final Path data;
    private final boolean embeddedAuthority;

    /** @param embeddedAuthority whether the server has an authority of its own, and not another issuer */
    StorageReader(SettingsTree tree, Path data, boolean embeddedAuthority) {
        this.tree = tree;
        this.data = data;
        this.embeddedAuthority = embeddedAuthority;
    }

    ServerSettings.Storage read(Optional<String> identity, int tries, int timeoutSeconds) {
        return new ServerSettings.Storage(
                accounts(),
                identity.map(value -> source("storage.identity", value)),
                clients(),
                tries,
                Duration.ofSeconds(timeoutSeconds));
    }

    private Map<String, StorageAccount> accounts() {
        var accounts = new LinkedHashMap<String, StorageAccount>();
        tree.takeGroups("storage.accounts").forEach((name, members) -> {
            if (!name.matches("[a-z0-9]{3,24}")) {
                throw new SettingsException(
                        "'storage.accounts." + name + "': an account name has 3 to 24 lower-case letters and digits");
            }
            if (name.equals("local") && !members.containsKey("endpoint")) {
                StorageAccount usual = local();
                members.put("endpoint", usual.endpoint());
                usual.keyFile()
                        .filter(file -> !members.containsKey("key"))
                        .ifPresent(file -> members.putIfAbsent("keyFile", file.toString()));
            }
            accounts.put(name, account("storage.accounts." + name, members));
        });
        accounts.putIfAbsent("local", local());
        return accounts;
    }

    private StorageAccount account(String setting, Map<String, String> members) {
        String endpoint = members.remove("endpoint");
        KeyBinding binding = new BindingReader(setting).read(members);
        var account = new StorageAccount(
                String.valueOf(endpoint),
                Optional.ofNullable(members.remove("key")),
                file(members.remove("keyFile")),
                Optional.ofNullable(members.remove("serviceVersion")),
                Optional.ofNullable(members.remove("identity")).map(value -> source(setting + ".identity", value)),
                Optional.ofNullable(members.remove("resourceId"))
                        .map(value -> resourceId(setting + ".resourceId", value)),
                file(members.remove("caFile")),
                binding);
        if (endpoint == null || !members.isEmpty()) {
            throw new SettingsException("'" + setting
                    + "' takes 'endpoint' (file:DIRECTORY or a URL) and, optionally, 'key' or 'keyFile', 'serviceVersion',"
                    + " 'identity', 'resourceId', 'caFile', 'services', 'containers'");
        }
        return account;
    }

    private StorageAccount local() {
        return new StorageAccount(
                "file:" + data.resolve("storage"),
                Optional.empty(),
                Optional.of(data.resolve("storage.key")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                KeyBinding.NONE);
    }

    /** Empty for {@code off}. */
    Optional<IdentitySource> sourceOrOff(String setting, String value) {
        return value.equalsIgnoreCase("off")
                ? Optional.empty()
                : Optional.of(source(setting, value, "'platform', 'embedded', 'issuer' or 'off'"));
    }

    private IdentitySource source(String setting, String value) {
        return source(setting, value, "'platform', 'embedded' or 'issuer'");
    }

    private IdentitySource source(String setting, String value, String choices) {
        IdentitySource source = switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "platform" -> IdentitySource.PLATFORM;
            case "embedded" -> IdentitySource.EMBEDDED;
            case "issuer" -> IdentitySource.ISSUER;
            default -> throw new SettingsException("'" + setting + "' must be " + choices + ", not '" + value + "'");
        };
        if (source == IdentitySource.EMBEDDED && !embeddedAuthority) {
            throw new SettingsException(
                    "'" + setting + "' cannot be 'embedded' while identity.issuer names another issuer;"
                            + " take 'issuer' or 'platform'");
        }
        if (source == IdentitySource.ISSUER && embeddedAuthority) {
            throw new SettingsException(
                    "'" + setting + "' cannot be 'issuer' while identity.issuer is 'embedded'; name the"
                            + " issuer there, or take 'embedded' or 'platform'");
        }
        return source;
    }

    private static String resourceId(String setting, String value) {
        if (!RESOURCE_ID.matcher(value).matches()) {
            throw new SettingsException("'" + setting + "' must be /subscriptions/GUID/resourceGroups/GROUP/providers"
                    + "/Microsoft.Storage/storageAccounts/ACCOUNT, not '" + value + "'");
        }
        return value;
    }

    private Map<String, IdentityClient> clients() {
        var clients = new LinkedHashMap<String, IdentityClient>();
        tree.takeGroups("storage.identities").forEach((principal, members) -> {
            String setting = "storage.identities." + principal;
            String clientId = members.remove("clientId");
            String secretFile = members.remove("secretFile");
            String scope = members.remove("scope");
            if (!principal.matches(GUID)) {
                throw new SettingsException(
                        "'" + setting + "' must be named by the principal id of a managed identity, a GUID");
            }
            if (clientId == null || secretFile == null || !members.isEmpty()) {
                throw new SettingsException(
                        "'" + setting + "' takes 'clientId', 'secretFile' and, optionally, 'scope'");
            }
            clients.put(
                    principal.toLowerCase(Locale.ROOT),
                    new IdentityClient(
                            clientId,
                            Path.of(secretFile),
                            scope == null ? IdentityTokens.AUDIENCE + "/.default" : scope));
        });
        return clients;
    }

    private static Optional<Path> file(@Nullable String name) {
        return Optional.ofNullable(name).map(Path::of);
    }
}
