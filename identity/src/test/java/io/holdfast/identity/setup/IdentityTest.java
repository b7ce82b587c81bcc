package io.holdfast.identity.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.identity.Principal;
import io.holdfast.identity.authority.AuthorityRequest;
import io.holdfast.identity.support.FakeClock;
import io.holdfast.identity.support.MemoryRecords;
import io.holdfast.model.json.Json;
import io.holdfast.store.Store;
import io.holdfast.store.StoreSettings;
import io.holdfast.store.Stores;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** What a server has after its first start, and after the following ones. */
class IdentityTest {

    private final FakeClock clock = new FakeClock("2026-11-24T11:13:53Z");
    private final MemoryRecords records = new MemoryRecords();

    @TempDir
    Path data;

    @Test
    void theFirstStartMakesAnAdministratorWhoMayDoEverything() throws Exception {
        Identity identity = open(data);

        Principal principal = identity.authenticator().authenticate("Bearer " + token(identity, data));

        assertThat(principal.tenantId()).isEqualTo(identity.tenantId());
        assertThat(identity.roles()
                        .allows(principal, "Microsoft.ApiManagement/service/restore/action", "/subscriptions/x"))
                .isTrue();
        assertThat(identity.authorizationUri("https://localhost:8443"))
                .isEqualTo("https://localhost:8443/" + identity.tenantId());
    }

    @Test
    void itsSecretsAreForItsOwnerOnly() throws Exception {
        open(data);

        try (Stream<Path> files = Files.walk(data)) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .hasSize(3)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
        assertThat(records.dump())
                .doesNotContain(credentials(data).get("clientSecret").stringValue());
    }

    @Test
    void theNextStartChangesNothing() throws Exception {
        Identity first = open(data);
        String token = token(first, data);
        ObjectNode credentials = credentials(data);

        Identity second = open(data);

        assertThat(credentials(data)).isEqualTo(credentials);
        assertThat(second.tenantId()).isEqualTo(first.tenantId());
        assertThat(second.authenticator().authenticate("Bearer " + token)).isNotNull();
    }

    @Test
    void removingTheFileRotatesTheSecret() throws Exception {
        open(data);
        ObjectNode old = credentials(data);
        Files.delete(data.resolve("credentials.json"));

        Identity identity = open(data);

        assertThat(credentials(data).get("clientId")).isEqualTo(old.get("clientId"));
        assertThat(tokenStatus(identity, old)).isEqualTo(401);
        assertThat(tokenStatus(identity, credentials(data))).isEqualTo(200);
    }

    @Test
    void nodesOfOneStoreTrustEachOtherAndKeepTheirOwnSecrets(@TempDir Path otherData) throws Exception {
        Identity first = open(data);
        Identity second = open(otherData);

        assertThat(second.tenantId()).isEqualTo(first.tenantId());
        assertThat(credentials(otherData).get("clientId"))
                .isEqualTo(credentials(data).get("clientId"));
        clock.advance(Duration.ofMinutes(1));
        assertThat(tokenStatus(second, credentials(data))).isEqualTo(200);
        assertThat(second.authenticator().authenticate("Bearer " + token(first, data)))
                .isEqualTo(first.authenticator().authenticate("Bearer " + token(second, otherData)));
    }

    @Test
    void allOfItLastsInARealStore() throws Exception {
        String token;
        try (Store store = Stores.open(StoreSettings.in(data))) {
            Identity first = Identity.open(IdentitySettings.embedded(), store.records(), data, clock);
            token = token(first, data);
        }

        try (Store store = Stores.open(StoreSettings.in(data))) {
            Identity second = Identity.open(IdentitySettings.embedded(), store.records(), data, clock);
            Principal principal = second.authenticator().authenticate("Bearer " + token);
            assertThat(second.roles().allows(principal, "Microsoft.ApiManagement/service/write", "/subscriptions/x"))
                    .isTrue();
            assertThat(tokenStatus(second, credentials(data))).isEqualTo(200);
        }
    }

    @Test
    void aConfiguredIssuerReplacesTheAuthority() throws Exception {
        String tenant = "72f988bf-0000-4000-8000-000000000001";
        var settings = new IdentitySettings(
                "https://login.microsoftonline.com/" + tenant + "/v2.0", null, List.of(), List.of("admin-oid"));

        Identity identity = Identity.open(settings, records, data, clock);

        assertThat(identity.authority()).isEmpty();
        assertThat(identity.tenantId()).isEqualTo(tenant);
        assertThat(identity.authorizationUri("https://any")).isEqualTo("https://login.windows.net/" + tenant);
        assertThat(data).isEmptyDirectory();
        var administrator = new Principal("admin-oid", null, "ada", tenant, List.of());
        assertThat(identity.roles().allows(administrator, "a/write", "/")).isTrue();
    }

    @Test
    void wrongSettingsAreNamed() {
        assertThatThrownBy(() -> open(new IdentitySettings("nonsense", null, List.of(), List.of())))
                .hasMessageContaining("identity.issuer 'nonsense' is not a URL");
        assertThatThrownBy(() -> open(new IdentitySettings(
                        "https://login.microsoftonline.com/common/v2.0", null, List.of(), List.of())))
                .hasMessageContaining("must name one tenant");
        assertThatThrownBy(() -> open(new IdentitySettings(null, "contoso", List.of(), List.of())))
                .hasMessageContaining("identity.tenant 'contoso' is not a GUID");
    }

    private Identity open(Path directory) throws IOException {
        return Identity.open(IdentitySettings.embedded(), records, directory, clock);
    }

    private Identity open(IdentitySettings settings) throws IOException {
        return Identity.open(settings, records, data, clock);
    }

    private static ObjectNode credentials(Path directory) throws IOException {
        return Json.parse(Files.readAllBytes(directory.resolve("credentials.json")));
    }

    private static String token(Identity identity, Path directory) throws IOException {
        var answer = Json.parse(ask(identity, credentials(directory)).body());
        return answer.get("access_token").stringValue();
    }

    private static int tokenStatus(Identity identity, ObjectNode credentials) {
        return ask(identity, credentials).status();
    }

    private static io.holdfast.identity.authority.AuthorityResponse ask(Identity identity, ObjectNode credentials) {
        String form = "grant_type=client_credentials&scope=https%3A%2F%2Fmanagement.azure.com%2F.default&client_id="
                + credentials.get("clientId").stringValue() + "&client_secret="
                + URLEncoder.encode(credentials.get("clientSecret").stringValue(), StandardCharsets.UTF_8);
        return identity.authority()
                .orElseThrow()
                .handle(new AuthorityRequest(
                        "POST",
                        "/" + identity.tenantId() + "/oauth2/v2.0/token",
                        Map.of("content-type", "application/x-www-form-urlencoded"),
                        form.getBytes(StandardCharsets.UTF_8),
                        "https://localhost:8443",
                        "127.0.0.1"))
                .orElseThrow();
    }
}
