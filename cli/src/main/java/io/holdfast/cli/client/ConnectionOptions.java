package io.holdfast.cli.client;

import io.holdfast.files.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Options that say which ARM endpoint a command talks to, and as whom. In this order: what was given as options; the
 * environment; what {@code holdfast login} kept; a server whose data directory lies here.
 */
public final class ConnectionOptions {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "The ARM endpoint. Default: the one of 'holdfast login', or the server in ./data.")
    @Nullable
    public URI endpoint;

    @Option(names = "--token", paramLabel = "TOKEN", description = "A bearer token for it (or HOLDFAST_TOKEN).")
    @Nullable
    public String token;

    @Option(
            names = "--ca-file",
            paramLabel = "PEM",
            description = "Trust this certificate authority as well (or HOLDFAST_CA_FILE).")
    @Nullable
    public Path caFile;

    @Option(
            names = "--subscription",
            paramLabel = "ID",
            description = "The ARM subscription. Default: the only or first one.")
    @Nullable
    public String subscription;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data directory of a local server. Default: ./data.")
    @Nullable
    public Path data;

    /** Opens the connection; nothing is sent yet. */
    public ArmClient open() {
        return open(System.getenv());
    }

    public ArmClient open(Map<String, String> environment) {
        Optional<JsonNode> known = known(environment);
        URI url = endpoint != null
                ? endpoint
                : Optional.ofNullable(environment.get("HOLDFAST_ENDPOINT"))
                        .map(text -> url("HOLDFAST_ENDPOINT", text))
                        .or(() -> known.map(k -> URI.create(k.path("management").asString(""))))
                        .orElseThrow(
                                () -> new CliException(
                                        ExitCode.UNREACHABLE,
                                        "no endpoint: start a server here (holdfast server), log in (holdfast login), or give --endpoint"));
        String trusted = environment.get("HOLDFAST_CA_FILE");
        Path ca = caFile != null ? caFile : trusted != null ? Path.of(trusted) : pathIn(known, "caFile");
        return new ArmClient(url, ca, credential(environment, known), subscription);
    }

    private static URI url(String variable, String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new CliException(ExitCode.USAGE, variable + " must be an https URL, not '" + text + "'");
        }
    }

    private Credential credential(Map<String, String> environment, Optional<JsonNode> known) {
        String given = token != null ? token : environment.get("HOLDFAST_TOKEN");
        if (given != null) {
            return new Credential.Token(given);
        }
        String named = environment.get("HOLDFAST_CREDENTIALS_FILE");
        if (named != null) {
            return secretIn(Path.of(named));
        }
        String tenant = environment.get("AZURE_TENANT_ID");
        String client = environment.get("AZURE_CLIENT_ID");
        String secret = environment.get("AZURE_CLIENT_SECRET");
        String authority = environment.get("AZURE_AUTHORITY_HOST");
        if (tenant != null && client != null && secret != null) {
            return new Credential.ClientSecret(
                    Optional.ofNullable(authority).map(text -> url("AZURE_AUTHORITY_HOST", text)),
                    tenant,
                    client,
                    secret);
        }
        Path file = pathIn(known, "credentialsFile");
        if (file == null) {
            throw new CliException(
                    ExitCode.REFUSED,
                    "no credentials: give --token, set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET, or"
                            + " HOLDFAST_CREDENTIALS_FILE, or run holdfast login");
        }
        return secretIn(file);
    }

    private static Credential secretIn(Path file) {
        JsonNode credentials = read(file);
        return new Credential.ClientSecret(
                Optional.empty(),
                credentials.path("tenantId").asString(),
                credentials.path("clientId").asString(),
                credentials.path("clientSecret").asString());
    }

    private Optional<JsonNode> known(Map<String, String> environment) {
        if (data == null && endpoint == null) {
            Path login = login(environment);
            if (Files.isReadable(login)) {
                return Optional.of(read(login));
            }
        }
        Path endpoints = (data == null ? Path.of("data") : data).resolve("endpoints.json");
        if (data != null && !Files.isReadable(endpoints)) {
            throw new CliException(
                    ExitCode.UNREACHABLE, "no server has run in " + data + ": " + endpoints + " is missing");
        }
        return Files.isReadable(endpoints) ? Optional.of(read(endpoints)) : Optional.empty();
    }

    private static @Nullable Path pathIn(Optional<JsonNode> known, String member) {
        return known.map(k -> k.path(member).asString(""))
                .filter(v -> !v.isEmpty())
                .map(Path::of)
                .orElse(null);
    }

    public static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (IOException | JacksonException e) {
            throw new CliException(ExitCode.FAILED, "cannot read " + file + ": " + Reason.why(e));
        }
    }

    /** Where a login is kept: the XDG configuration directory, usually ~/.config/holdfast/login.json. */
    public static Path login(Map<String, String> environment) {
        String base = environment.get("XDG_CONFIG_HOME");
        Path config =
                base == null || base.isEmpty() ? Path.of(System.getProperty("user.home"), ".config") : Path.of(base);
        return config.resolve("holdfast").resolve("login.json");
    }
}
