package io.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.holdfast.identity.setup.Identity;
import io.holdfast.identity.setup.IdentitySettings;
import io.holdfast.server.settings.ServerSettings;
import io.holdfast.server.settings.SettingsReader;
import io.holdfast.store.Store;
import io.holdfast.store.StoreSettings;
import io.holdfast.store.Stores;
import io.holdfast.vault.Identities;
import io.holdfast.vault.IdentityTokens;
import io.holdfast.vault.StorageAccess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StorageIdentitiesTest {

    private static final String PRINCIPAL = "aaaaaaaa-1111-1111-1111-111111111111";
    private static final StorageAccess.ManagedIdentity SYSTEM =
            new StorageAccess.SystemAssignedManagedIdentity(PRINCIPAL);

    @TempDir
    Path directory;

    private Store store;

    @BeforeEach
    void open() {
        store = Stores.open(StoreSettings.in(directory.resolve("data")));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Identities of(String account, Map<String, String> further) throws IOException {
        var flags = new HashMap<>(further);
        flags.put("data", directory.resolve("data").toString());
        ServerSettings settings = SettingsReader.read(null, Map.of(), flags);
        var identity = Identity.open(
                new IdentitySettings(settings.identity().issuer(), null, List.of(), List.of()),
                store.records(),
                settings.data(),
                Clock.systemUTC());
        var identities = new StorageIdentities(settings, identity, Clock.systemUTC());
        return account.equals("elsewhere")
                ? identities.elsewhere()
                : identities.of(settings.storageAccounts().get(account));
    }

    @ParameterizedTest
    @CsvSource({
        "https://blobs.example/account,                     , true",
        "https://blobs.example/account,             platform, false",
        "https://real.blob.core.usgovcloudapi.net,          , false",
        "https://real.blob.core.usgovcloudapi.net,  embedded, true",
    })
    void storageOfOnesOwnGetsTokensOfOnesOwnAuthority(String endpoint, String chosen, boolean ours) throws IOException {
        var settings = new HashMap<>(Map.of("storage.accounts.blobs.endpoint", endpoint));
        if (chosen != null) {
            settings.put("storage.accounts.blobs.identity", chosen);
        }

        assertThat(of("blobs", settings).tokens().isPresent()).isEqualTo(ours);
    }

    @Test
    void storageInAzureGetsTokensOfAzureUnlessToldOtherwise() throws IOException {
        assertThat(of("elsewhere", Map.of()).tokens()).isEmpty();
        assertThat(of("elsewhere", Map.of("storage.identity", "embedded")).tokens())
                .isPresent();
    }

    @Test
    void theEmbeddedAuthoritySpeaksForThePrincipalOfTheServiceAndToStorageOnly() throws IOException {
        IdentityTokens tokens = of("blobs", Map.of("storage.accounts.blobs.endpoint", "https://blobs.example"))
                .tokens()
                .orElseThrow();

        JsonNode system = claims(tokens.issue(SYSTEM));
        JsonNode user =
                claims(tokens.issue(new StorageAccess.UserAssignedManagedIdentity("the-client", "the-principal")));

        assertThat(system.path("oid").asString()).isEqualTo(PRINCIPAL);
        assertThat(system.path("aud").asString()).isEqualTo("https://storage.azure.com");
        assertThat(user.path("oid").asString()).isEqualTo("the-principal");
        assertThat(user.path("appid").asString()).isEqualTo("the-client");
    }

    private static JsonNode claims(IdentityTokens.Token token) {
        return JsonMapper.shared()
                .readTree(Base64.getUrlDecoder().decode(token.value().split("\\.")[1]));
    }

    @Test
    void aDirectoryAsksForRolesAtItsResourceIdOrElseAtTheSubscription() throws IOException {
        String id =
                "/subscriptions/" + PRINCIPAL + "/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/cold";
        Identities named =
                of("cold", Map.of("storage.accounts.cold.endpoint", "file:x", "storage.accounts.cold.resourceId", id));

        assertThat(named.scope()).isEqualTo(id);
        assertThat(named.roles().permit(PRINCIPAL, "Microsoft.Storage/x/read", id))
                .isFalse();
        assertThat(of("local", Map.of()).scope()).isEqualTo("/subscriptions/00000000-0000-0000-0000-000000000001");
    }

    @Test
    void theIssuerKnowsAnIdentityByItsClientWhoseSecretMayChangeMeanwhile() throws IOException {
        HttpServer issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String url = "http://127.0.0.1:" + issuer.getAddress().getPort();
        issuer.createContext("/", exchange -> {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] body = (form.isEmpty()
                            ? "{\"issuer\":\"" + url + "\",\"token_endpoint\":\"" + url + "/token\"}"
                            : "{\"access_token\":\"" + form.replaceAll(".*client_secret=(\\w+).*", "$1") + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        issuer.start();
        try {
            Path secret = secret("first", "rw-------");
            IdentityTokens tokens =
                    of("blobs", issuerSettings(url, secret)).tokens().orElseThrow();

            assertThat(tokens.issue(SYSTEM).value()).isEqualTo("first");
            Files.writeString(secret, "second");
            assertThat(tokens.issue(SYSTEM).value()).isEqualTo("second");
            assertThatThrownBy(() -> tokens.issue(new StorageAccess.SystemAssignedManagedIdentity("other")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("storage.identities.other.clientId");
        } finally {
            issuer.stop(0);
        }
    }

    @Test
    void aSecretThatOthersCanReadStopsTheStart() throws IOException {
        Path secret = secret("s", "rw-r--r--");

        assertThatThrownBy(() -> of("blobs", issuerSettings("http://127.0.0.1:1", secret)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("chmod 600 " + secret);
    }

    private Path secret(String content, String mode) throws IOException {
        Path file = Files.writeString(directory.resolve("secret"), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private static Map<String, String> issuerSettings(String url, Path secret) {
        return Map.of(
                "identity.issuer",
                url,
                "storage.identity",
                "issuer",
                "storage.accounts.blobs.endpoint",
                "https://blobs.example",
                "storage.identities." + PRINCIPAL + ".clientId",
                "backup",
                "storage.identities." + PRINCIPAL + ".secretFile",
                secret.toString());
    }
}
