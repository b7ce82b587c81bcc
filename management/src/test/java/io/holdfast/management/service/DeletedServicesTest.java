package io.holdfast.management.service;

import static io.holdfast.management.support.TestServer.BODY;
import static io.holdfast.management.support.TestServer.GROUP;
import static io.holdfast.management.support.TestServer.SERVICES;
import static io.holdfast.management.support.TestServer.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.arm.resource.FormerRoles;
import io.holdfast.entities.Entities;
import io.holdfast.entities.EntitySettings;
import io.holdfast.entities.KeyVaults;
import io.holdfast.management.support.TestServer;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ServiceId;
import io.holdfast.store.Change;
import io.holdfast.store.ConfigurationListener;
import io.holdfast.store.Service;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Services that are deleted, listed, brought back and purged, as {@code az apim deletedservice} speaks. */
class DeletedServicesTest {

    private static final String V = "?api-version=2022-08-01";
    private static final String PROVIDER = "/subscriptions/" + SUBSCRIPTION + "/providers/Microsoft.ApiManagement";
    private static final String RESTORE = BODY.replace("\"publisherName\"", "\"restore\":true,\"publisherName\"");

    @TempDir
    static Path directory;

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new TestServer(directory);
        server.put(GROUP + "?api-version=2021-04-01", "{\"location\":\"westus\"}");
        server.resources.set(Entities.resources(
                server.store,
                EntitySettings.DEFAULTS,
                KeyVaults.NONE,
                server.parts.roles(),
                server.roles,
                Clock.systemUTC()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static TestServer.Answer delete(String name, String version) {
        return server.send("owner", "DELETE", SERVICES + name + "?api-version=" + version, null);
    }

    private static String deleted(String name) {
        return PROVIDER + "/locations/West%20US/deletedservices/" + name + V;
    }

    @Test
    void isListedAndShownAndNothingElseKnowsIt() {
        var made = server.put(SERVICES + "Kept" + V, BODY);
        assertThat(delete("kept", "2022-08-01").status()).isEqualTo(200);

        var shown = server.get(deleted("KEPT"));

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.at("/id")).isEqualTo(PROVIDER + "/locations/westus/deletedservices/Kept");
        assertThat(shown.at("/type")).isEqualTo("Microsoft.ApiManagement/deletedservices");
        assertThat(shown.at("/location")).isEqualTo("West US");
        assertThat(shown.at("/properties/serviceId")).isEqualTo(made.at("/id"));
        Instant at = Instant.parse(shown.at("/properties/deletionDate"));
        assertThat(Instant.parse(shown.at("/properties/scheduledPurgeDate"))).isEqualTo(at.plus(Duration.ofDays(2)));
        assertThat(server.get(PROVIDER + "/deletedservices" + V)
                        .json()
                        .path("value")
                        .valueStream()
                        .map(each -> each.path("name").asString()))
                .contains("Kept");
        assertThat(server.get(deleted("kept").replace("West%20US", "eastus")).at("/error/code"))
                .isEqualTo("ServiceNotFound");
        assertThat(server.get(SERVICES + "Kept" + V).at("/error/code")).isEqualTo("ResourceNotFound");
        assertThat(server.post(PROVIDER + "/checkNameAvailability" + V, "{\"name\":\"kept\"}")
                        .at("/reason"))
                .isEqualTo("AlreadyExists");
        assertThat(delete("kept", "2022-08-01").status()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/apis?api-version=2022-08-01",
        "POST,/backup?api-version=2022-08-01",
        "POST,/restore?api-version=2022-08-01",
        "PUT,/providers/Holdfast.Recovery/backupPolicies/p?api-version=2026-11-01",
        "GET,/providers/Holdfast.Recovery/status?api-version=2026-11-01"
    })
    void nothingCanBeDoneWithIt(String method, String path) {
        server.put(SERVICES + "Still" + V, BODY);
        delete("Still", "2022-08-01");

        var answer = server.send("owner", method, SERVICES + "Still" + path, method.equals("GET") ? null : "{}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.at("/error/code")).isEqualTo("ResourceNotFound");
    }

    @Test
    void comesBackAsItWas() {
        var made = server.put(
                SERVICES + "Back" + V,
                BODY.replace("\"sku\"", "\"identity\":{\"type\":\"SystemAssigned\"},\"tags\":{\"a\":\"b\"},\"sku\""));
        var id = server.store.serviceNamed("back").orElseThrow().id();
        server.store
                .configuration(id)
                .write(t ->
                        t.put(new ResourceKey("tags", "", "t"), "tags/t", "{}".getBytes(StandardCharsets.UTF_8), null));
        delete("Back", "2022-08-01");

        var refused = server.put(SERVICES + "back" + V, BODY);
        var elsewhere = server.put(SERVICES + "back" + V, RESTORE.replace("westus", "eastus"));
        var back = server.put(SERVICES + "back" + V, RESTORE.replace("\"A\"", "\"ignored\""));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/error/code")).isEqualTo("ServiceAlreadyExistsInSoftDeletedState");
        assertThat(refused.at("/error/message"))
                .isEqualTo("Api service Back was soft-deleted. In order to create the new service with the same name,"
                        + " you have to either undelete the service or purge it. See https://aka.ms/apimsoftdelete.");
        assertThat(elsewhere.at("/error/code")).isEqualTo("InvalidResourceLocation");
        assertThat(back.status()).isEqualTo(201);
        assertThat(back.at("/properties/publisherName")).isEqualTo("A");
        assertThat(back.json().path("tags")).isEqualTo(made.json().path("tags"));
        assertThat(back.json().path("identity")).isEqualTo(made.json().path("identity"));
        assertThat(server.store.configuration(id).get(new ResourceKey("tags", "", "t")))
                .isPresent();
        assertThat(server.get(deleted("Back")).status()).isEqualTo(404);
    }

    @Test
    void restoreIsRefusedWhereThereIsNothingToBringBack() {
        server.put(SERVICES + "Alive" + V, BODY);

        var alive = server.put(SERVICES + "Alive" + V, RESTORE);
        var unknown = server.put(SERVICES + "Unknown" + V, RESTORE);

        assertThat(alive.status()).isEqualTo(400);
        assertThat(alive.at("/error/message")).contains("'properties.restore'", "is not deleted");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.at("/error/message")).contains("no deleted service 'Unknown'");
        // Before the member was known, it says nothing.
        assertThat(server.put(SERVICES + "Alive?api-version=2019-12-01", RESTORE)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anotherServiceMayHaveTakenItsHost() {
        String host = BODY.replace(
                "\"publisherName\"",
                "\"hostnameConfigurations\":[{\"type\":\"Proxy\",\"hostName\":\"taken.example.test\"}],\"publisherName\"");
        server.put(SERVICES + "First" + V, host);
        delete("First", "2022-08-01");
        assertThat(server.put(SERVICES + "Second" + V, host).status()).isEqualTo(201);

        var back = server.put(SERVICES + "First" + V, RESTORE);

        assertThat(back.status()).isEqualTo(400);
        assertThat(back.at("/error/message")).contains("taken.example.test");
        assertThat(server.get(deleted("First")).status()).isEqualTo(200);
    }

    @Test
    void isPurgedAndItsNameIsFree() {
        server.put(SERVICES + "Purged" + V, BODY);
        delete("Purged", "2022-08-01");

        var purged = server.send("owner", "DELETE", deleted("purged"), null);

        assertThat(purged.status()).isEqualTo(202);
        assertThat(purged.at("/name")).isEqualTo("Purged");
        assertThat(purged.header("Retry-After")).isEqualTo("1");
        var polled = server.get(purged.header("Location"));
        assertThat(polled.status()).isEqualTo(200);
        assertThat(polled.body()).isEmpty();
        var gone = server.get(deleted("purged"));
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.at("/error/message")).isEqualTo("Api service does not exist: purged");
        assertThat(server.send("owner", "DELETE", deleted("purged"), null).status())
                .isEqualTo(204);
        assertThat(server.put(SERVICES + "Purged" + V, BODY).status()).isEqualTo(201);
    }

    @Test
    void oldVersionsDeleteForGood() {
        server.put(SERVICES + "Hard" + V, BODY);

        assertThat(delete("Hard", "2019-12-01").status()).isEqualTo(200);

        assertThat(server.get(deleted("Hard")).status()).isEqualTo(404);
        assertThat(server.put(SERVICES + "Hard" + V, BODY).status()).isEqualTo(201);
    }

    @Test
    void comesBackIntoAGroupThatWasMadeAgain() {
        String group = GROUP + "-again";
        String core = "?api-version=2021-04-01";
        String service = SERVICES.replace("/rg1/", "/rg1-again/") + "Grouped" + V;
        server.put(group + core, "{\"location\":\"westus\"}");
        server.put(service, BODY);
        assertThat(server.send("owner", "DELETE", group + core, null).status()).isEqualTo(202);
        assertThat(server.put(service, RESTORE).at("/error/code")).isEqualTo("ResourceGroupNotFound");

        server.put(group + core, "{\"location\":\"westus\"}");

        assertThat(server.put(service, RESTORE).status()).isEqualTo(201);
    }

    private static void assign(String scope, String name) {
        var assigned = server.put(
                scope + "/providers/Microsoft.Authorization/roleAssignments/" + name + "?api-version=2022-04-01",
                "{\"properties\":{\"roleDefinitionId\":\"/providers/Microsoft.Authorization/roleDefinitions/"
                        + "71522526-b88f-4d52-b57f-d31fc3546d0d\",\"principalId\":\""
                        + TestServer.principal("former").objectId() + "\"}}");
        assertThat(assigned.status()).as(assigned.body()).isEqualTo(201);
    }

    private static int read(String path) {
        return server.send("former", "GET", path + V, null).status();
    }

    /** U+017F is S in upper case, but another letter: roles at the one group say nothing of the other. */
    @Test
    void aGroupThatOnlyLooksAlikeIsAnotherOne() {
        String groups = "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/";
        String version = "?api-version=2021-04-01";
        String service = groups + "sole/providers/Microsoft.ApiManagement/service";
        String alike = groups + "%C5%BFole";
        server.put(groups + "sole" + version, "{\"location\":\"westus\"}");
        server.put(alike + version, "{\"location\":\"westus\"}");
        assertThat(server.put(service + "/Sole" + V, BODY).status()).isEqualTo(201);

        assertThat(server.get(alike + "/providers/Microsoft.ApiManagement/service" + V)
                        .json()
                        .path("value"))
                .isEmpty();
        assertThat(server.send("owner", "DELETE", alike + version, null).status())
                .isEqualTo(202);
        assertThat(server.get(service.replace("sole", "SOLE") + "/Sole" + V).status())
                .isEqualTo(200);
    }

    /** A new service opens itself to nobody because of its name; one that comes back is what it was. */
    @Test
    void rolesComeBackWithItAndDoNotHoldForAnother() {
        String service = SERVICES + "Roles";
        server.put(service + V, BODY);
        assign(service, "cccccccc-0000-4000-8000-000000000001");
        assign(service + "/apis/echo-api", "cccccccc-0000-4000-8000-000000000002");
        delete("Roles", "2022-08-01");
        server.put(service + V, RESTORE);
        assertThat(read(service)).isEqualTo(200);

        delete("Roles", "2022-08-01");
        server.send("owner", "DELETE", deleted("Roles"), null);
        server.put(service + V, BODY);

        assertThat(read(service)).isEqualTo(403);
        assertThat(read(service + "/apis/echo-api")).isEqualTo(403);
    }

    /** A server that ends in between has forgotten nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"2019-12-01", "2022-08-01", "group"})
    void thatItHadRolesIsKnownBeforeItIsDeleted(String how) {
        String name = "Known" + how.substring(0, 4);
        String group = GROUP + "-known";
        String core = "?api-version=2021-04-01";
        server.put(group + core, "{\"location\":\"westus\"}");
        server.put(SERVICES.replace("/rg1/", "/rg1-known/") + name + V, BODY);
        var id = server.store.serviceNamed(name).orElseThrow().id();
        var known = new AtomicBoolean();
        server.store.subscribe(new ConfigurationListener() {
            @Override
            public void changed(ServiceId service, List<Change> changes) {}

            @Override
            public void replaced(Service service) {}

            @Override
            public void updated(Service service) {}

            @Override
            public void removed(ServiceId service) {
                if (service.equals(id)) {
                    known.set(server.store
                            .records()
                            .get(FormerRoles.KIND, id.key())
                            .isPresent());
                }
            }
        });

        var answer = how.equals("group")
                ? server.send("owner", "DELETE", group + core, null)
                : server.send("owner", "DELETE", id + "?api-version=" + how, null);

        assertThat(answer.status()).isBetween(200, 202);
        assertThat(known).isTrue();
    }

    /** They would count among those that a deployment may have. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingIsLeftOfRolesAtWhatIsGoneForGood(boolean purged) {
        String service = SERVICES + "Gone" + purged;
        server.put(service + V, BODY);
        assign(service, UUID.randomUUID().toString());
        assign(service + "/apis/echo-api", UUID.randomUUID().toString());
        if (purged) {
            delete("Gone" + purged, "2022-08-01");
            assertThat(assignedBelow(service)).isEqualTo(2);
            server.send("owner", "DELETE", deleted("Gone" + purged), null);
        } else {
            delete("Gone" + purged, "2019-12-01");
        }

        assertThat(assignedBelow(service)).isZero();
        assertThat(server.store.records().ids(FormerRoles.KIND)).doesNotContain(service.toLowerCase(Locale.ROOT));
    }

    /** The store removes a service by itself when its time is over; the next deletion tidies up. */
    @Test
    void rolesOfAServiceWhoseTimeIsOverAreForgotten() {
        String service = SERVICES + "Over";
        String kept = SERVICES + "Kept-roles";
        String role = UUID.randomUUID().toString();
        server.put(kept + V, BODY);
        assign(service, role);
        var records = server.store.records();
        String assigned = new String(records.get("role-assignments", role).orElseThrow(), StandardCharsets.UTF_8)
                .replaceAll("(\"updated\":)\"[^\"]*\"", "$1\"2020-01-01T00:00:00Z\"");
        records.put("role-assignments", role, assigned.getBytes(StandardCharsets.UTF_8));
        byte[] longAgo = "{\"deleted\":1600000000000}".getBytes(StandardCharsets.UTF_8);
        records.put(FormerRoles.KIND, service, longAgo);
        records.put(FormerRoles.KIND, kept, longAgo); // left by a deletion that was cut off

        server.put(SERVICES + "Other" + V, BODY);
        delete("Other", "2022-08-01");

        assertThat(assignedBelow(service)).isZero();
        assertThat(records.ids(FormerRoles.KIND))
                .doesNotContain(service.toLowerCase(Locale.ROOT))
                .contains(kept.toLowerCase(Locale.ROOT), (SERVICES + "Other").toLowerCase(Locale.ROOT));
    }

    private static long assignedBelow(String scope) {
        return server.roles.assignments().stream()
                .filter(assignment -> assignment.scope().startsWith(scope))
                .count();
    }

    @Test
    void rolesAtWhatIsDeletedBelowAServiceAreGone() {
        String service = SERVICES + "Below";
        String workspace = service + "/workspaces/team";
        String group = "{\"properties\":{\"displayName\":\"Team\"}}";
        server.put(service + V, BODY);
        server.put(workspace + V.replace("2022-08-01", "2024-05-01"), group);
        assign(workspace, "cccccccc-0000-4000-8000-000000000003");
        String asked = workspace + V.replace("2022-08-01", "2024-05-01");
        assertThat(server.send("former", "GET", asked, null).status()).isEqualTo(200);
        var gone = server.send("owner", "DELETE", asked, null, "If-Match", "*");
        assertThat(gone.status()).as(gone.body()).isEqualTo(200);
        server.put(asked, group);

        assertThat(server.send("former", "GET", asked, null).status()).isEqualTo(403);
    }

    @Test
    void rolesAtADeletedGroupAreGone() {
        String group = "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/former";
        String version = "?api-version=2021-04-01";
        server.put(group + version, "{\"location\":\"westus\"}");
        assign(group, "cccccccc-0000-4000-8000-000000000004");
        server.send("owner", "DELETE", group + version, null);
        server.put(group + version, "{\"location\":\"westus\"}");

        assertThat(server.send("former", "GET", group + "/providers/Microsoft.ApiManagement/service" + V, null)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whoMayOnlyReadServicesPurgesNone() {
        server.put(SERVICES + "Safe" + V, BODY);
        delete("Safe", "2022-08-01");

        assertThat(server.send("stranger", "DELETE", deleted("Safe"), null).at("/error/message"))
                .contains("Microsoft.ApiManagement/locations/deletedservices/delete");
        assertThat(server.send("stranger", "GET", PROVIDER + "/deletedservices" + V, null)
                        .status())
                .isEqualTo(403);
    }
}
