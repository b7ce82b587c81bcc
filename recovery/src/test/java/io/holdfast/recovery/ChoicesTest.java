package io.holdfast.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.archive.RecoveryKeys;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ServiceId;
import io.holdfast.store.StoreSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is left out, changed and replaced on the way. */
class ChoicesTest {

    private static final ResourceKey ALICE = new ResourceKey("users", "", "alice");
    private static final ResourceKey BOB = new ResourceKey("users", "", "bob");
    private static final ResourceKey GROUP = new ResourceKey("groups", "", "staff");
    private static final ResourceKey MEMBER = GROUP.child("users", "alice");
    private static final ResourceKey PRODUCT = new ResourceKey("products", "", "gold");
    private static final ResourceKey OWNED = new ResourceKey("subscriptions", "", "owned");
    private static final ResourceKey SCOPED = new ResourceKey("subscriptions", "", "scoped");
    private static final ResourceKey BACKEND = new ResourceKey("backends", "", "orders");
    private static final ResourceKey PLAIN = new ResourceKey("namedValues", "", "plain");
    private static final ResourceKey SECRET = new ResourceKey("namedValues", "", "secret");

    @TempDir
    Path directory;

    private Deployment here;
    private ServiceId source;
    private ServiceId target;

    /** The database; another test runs all of this on another one. */
    StoreSettings settings(Path data) {
        return StoreSettings.in(data);
    }

    @BeforeEach
    void open() {
        here = new Deployment(
                settings(directory.resolve("data")), directory.resolve("storage"), RecoveryKeys.generate());
        source = here.service("contoso", "Premium");
        here.put(source, ALICE, "{\"email\":\"a@x.example\"}", null);
        here.put(source, GROUP, "{\"displayName\":\"Staff\"}", null);
        here.put(source, MEMBER, "{}", null);
        here.put(source, PRODUCT, "{\"displayName\":\"Gold\"}", null);
        here.put(source, OWNED, "{\"scope\":\"/apis\",\"ownerId\":\"/users/alice\"}", "{\"primaryKey\":\"p1\"}");
        here.put(source, SCOPED, "{\"scope\":\"/products/gold\"}", "{\"primaryKey\":\"p2\"}");
        here.put(source, BACKEND, "{\"url\":\"https://orders.old.example:8443/v1\",\"protocol\":\"http\"}", null);
        here.put(source, PLAIN, "{\"displayName\":\"plain\",\"value\":\"x\"}", null);
        here.put(source, SECRET, "{\"displayName\":\"secret\",\"secret\":true}", "{\"value\":\"s1\"}");
        target = here.service("standby", "Premium");
    }

    @AfterEach
    void close() {
        here.close();
    }

    private static RestoreOptions leaving(String... names) {
        return new RestoreOptions(List.of(names), false, Mapping.NONE);
    }

    private String document(ResourceKey key) {
        return new String(here.get(target, key).document(), UTF_8);
    }

    private String secrets(ResourceKey key) {
        byte[] secrets = here.get(target, key).secrets();
        return secrets == null ? "" : new String(secrets, UTF_8);
    }

    @Test
    void whatIsLeftOutStaysTheTargetsOwnAndReferencesToItAreResolved() {
        here.put(target, BOB, "{\"email\":\"b@x.example\"}", null);
        here.backUp(source, "b");

        JsonNode result = Deployment.result(here.restore(target, "b", leaving("users")));

        assertThat(here.get(target, ALICE)).isNull();
        assertThat(here.get(target, BOB)).isNotNull();
        // Memberships go with the users.
        assertThat(here.get(target, GROUP)).isNotNull();
        assertThat(here.get(target, MEMBER)).isNull();
        // A subscription may be without an owner.
        assertThat(document(OWNED)).isEqualTo("{\"scope\":\"/apis\"}");
        assertThat(secrets(OWNED)).isEqualTo("{\"primaryKey\":\"p1\"}");
        assertThat(here.get(target, OWNED).etag())
                .isNotEqualTo(here.get(source, OWNED).etag());
        assertThat(here.get(target, SCOPED)).isEqualTo(here.get(source, SCOPED));
        assertThat(result.path("leftOut").toString())
                .contains("\"groups/users\"", "\"users\"", "\"workspaces/groups/users\"");
        assertThat(result.path("kept").asLong()).isOne();
        assertThat(result.path("corrections").toString())
                .isEqualTo("[{\"path\":\"subscriptions/owned\",\"action\":\"changed\","
                        + "\"reason\":\"ownerId named /users/alice, which is not there\"}]");
    }

