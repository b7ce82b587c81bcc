package io.holdfast.management.rights;

import io.holdfast.archive.RecoveryKeys;
import io.holdfast.arm.AnonymousEndpoints;
import io.holdfast.arm.Deployment;
import io.holdfast.arm.Links;
import io.holdfast.arm.ManagementSettings;
import io.holdfast.arm.SignIn;
import io.holdfast.arm.resource.RoleResources;
import io.holdfast.entities.Entities;
import io.holdfast.entities.EntitySettings;
import io.holdfast.entities.KeyVaults;
import io.holdfast.entities.PolicyReferenceCheck;
import io.holdfast.identity.AuthenticationException;
import io.holdfast.identity.Principal;
import io.holdfast.identity.role.Directory;
import io.holdfast.identity.role.RoleApi;
import io.holdfast.identity.role.Roles;
import io.holdfast.management.ManagementParts;
import io.holdfast.management.ManagementServer;
import io.holdfast.management.support.TestServer;
import io.holdfast.management.support.TestServer.Answer;
import io.holdfast.model.Catalog;
import io.holdfast.model.testing.TestCertificate;
import io.holdfast.policy.PolicyLanguage;
import io.holdfast.recovery.Recoveries;
import io.holdfast.recovery.Recovery;
import io.holdfast.recovery.RecoverySettings;
import io.holdfast.recovery.schedule.BackupPolicies;
import io.holdfast.recoveryapi.rights.RecoveryTrust;
import io.holdfast.service.NetworkParts;
import io.holdfast.store.Store;
import io.holdfast.store.StoreSettings;
import io.holdfast.store.Stores;
import io.holdfast.vault.StorageAccounts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A whole deployment behind its management API: roles, configurations, backups. The bearer token is the caller's name. */
final class RightsScene implements AutoCloseable {

    static final String V = "?api-version=2022-08-01";
    static final String KEY = "c2VjcmV0";
    /** The group that everybody called group-… is in. */
    static final String GROUP_ID = "0a0a0a0a-0000-0000-0000-00000000000a";

    private static final String EXTENSION = "?api-version=2026-11-01";

    final Store store;
    private final Recovery recovery;
    private final BackupPolicies policies;
    private final ManagementServer server;
    private final HttpClient client;

    RightsScene(Path directory, RecoveryTrust trust, StorageAccounts.Account account) throws Exception {
        Clock clock = Clock.systemUTC();
        Catalog catalog = Catalog.load();
        store = Stores.open(StoreSettings.in(directory.resolve("data")));
        var accounts = new StorageAccounts(Map.of("local", account));
        recovery = Recoveries.create(
                new RecoverySettings("0.1.0", trust.sealed()),
                store,
                catalog,
                accounts,
                RecoveryKeys.generate(),
                new PolicyReferenceCheck(catalog, PolicyLanguage.load()),
                clock);
        policies = BackupPolicies.create(store, recovery, accounts, clock);
        var roles = new Roles(store.records(), Directory.UNKNOWN, clock);
        roles.owners().ensure(TestServer.principal("owner").objectId());
        RoleResources roleResources = RoleResources.of(new RoleApi(roles));
        TestCertificate certificate = TestCertificate.shared();
        server = ManagementServer.start(
                new ManagementSettings(
                        new ManagementSettings.Listener("127.0.0.1", 0, certificate.pem(), certificate.key()),
                        new Deployment(
                                TestServer.TENANT,
                                List.of(new Deployment.Subscription(TestServer.SUBSCRIPTION, "Default")),
                                "eastus"),
                        Links.TO_HOST,
                        SignIn.HERE,
                        new ManagementSettings.Gateway("gateway.test", 8444),
                        1),
                new ManagementParts(
                        store,
                        recovery,
                        policies,
                        RightsScene::authenticate,
                        roles,
                        Entities.resources(store, EntitySettings.DEFAULTS, KeyVaults.NONE, roleResources, roles, clock),
                        Entities.defaultContent(clock),
                        AnonymousEndpoints.NONE,
                        roleResources,
                        Optional.empty(),
                        NetworkParts.DEFAULT,
                        trust,
                        clock));
        client = HttpClient.newBuilder().sslContext(certificate.client()).build();
    }

