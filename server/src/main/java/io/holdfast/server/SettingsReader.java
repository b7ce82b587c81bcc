package io.holdfast.server;

import io.holdfast.server.ServerSettings.Subscription;
import io.holdfast.vault.Connection;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads settings: the file, then the environment, then flags; each over the one before. */
public final class SettingsReader {

    private static final String DEFAULT_SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";

    /** The settings with a fixed name; those of lists and maps come by file or {@code --set}. */
    private static final List<String> OWN = List.of(
            "location",
            "data",
            "management.host",
            "management.port",
            "management.publicUrl",
            "management.certificate",
            "management.key",
            "management.retryAfterSeconds",
            "gateway.host",
            "gateway.port",
            "gateway.tlsPort",
            "gateway.domain",
            "gateway.certificate",
            "gateway.key",
            "gateway.allowLocal",
            "store.url",
            "store.keyFile",
            "identity.issuer",
            "identity.tenant",
            "identity.audiences",
            "identity.administrators",
            "storage.identity",
            "storage.tries",
            "storage.timeoutSeconds",
            "recovery.keyFile",
            "recovery.encryption",
            "recovery.crossServiceSecrets",
            "recovery.validityDays",
            "recovery.validitySeconds",
            "recovery.undoHours",
            "recovery.webhook.url",
            "recovery.webhook.tokenFile",
            "imports.allowLocal",
            "imports.hosts",
            "keyVault.identity",
            "keyVault.suffixes",
            "keyVault.refreshHours",
            "keyVault.caFile",
            "audit.days",
            "audit.maxRecords",
            "log.format",
            "log.level");

    static final List<String> NAMES =
            Stream.concat(OWN.stream(), LimitsReader.NAMES.stream()).toList();

    private final SettingsTree tree = new SettingsTree();

    private SettingsReader() {}

    /**
     * Reads the settings of a run.
     *
     * @param file a YAML file, or null
     * @param flags setting names to values, as given on the command line
     * @throws SettingsException naming the setting, when one cannot be used
     */
    public static ServerSettings read(@Nullable Path file, Map<String, String> environment, Map<String, String> flags) {
        var reader = new SettingsReader();
        if (file != null) {
            reader.readFile(file);
        }
        reader.tree.addEnvironment(environment, NAMES);
        flags.forEach((name, value) -> reader.tree.add(name, value, "command line"));
        return reader.bind();
    }

