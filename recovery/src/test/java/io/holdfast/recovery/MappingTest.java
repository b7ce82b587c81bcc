package io.holdfast.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.archive.RecoveryKeys;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ServiceId;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.LongRunningOperation.State;
import io.holdfast.store.StoreSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is replaced on the way. */
class MappingTest {

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

    private static RestoreOptions mapping(
            Map<String, String> hostnames, Map<String, String> backends, Map<String, String> namedValues) {
        return new RestoreOptions(List.of(), false, new Mapping(hostnames, backends, namedValues));
    }

    private String document(ResourceKey key) {
        return new String(here.get(target, key).document(), UTF_8);
    }

    private String secrets(ResourceKey key) {
        byte[] secrets = here.get(target, key).secrets();
        return secrets == null ? "" : new String(secrets, UTF_8);
    }

    @Test
    void aMappingReplacesBackendsNamedValuesAndHostNames() {
        var api = new ResourceKey("apis", "", "a");
        var policy = api.child("policies", "policy");
        here.put(
                source,
                api,
                "{\"serviceUrl\":\"http://API.old.example\",\"path\":\"old.example\",\"x\":[{\"y\":\"//old.example.org/\"}]}",
                null);
        here.put(source, policy, "{\"value\":\"<set-backend-service base-url=\\\"https://old.example/a\\\"/>\"}", null);
        here.put(source, SECRET, "{\"displayName\":\"secret\",\"secret\":true}", "{\"value\":\"s1\"}");
        here.backUp(source, "b");

        JsonNode result = Deployment.result(here.restore(
                target,
                "b",
                mapping(
                        Map.of("old.example", "new.example", "api.old.example", "api.new.example"),
                        Map.of("Orders", "https://orders.test.example"),
                        Map.of("plain", "y", "secret", "s2"))));

        assertThat(document(BACKEND)).isEqualTo("{\"url\":\"https://orders.test.example\",\"protocol\":\"http\"}");
        assertThat(document(PLAIN)).contains("\"value\":\"y\"");
        assertThat(document(SECRET)).doesNotContain("s2");
        assertThat(secrets(SECRET)).isEqualTo("{\"value\":\"s2\"}");
        assertThat(document(policy)).contains("https://new.example/a");
        assertThat(document(api))
                .isEqualTo("{\"serviceUrl\":\"http://api.new.example\",\"path\":\"old.example\","
                        + "\"x\":[{\"y\":\"//old.example.org/\"}]}");
        assertThat(result.path("mapped").asLong()).isEqualTo(5);
        assertThat(result.toString()).doesNotContain("s2");
        Resource untouched = here.get(target, GROUP);
        assertThat(untouched).isEqualTo(here.get(source, GROUP));
    }

    @Test
    void twoHostNamesAreExchanged() {
        here.put(
                source,
                PLAIN,
                "{\"value\":\"https://a.example https://B.example:1/ https://a.example.b.example\"}",
                null);
        here.backUp(source, "b");

        here.restore(
                target, "b", mapping(Map.of("a.example", "b.example", "b.example", "a.example"), Map.of(), Map.of()));

        assertThat(document(PLAIN))
                .isEqualTo("{\"value\":\"https://b.example https://a.example:1/ https://a.example.b.example\"}");
    }

    @Test
    void aMappingOfWhatIsNotThereIsRefused() {
        here.put(target, BOB, "{\"email\":\"b@x.example\"}", null);
        here.backUp(source, "b");

        LongRunningOperation operation =
                here.restore(target, "b", mapping(Map.of(), Map.of("ordres", "https://x.example"), Map.of()));

        assertThat(operation.state()).isEqualTo(State.FAILED);
        assertThat(operation.errorMessage())
                .isEqualTo(
                        "Cannot restore: the mapping names backends 'ordres', which the backup does not hold; correct"
                                + " holdfast.mapping");
        assertThat(here.get(target, BOB)).isNotNull();
    }
}