    static StorageAccounts.Account account(Path directory) {
        return new StorageAccounts.Account(directory.resolve("storage").toUri(), Optional.of(KEY));
    }

    private static Principal authenticate(String authorization) throws AuthenticationException {
        if (authorization == null) {
            throw new AuthenticationException("AuthenticationFailed", "no header");
        }
        Principal one = TestServer.principal(authorization.substring("Bearer ".length()));
        return one.name().startsWith("group-")
                ? new Principal(one.objectId(), one.applicationId(), one.name(), one.tenantId(), List.of(GROUP_ID))
                : one;
    }

    static String service(String name) {
        return TestServer.SERVICES + name;
    }

    Answer send(String who, String method, String path, String body) {
        String url = path.startsWith("https:")
                ? path
                : "https://localhost:" + server.port() + path
                        + (path.contains("?") ? "" : path.contains("Holdfast.Recovery") ? EXTENSION : V);
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + who)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            return new Answer(client.send(request, BodyHandlers.ofString()));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Sends what begins a run, and returns the last answer to its polls; they are the owner's, who may always ask. */
    Answer run(String who, String path, String body) {
        Answer answer = send(who, "POST", path, body);
        String location = answer.header("Location");
        while (answer.status() == 202) {
            answer = send("owner", "GET", location, null);
        }
        return answer;
    }

    void must(int status, Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
    }

    /** A service with a secret named value, a subscription, a backend with a credential and a policy. */
    void make(String name) {
        String id = service(name);
        send("owner", "PUT", TestServer.GROUP + "?api-version=2021-04-01", "{\"location\":\"westus\"}");
        must(201, send("owner", "PUT", id, TestServer.BODY));
        must(201, send("owner", "PUT", id + "/namedValues/nv", """
                {"properties": {"displayName": "nv", "value": "secret of %s", "secret": true}}""".formatted(name)));
        must(201, send("owner", "PUT", id + "/subscriptions/sub", """
                {"properties": {"displayName": "sub", "scope": "/apis", "primaryKey": "primary of %1$s",
                 "secondaryKey": "secondary of %1$s"}}""".formatted(name)));
        must(201, send("owner", "PUT", id + "/backends/be", """
                {"properties": {"url": "http://be.example", "protocol": "http",
                 "credentials": {"header": {"x-key": ["credential of %s"]}}}}""".formatted(name)));
    }

    /** Gives a role, by its id or the text of a whole definition, at a scope. */
    void assign(String who, String role, String scope) {
        String principal =
                who.equals(GROUP_ID) ? who : TestServer.principal(who).objectId();
        must(
                201,
                send(
                        "owner",
                        "PUT",
                        scope + "/providers/Microsoft.Authorization/roleAssignments/" + UUID.randomUUID()
                                + "?api-version=2022-04-01",
                        """
                {"properties": {"principalId": "%s", "principalType": "%s",
                 "roleDefinitionId": "/providers/Microsoft.Authorization/roleDefinitions/%s"}}""".formatted(principal, who.equals(GROUP_ID) ? "Group" : "ServicePrincipal", role)));
    }

    /** A role of one's own; its id. */
    String role(String name, String actions, String notActions) {
        String id = UUID.randomUUID().toString();
        must(
                201,
                send(
                        "owner",
                        "PUT",
                        "/subscriptions/" + TestServer.SUBSCRIPTION
                                + "/providers/Microsoft.Authorization/roleDefinitions/" + id
                                + "?api-version=2022-04-01",
                        """
                {"properties": {"roleName": "%s", "assignableScopes": ["/subscriptions/%s"],
                 "permissions": [{"actions": [%s], "notActions": [%s]}]}}""".formatted(name, TestServer.SUBSCRIPTION, actions, notActions)));
        return id;
    }

    /** The body of a backup or restore. */
    static String place(String blob, String... more) {
        return "{\"storageAccount\":\"local\",\"containerName\":\"backups\",\"accessKey\":\"" + KEY
                + "\",\"backupName\":\"" + blob + "\"" + (more.length == 0 ? "" : ",\"holdfast\":{" + more[0] + "}")
                + "}";
    }

    @Override
    public void close() {
        client.close();
        server.close();
        policies.close();
        recovery.close();
        store.close();
    }
}