    private void readFile(Path file) {
        try {
            tree.addFile(file.toString(), YAMLMapper.shared().readTree(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new SettingsException("cannot read the configuration file " + file + ": " + Reason.why(e));
        } catch (JacksonException e) {
            throw new SettingsException("the configuration file " + file + " is not valid YAML: "
                    + e.getOriginalMessage() + " (line " + e.getLocation().getLineNr() + ")");
        }
    }

    private ServerSettings bind() {
        Path data = Path.of(text("data", "./data")).toAbsolutePath().normalize();
        var identity = new ServerSettings.Identity(
                text("identity.issuer", "embedded"),
                optional("identity.tenant"),
                words("identity.audiences"),
                words("identity.administrators"));
        var storage = new StorageReader(tree, data, identity.embedded());
        var settings = new ServerSettings(
                text("location", "eastus"),
                data,
                subscriptions(),
                new ServerSettings.Management(
                        text("management.host", "127.0.0.1"),
                        port("management.port", 8443),
                        optional("management.publicUrl").map(v -> url("management.publicUrl", v)),
                        optional("management.certificate").map(Path::of),
                        optional("management.key").map(Path::of),
                        number("management.retryAfterSeconds", 1, 1, 3600)),
                new ServerSettings.Gateway(
                        text("gateway.host", "0.0.0.0"),
                        port("gateway.port", 8080),
                        port("gateway.tlsPort", 8444),
                        text("gateway.domain", "gateway.localhost").toLowerCase(Locale.ROOT),
                        optional("gateway.certificate").map(Path::of),
                        optional("gateway.key").map(Path::of),
                        onOff("gateway.allowLocal", true)),
                new ServerSettings.Store(
                        text("store.url", "sqlite:" + data.resolve("holdfast.db")),
                        optional("store.keyFile").map(Path::of).orElse(data.resolve("store.key"))),
                identity,
                storage.read(
                        optional("storage.identity"),
                        number("storage.tries", Connection.DEFAULT.tries(), 1, 20),
                        number(
                                "storage.timeoutSeconds",
                                Math.toIntExact(Connection.DEFAULT.timeout().toSeconds()),
                                1,
                                3600)),
                new ServerSettings.Recovery(
                        optional("recovery.keyFile").map(Path::of).orElse(data.resolve("recovery.key")),
                        onOff("recovery.encryption", true),
                        anyRestorer(),
                        validity(),
                        Duration.ofHours(number("recovery.undoHours", 24, 0, 8760)),
                        webhook()),
                new ServerSettings.Imports(onOff("imports.allowLocal", false), words("imports.hosts")),
                keyVault(storage),
                new ServerSettings.Audit(
                        number("audit.days", 90, 1, 3650), number("audit.maxRecords", 1_000_000, 1_000, 100_000_000)),
                new ServerSettings.Log(
                        choice("log.format", "text", "json").equals("json"),
                        choice("log.level", "info", "error", "warn", "debug")),
                LimitsReader.read(this::number));
        refuseUnknown();
        return settings;
    }

    private ServerSettings.KeyVault keyVault(StorageReader storage) {
        String identity = text("keyVault.identity", "off");
        List<String> suffixes =
                words("keyVault.suffixes").stream().map(VaultSuffix::of).toList();
        return new ServerSettings.KeyVault(
                storage.sourceOrOff("keyVault.identity", identity),
                suffixes.isEmpty() ? ServerSettings.KeyVault.AZURE : suffixes,
                Duration.ofHours(number("keyVault.refreshHours", 4, 0, 168)),
                optional("keyVault.caFile").map(Path::of));
    }

    private boolean anyRestorer() {
        String name = "recovery.crossServiceSecrets";
        String described = tree.describe(name);
        String value = text(name, "listers");
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "listers" -> false;
            case "anyrestorer" -> true;
            default ->
                throw new SettingsException(described + " must be 'listers' or 'anyRestorer', not '" + value + "'");
        };
    }

    private Duration validity() {
        boolean seconds = tree.has("recovery.validitySeconds");
        if (seconds && tree.has("recovery.validityDays")) {
            throw new SettingsException("give either 'recovery.validityDays' or 'recovery.validitySeconds', not both");
        }
        return seconds
                ? Duration.ofSeconds(number("recovery.validitySeconds", 1, 1, 86_400))
                : Duration.ofDays(number("recovery.validityDays", 30, 1, 3650));
    }

    private Optional<ServerSettings.Webhook> webhook() {
        Optional<Path> tokenFile = optional("recovery.webhook.tokenFile").map(Path::of);
        return optional("recovery.webhook.url").map(value -> {
            try {
                URI url = URI.create(value);
                if (url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                    return new ServerSettings.Webhook(url, tokenFile);
                }
            } catch (IllegalArgumentException e) {
                // answered below
            }
            throw new SettingsException("'recovery.webhook.url' must be an http or https URL, not '" + value + "'");
        });
    }

    private List<Subscription> subscriptions() {
        var found = new ArrayList<Subscription>();
        tree.takeGroups("subscriptions").forEach((index, members) -> {
            String id = String.valueOf(members.get("id"));
            try {
                found.add(new Subscription(
                        UUID.fromString(id).toString(), members.getOrDefault("name", "Subscription " + index)));
            } catch (IllegalArgumentException e) {
                throw new SettingsException("'subscriptions." + index + ".id' must be a GUID, not '" + id + "'");
            }
        });
        return found.isEmpty() ? List.of(new Subscription(DEFAULT_SUBSCRIPTION, "Default")) : List.copyOf(found);
    }

    /** A list: comma-separated, or an array in the file. */
    private List<String> words(String name) {
        var found = new ArrayList<String>();
        optional(name).ifPresent(v -> found.addAll(List.of(v.split("\\s*,\\s*"))));
        tree.takeGroups(name).values().forEach(v -> found.add(String.valueOf(v.get(""))));
        return List.copyOf(found);
    }

    private void refuseUnknown() {
        for (String name : tree.left()) {
            throw new SettingsException("there is no setting " + tree.describe(name) + "; did you mean '"
                    + Spelling.closest(NAMES, name) + "'?");
        }
    }

    private Optional<String> optional(String name) {
        return Optional.ofNullable(tree.take(name)).map(String::trim).filter(v -> !v.isEmpty());
    }

    private String text(String name, String fallback) {
        return optional(name).orElse(fallback);
    }

    private int port(String name, int fallback) {
        return number(name, fallback, 0, 65535);
    }

    private int number(String name, int fallback, int least, int most) {
        String described = tree.describe(name);
        String value = text(name, Integer.toString(fallback));
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // answered below, like a number out of range
        }
        throw new SettingsException(
                described + " must be a whole number from " + least + " to " + most + ", not '" + value + "'");
    }

    private boolean onOff(String name, boolean fallback) {
        String described = tree.describe(name);
        String value = text(name, fallback ? "on" : "off").toLowerCase(Locale.ROOT);
        return switch (value) {
            case "on", "true", "yes" -> true;
            case "off", "false", "no", "none" -> false;
            default -> throw new SettingsException(described + " must be 'on' or 'off', not '" + value + "'");
        };
    }

    /** @param usual what it is when it is not set, which is one of the values, too */
    private String choice(String name, String usual, String... others) {
        String described = tree.describe(name);
        String value = text(name, usual).toLowerCase(Locale.ROOT);
        if (value.equals(usual) || List.of(others).contains(value)) {
            return value;
        }
        throw new SettingsException(
                described + " must be " + usual + " or " + String.join(" or ", others) + ", not '" + value + "'");
    }

    private URI url(String name, String value) {
        try {
            URI uri = URI.create(value);
            if ("https".equals(uri.getScheme()) && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // answered below
        }
        throw new SettingsException("'" + name + "' must be an https URL, not '" + value + "'");
    }
}
