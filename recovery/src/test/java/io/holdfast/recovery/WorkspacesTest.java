package io.holdfast.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.archive.RecoveryKeys;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ServiceId;
import io.holdfast.model.Space;
import io.holdfast.store.StoreSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Backups hold workspaces, and what is chosen for a type holds for its twin. */
class WorkspacesTest {

    private static final Space TEAM = new Space("team");
    private static final ResourceKey WORKSPACE = Space.SERVICE.key(Space.WORKSPACES, "team");
    private static final ResourceKey USER = Space.SERVICE.key("users", "alice");
    private static final ResourceKey MEMBER = TEAM.key("groups/users", "staff", "alice");
    private static final ResourceKey API = TEAM.key("apis", "echo");
    private static final ResourceKey OPERATION = TEAM.key("apis/operations", "echo", "get");
    private static final ResourceKey LINK = TEAM.key("products/apis", "gold", "echo");
    private static final ResourceKey OWNED = TEAM.key("subscriptions", "owned");
    private static final ResourceKey SCOPED = TEAM.key("subscriptions", "scoped");
    private static final ResourceKey BACKEND = TEAM.key("backends", "orders");
    private static final ResourceKey SECRET = TEAM.key("namedValues", "secret");

    @TempDir
    Path directory;

    private Deployment here;
    private ServiceId source;
    private ServiceId target;

    @BeforeEach
    void open() {
        here = new Deployment(
                StoreSettings.in(directory.resolve("data")), directory.resolve("storage"), RecoveryKeys.generate());
        source = here.service("contoso", "Premium");
        here.put(source, USER, "{\"email\":\"a@x.example\"}", null);
        here.put(source, WORKSPACE, "{\"displayName\":\"Team\"}", null);
        here.put(source, TEAM.key("groups", "staff"), "{\"displayName\":\"Staff\"}", null);
        here.put(source, MEMBER, "{}", null);
        here.put(source, API, "{\"path\":\"echo\"}", null);
        here.put(source, OPERATION, "{\"method\":\"GET\"}", null);
        here.put(source, TEAM.key("products", "gold"), "{\"displayName\":\"Gold\"}", null);
        here.put(source, LINK, "{}", null);
        here.put(source, OWNED, scope("/workspaces/team/apis", ",\"ownerId\":\"/users/alice\""), keys("1"));
        here.put(source, SCOPED, scope("/workspaces/team/products/gold", ""), keys("2"));
        here.put(source, BACKEND, "{\"url\":\"https://old.example\",\"protocol\":\"http\"}", null);
        here.put(source, SECRET, "{\"displayName\":\"secret\",\"secret\":true}", "{\"value\":\"s1\"}");
        target = here.service("standby", "Premium");
    }

    @AfterEach
    void close() {
        here.close();
    }

    private static String scope(String scope, String more) {
        return "{\"scope\":\"" + scope + "\"" + more + "}";
    }

    private static String keys(String number) {
        return "{\"primaryKey\":\"p" + number + "\"}";
    }

    private static RestoreOptions leaving(String... names) {
        return new RestoreOptions(List.of(names), false, Mapping.NONE);
    }

    private String secrets(ResourceKey key) {
        Resource resource = here.get(target, key);
        return new String(resource.secrets(), UTF_8);
    }

    @Test
    void aServiceWithWorkspacesIsTheSameElsewhereAndOthersAreGone() {
        here.put(target, Space.SERVICE.key(Space.WORKSPACES, "old"), "{}", null);
        here.put(target, new Space("old").key("apis", "echo"), "{}", null);
        here.backUp(source, "b");

        here.restore(target, "b");

        assertThat(here.digest(target)).isEqualTo(here.digest(source));
        assertThat(here.get(target, OPERATION)).isEqualTo(here.get(source, OPERATION));
        assertThat(here.get(target, new Space("old").key("apis", "echo"))).isNull();
    }

