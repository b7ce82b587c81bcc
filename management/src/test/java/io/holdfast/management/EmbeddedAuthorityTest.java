package io.holdfast.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.arm.AnonymousEndpoints;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.Deployment;
import io.holdfast.arm.Links;
import io.holdfast.arm.ManagementSettings;
import io.holdfast.arm.SignIn;
import io.holdfast.arm.resource.RoleResources;
import io.holdfast.identity.role.RoleApi;
import io.holdfast.identity.setup.Identity;
import io.holdfast.identity.setup.IdentitySettings;
import io.holdfast.management.support.FakeRecovery;
import io.holdfast.model.testing.TestCertificate;
import io.holdfast.recovery.schedule.BackupPolicies;
import io.holdfast.recoveryapi.rights.RecoveryTrust;
import io.holdfast.service.NetworkParts;
import io.holdfast.store.StoreSettings;
import io.holdfast.store.Stores;
import io.holdfast.vault.StorageAccounts;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The way of {@code az login --service-principal}: cloud metadata, authority metadata, token, subscriptions. */
class EmbeddedAuthorityTest {

    private static final String SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";

    @TempDir
    Path directory;

    @Test
    void signsInAndWorks() throws Exception {
        var certificate = TestCertificate.shared();
        Path data = directory.resolve("data");
        try (var store = Stores.open(StoreSettings.in(data))) {
            var identity = Identity.open(IdentitySettings.embedded(), store.records(), data, Clock.systemUTC());
            var settings = new ManagementSettings(
                    new ManagementSettings.Listener("127.0.0.1", 0, certificate.pem(), certificate.key()),
                    new Deployment(
                            identity.tenantId(),
                            List.of(new Deployment.Subscription(SUBSCRIPTION, "Default")),
                            "eastus"),
                    Links.TO_HOST,
                    SignIn.HERE,
                    new ManagementSettings.Gateway("gateway.test", 443),
                    1);
            var recovery = new FakeRecovery(store);
            var parts = new ManagementParts(
                    store,
                    recovery,
                    BackupPolicies.create(store, recovery, new StorageAccounts(Map.of()), Clock.systemUTC()),
                    identity.authenticator(),
                    identity.roles(),
                    request -> ArmResponse.empty(200),
                    (service, configuration) -> {},
                    AnonymousEndpoints.of(identity.authority().orElseThrow()),
                    RoleResources.of(new RoleApi(identity.roles())),
                    identity.applicationRegistry(),
                    NetworkParts.DEFAULT,
                    RecoveryTrust.DEFAULT,
                    Clock.systemUTC());
            try (var server = ManagementServer.start(settings, parts);
                    var client = HttpClient.newBuilder()
                            .sslContext(certificate.client())
                            .build()) {
                signIn(client, "https://localhost:" + server.port(), data);
            }
        }
    }

    private static void signIn(HttpClient client, String base, Path data) throws Exception {
        JsonNode cloud = json(get(client, base + "/metadata/endpoints?api-version=2015-01-01", null));
        String login = cloud.at("/authentication/loginEndpoint").asString();
        JsonNode authority = json(get(client, login + "/.well-known/openid-configuration", null));
        String form = "grant_type=client_credentials&" + credentials(data) + "&scope="
                + encode(cloud.at("/authentication/audiences/0").asString() + "/.default");
        var token = client.send(
                HttpRequest.newBuilder(
                                URI.create(authority.path("token_endpoint").asString()))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        assertThat(token.statusCode()).isEqualTo(200);
        assertThat(token.headers().firstValue("Cache-Control")).contains("no-store");
        String bearer = json(token).path("access_token").asString();

        var subscriptions = get(client, base + "/subscriptions?api-version=2019-11-01", bearer);
        assertThat(subscriptions.statusCode()).isEqualTo(200);
        assertThat(json(subscriptions).at("/value/0/subscriptionId").asString()).isEqualTo(SUBSCRIPTION);
        assertThat(get(client, base + "/subscriptions?api-version=2019-11-01", bearer + "x")
                        .statusCode())
                .isEqualTo(401);
    }

    private static String credentials(Path data) throws Exception {
        try (Stream<Path> files = Files.list(data)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                JsonNode document = JsonMapper.shared().readTree(Files.readAllBytes(file));
                if (document.has("clientSecret")) {
                    return "client_id=" + encode(document.path("clientId").asString()) + "&client_secret="
                            + encode(document.path("clientSecret").asString());
                }
            }
        }
        throw new AssertionError("no credentials file");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    private static HttpResponse<String> get(HttpClient client, String url, String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