    @Test
    void whatCannotBeWithoutWhatWasLeftOutIsRemoved() {
        here.backUp(source, "b");

        JsonNode result = Deployment.result(here.restore(target, "b", leaving("products")));

        assertThat(here.get(target, SCOPED)).isNull();
        assertThat(here.get(target, OWNED)).isNotNull();
        assertThat(result.path("corrected").asLong()).isOne();
        assertThat(result.at("/corrections/0/reason").asString())
                .isEqualTo("scope names /products/gold, which is not there");
        assertThat(result.path("restored").asLong()).isEqualTo(7);
    }

    @Test
    void keptSubscriptionsLoseWhatTheBackupDoesNotHave() {
        var gone = new ResourceKey("products", "", "gone");
        here.put(target, gone, "{\"displayName\":\"Gone\"}", null);
        var own = new ResourceKey("subscriptions", "", "own");
        here.put(target, own, "{\"scope\":\"/products/gone\"}", "{\"primaryKey\":\"mine\"}");
        var kept = new ResourceKey("subscriptions", "", "kept");
        here.put(target, kept, "{\"scope\":\"/apis\"}", "{\"primaryKey\":\"mine too\"}");
        here.backUp(source, "b");

        JsonNode result = Deployment.result(here.restore(target, "b", leaving("Subscriptions")));

        assertThat(here.get(target, own)).isNull();
        assertThat(result.path("kept").asLong()).isOne();
        assertThat(secrets(kept)).isEqualTo("{\"primaryKey\":\"mine too\"}");
        assertThat(here.get(target, OWNED)).isNull();
    }

    @Test
    void secretsThatAreLeftOutAreTheTargetsOwn() {
        here.put(target, SECRET, "{\"displayName\":\"secret\",\"secret\":true}", "{\"value\":\"own\"}");
        here.backUp(source, "b");

        JsonNode result = Deployment.result(here.restore(target, "b", leaving("secrets")));

        assertThat(secrets(SECRET)).isEqualTo("{\"value\":\"own\"}");
        assertThat(secrets(OWNED)).matches("\\{\"primaryKey\":\"[0-9a-f]{32}\",\"secondaryKey\":\"[0-9a-f]{32}\"}");
        assertThat(result.path("ownSecrets").asLong()).isOne();
        assertThat(result.path("rekeyed").asLong()).isEqualTo(2);
        assertThat(result.path("withoutSecrets").asLong()).isZero();
    }

    @Test
    void aBackupHoldsNoSecretsWhenItIsToldSoAndSaysIt() {
        JsonNode made = Deployment.result(here.backUp(source, "b", "secrets"));

        assertThat(made.path("leftOut").toString()).isEqualTo("[\"secrets\"]");
        assertThat(made.path("notIncluded").toString())
                .isEqualTo("{\"namedValues (secrets)\":1,\"subscriptions (secrets)\":2}");

        here.put(target, SECRET, "{\"displayName\":\"secret\",\"secret\":true}", "{\"value\":\"own\"}");
        Deployment.result(here.restore(target, "b"));
        assertThat(secrets(SECRET)).isEqualTo("{\"value\":\"own\"}");
        assertThat(secrets(OWNED)).doesNotContain("p1").contains("primaryKey");
    }

    @Test
    void aRestoreKeepsWhatTheBackupWasToldToLeaveOut() {
        here.put(target, BOB, "{\"email\":\"b@x.example\"}", null);
        JsonNode made = Deployment.result(here.backUp(source, "b", "users", "subscriptions"));

        Deployment.result(here.restore(target, "b"));

        assertThat(made.path("notIncluded").toString())
                .isEqualTo("{\"groups/users\":1,\"subscriptions\":2,\"users\":1}");
        assertThat(here.get(target, BOB)).isNotNull();
        assertThat(here.get(target, GROUP)).isNotNull();
        assertThat(here.get(target, OWNED)).isNull();
    }

    @Test
    void subscriptionsAreReKeyed() {
        here.backUp(source, "b");

        JsonNode result =
                Deployment.result(here.restore(target, "b", new RestoreOptions(List.of(), true, Mapping.NONE)));

        assertThat(result.path("rekeyed").asLong()).isEqualTo(2);
        assertThat(secrets(OWNED)).doesNotContain("p1").matches(".*\"secondaryKey\":\"[0-9a-f]{32}\".*");
        assertThat(secrets(OWNED)).isNotEqualTo(secrets(SCOPED));
        assertThat(secrets(SECRET)).isEqualTo("{\"value\":\"s1\"}");
    }

    @Test
    void aWrongNameIsRefusedAtOnce() {
        assertThatThrownBy(() ->
                        here.recovery.backup(source, Deployment.location("b"), new BackupOptions(List.of("user"))))
                .isInstanceOfSatisfying(
                        RecoveryRefusedException.class,
                        e -> assertThat(e.refusal().field()).contains("leaveOut"))
                .hasMessageStartingWith("'user' is nothing that can be left out; use secrets or one of ");
    }
}