    @Test
    void usersThatAreLeftOutTakeTheirMembershipsInWorkspacesAlong() {
        JsonNode made = Deployment.result(here.backUp(source, "b", "users"));
        assertThat(made.path("leftOut").toString())
                .contains("\"groups/users\"", "\"users\"", "\"workspaces/groups/users\"");
        assertThat(made.path("notIncluded").toString()).isEqualTo("{\"users\":1,\"workspaces/groups/users\":1}");

        JsonNode result = Deployment.result(here.restore(target, "b"));

        assertThat(here.get(target, MEMBER)).isNull();
        assertThat(new String(here.get(target, OWNED).document(), UTF_8)).isEqualTo(scope("/workspaces/team/apis", ""));
        assertThat(result.at("/corrections/0/path").asString()).isEqualTo(OWNED.toString());
    }

    @Test
    void aTypeIsLeftOutWithItsTwinAndWhatRefersToItIsCorrected() {
        here.backUp(source, "b");

        JsonNode result = Deployment.result(here.restore(target, "b", leaving("products", "subscriptions")));
        assertThat(here.get(target, SCOPED)).isNull();
        assertThat(here.get(target, LINK)).isNull();
        assertThat(here.get(target, API)).isNotNull();
        assertThat(result.path("leftOut").toString()).contains("workspaces/products/apis", "workspaces/subscriptions");

        here.restore(target, "b", leaving("products"));
        assertThat(here.get(target, SCOPED)).isNull();
        assertThat(here.get(target, OWNED)).isNotNull();
    }

    @Test
    void workspacesCanBeLeftOutAsAWholeOrOneOfTheirTypes() {
        here.backUp(source, "b");

        here.restore(target, "b", leaving("workspaces"));
        assertThat(here.get(target, USER)).isNotNull();
        assertThat(here.get(target, WORKSPACE)).isNull();
        assertThat(here.get(target, OPERATION)).isNull();

        here.restore(target, "b", leaving("workspaces/apis"));
        assertThat(here.get(target, OPERATION)).isNull();
        assertThat(here.get(target, LINK)).isNull();
        assertThat(here.get(target, OWNED)).isNotNull();
    }

    @Test
    void keysAreNewInWorkspacesToo() {
        here.backUp(source, "b");

        JsonNode result =
                Deployment.result(here.restore(target, "b", new RestoreOptions(List.of(), true, Mapping.NONE)));

        assertThat(result.path("rekeyed").asLong()).isEqualTo(2);
        assertThat(secrets(OWNED)).matches("\\{\"primaryKey\":\"[0-9a-f]{32}\",\"secondaryKey\":\"[0-9a-f]{32}\"}");
    }

    @Test
    void secretsOfWorkspacesAreSecrets() {
        JsonNode made = Deployment.result(here.backUp(source, "b", "secrets"));
        assertThat(made.path("notIncluded").toString())
                .isEqualTo("{\"workspaces/namedValues (secrets)\":1,\"workspaces/subscriptions (secrets)\":2}");
        here.put(target, WORKSPACE, "{}", null);
        here.put(target, SECRET, "{\"displayName\":\"secret\",\"secret\":true}", "{\"value\":\"own\"}");

        here.restore(target, "b");

        assertThat(secrets(SECRET)).isEqualTo("{\"value\":\"own\"}");
        assertThat(secrets(SCOPED)).contains("secondaryKey").doesNotContain("p2");
    }

    @Test
    void whatIsMappedIsNamedBehindItsWorkspace() {
        here.put(source, Space.SERVICE.key("backends", "orders"), "{\"url\":\"https://service.example\"}", null);
        here.backUp(source, "b");
        var mapping =
                new Mapping(Map.of(), Map.of("Team/orders", "https://new.example"), Map.of("team/secret", "mapped"));

        here.restore(target, "b", new RestoreOptions(List.of(), false, mapping));

        assertThat(new String(here.get(target, BACKEND).document(), UTF_8)).contains("https://new.example");
        assertThat(new String(
                        here.get(target, Space.SERVICE.key("backends", "orders"))
                                .document(),
                        UTF_8))
                .contains("https://service.example");
        assertThat(secrets(SECRET)).isEqualTo("{\"value\":\"mapped\"}");
    }
}
