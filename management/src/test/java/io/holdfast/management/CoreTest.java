package io.holdfast.management;

import static io.holdfast.management.support.TestServer.GROUP;
import static io.holdfast.management.support.TestServer.SERVICES;
import static io.holdfast.management.support.TestServer.SUBSCRIPTION;
import static io.holdfast.management.support.TestServer.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.management.support.TestServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tools ask before they come to a service. */
class CoreTest {

    private static final String CORE = "?api-version=2021-04-01";

    @TempDir
    static Path directory;

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new TestServer(directory);
        server.makeService("Contoso");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void describesItselfAsACloud() {
        var first = server.send(null, "GET", "/metadata/endpoints?api-version=2015-01-01", null);
        var list = server.send(null, "GET", "/metadata/endpoints?api-version=2019-05-01", null);
        var one = server.send(null, "GET", "/metadata/endpoints?api-version=2022-09-01", null);

        assertThat(first.at("/authentication/loginEndpoint")).isEqualTo(server.url() + "/adfs");
        assertThat(first.at("/authentication/audiences/0")).isEqualTo("https://management.core.windows.net/");
        assertThat(first.json().has("graphEndpoint")).isTrue();
        assertThat(first.json().has("galleryEndpoint")).isTrue();
        assertThat(list.at("/0/resourceManager")).isEqualTo(server.url() + "/");
        assertThat(list.at("/0/name")).isEqualTo("Holdfast");
        assertThat(one.at("/authentication/loginEndpoint")).isEqualTo(server.url() + "/adfs");
        assertThat(one.at("/suffixes/storage")).isEqualTo("core.windows.net");
        assertThat(server.send(null, "GET", "/metadata/endpoints", null).status())
                .isEqualTo(400);
    }

    @Test
    void listsTenantsSubscriptionsAndLocations() {
        assertThat(server.get("/tenants" + CORE).at("/value/0/tenantId")).isEqualTo(TENANT);
        var subscriptions = server.get("/subscriptions?api-version=2019-11-01");
        assertThat(subscriptions.at("/value/0/id")).isEqualTo("/subscriptions/" + SUBSCRIPTION);
        assertThat(subscriptions.at("/value/0/state")).isEqualTo("Enabled");
        assertThat(subscriptions.at("/count/value")).isEqualTo("1");
        assertThat(server.get("/subscriptions/" + SUBSCRIPTION + CORE).at("/displayName"))
                .isEqualTo("Default");
        assertThat(server.get("/subscriptions/" + SUBSCRIPTION + "/locations" + CORE)
                        .at("/value/0/name"))
                .isEqualTo("eastus");
    }

    @Test
    void hidesSubscriptionsFromThoseWhoHaveNoPartInThem() {
        assertThat(server.send("nobody", "GET", "/subscriptions" + CORE, null)
                        .json()
                        .path("value"))
                .isEmpty();
        assertThat(server.send("nobody", "GET", "/subscriptions/" + SUBSCRIPTION + CORE, null)
                        .status())
                .isEqualTo(403);
        assertThat(server.send("nobody", "GET", "/subscriptions/" + SUBSCRIPTION + "/resourceGroups" + CORE, null)
                        .json()
                        .path("value"))
                .isEmpty();
        assertThat(server.send("nobody", "GET", "/subscriptions/" + SUBSCRIPTION + "/resources" + CORE, null)
                        .json()
                        .path("value"))
                .isEmpty();
        server.put(
                SERVICES
                        + "Contoso/providers/Microsoft.Authorization/roleAssignments/44444444-4444-4444-4444-444444444444?api-version=2022-04-01",
                "{\"properties\":{\"roleDefinitionId\":\"/providers/Microsoft.Authorization/roleDefinitions/71522526-b88f-4d52-b57f-d31fc3546d0d\",\"principalId\":\""
                        + TestServer.principal("guest").objectId() + "\"}}");
        assertThat(server.send("guest", "GET", "/subscriptions" + CORE, null)
                        .json()
                        .path("value"))
                .hasSize(1);
    }

    @Test
    void keepsResourceGroups() {
        String group = GROUP + "-made";
        var made = server.put(group + CORE, "{\"location\":\"West Europe\",\"tags\":{\"a\":\"b\"}}");
        var again = server.put(
                group.toUpperCase(java.util.Locale.ROOT).replace("/SUBSCRIPTIONS", "/subscriptions") + CORE,
                "{\"location\":\"westeurope\"}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body())
                .isEqualTo(
                        "{\"id\":\"" + group
                                + "\",\"name\":\"rg1-made\",\"type\":\"Microsoft.Resources/resourceGroups\","
                                + "\"location\":\"westeurope\",\"tags\":{\"a\":\"b\"},\"properties\":{\"provisioningState\":\"Succeeded\"}}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.at("/name")).isEqualTo("rg1-made");
        assertThat(again.json().path("tags")).isEmpty();
        assertThat(server.put(group + CORE, "{\"location\":\"eastus\"}").at("/error/code"))
                .isEqualTo("InvalidResourceGroupLocation");
        assertThat(server.put(group + CORE, "{}").at("/error/code")).isEqualTo("LocationRequired");
        assertThat(server.put(group + ".." + CORE, "{\"location\":\"eastus\"}").status())
                .isEqualTo(400);
        assertThat(server.send("owner", "PATCH", group + CORE, "{\"tags\":{\"c\":\"d\"}}")
                        .at("/tags/c"))
                .isEqualTo("d");
        var deleted = server.send("owner", "DELETE", group + CORE, null);
        assertThat(deleted.status()).isEqualTo(202);
        assertThat(deleted.header("Retry-After")).isEqualTo("1");
        assertThat(server.get(deleted.header("Location")).status()).isEqualTo(200);
        assertThat(server.get(group + CORE).status()).isEqualTo(404);
    }

    @Test
    void deletesAGroupWithItsServices() {
        server.put(GROUP + "-full" + CORE, "{\"location\":\"westus\"}");
        String service = SERVICES.replace("/rg1/", "/rg1-full/") + "inside?api-version=2022-08-01";
        server.put(service, TestServer.BODY);

        assertThat(server.send("owner", "DELETE", GROUP + "-full" + CORE, null).status())
                .isEqualTo(202);

        assertThat(server.store.serviceNamed("inside")).isEmpty();
        assertThat(server.store.deleted().named("inside")).isPresent();
        assertThat(server.store.serviceNamed("contoso")).isPresent();
    }

    @Test
    void describesItsProviders() {
        var provider = server.get("/subscriptions/" + SUBSCRIPTION + "/providers/microsoft.apimanagement" + CORE);

        assertThat(provider.at("/namespace")).isEqualTo("Microsoft.ApiManagement");
        assertThat(provider.at("/registrationState")).isEqualTo("Registered");
        assertThat(provider.at("/resourceTypes/0/resourceType")).isEqualTo("service");
        assertThat(provider.json()
                        .at("/resourceTypes/0/apiVersions")
                        .valueStream()
                        .map(v -> v.asString())
                        .toList())
                .startsWith("2026-09-01-preview")
                .contains("2024-05-01", "2021-08-01");
        assertThat(server.post(
                                "/subscriptions/" + SUBSCRIPTION + "/providers/Microsoft.ApiManagement/register" + CORE,
                                "")
                        .status())
                .isEqualTo(200);
        assertThat(server.get("/subscriptions/" + SUBSCRIPTION + "/providers/Microsoft.Nothing" + CORE)
                        .at("/error/code"))
                .isEqualTo("InvalidResourceNamespace");
        assertThat(server.get("/providers/Microsoft.ApiManagement/operations?api-version=2022-08-01")
                        .body())
                .contains("Microsoft.ApiManagement/service/backup/action");
    }

    @Test
    void filtersResources() {
        String all = "/subscriptions/" + SUBSCRIPTION + "/resources" + CORE + "&%24filter=";

        assertThat(server.get(all + "name%20eq%20%27contoso%27").json().path("value"))
                .hasSize(1);
        assertThat(server.get(all + "resourceType%20eq%20%27Microsoft.Web/sites%27")
                        .json()
                        .path("value"))
                .isEmpty();
        assertThat(server.get(all + "name%20eq%20%27" + "a".repeat(6_000) + "%27")
                        .status())
                .isEqualTo(200);
        for (String wrong : List.of("name%20ne%20%27x%27", "tagValue%20eq%20%27x%27", "name%20eq%20%27x%27%20or%20a")) {
            assertThat(server.get(all + wrong).at("/error/code")).isEqualTo("InvalidFilterInQueryString");
        }
    }

    @Test
    void findsResourcesByTheirTags() {
        String made = SERVICES + "Tagged?api-version=2022-08-01";
        server.put(made, TestServer.BODY.replace("\"sku\"", "\"tags\":{\"Team\":\"a and b\"},\"sku\""));
        String all = GROUP + "/resources" + CORE + "&%24expand=createdTime,changedTime,provisioningState&%24filter=";

        var byValue = server.get(all + "tagname%20eq%20%27team%27%20and%20tagvalue%20eq%20%27a%20and%20b%27");
        var byName = server.get(all + "tagName%20eq%20%27TEAM%27");

        assertThat(byValue.json().path("value")).hasSize(1);
        assertThat(byName.json()).isEqualTo(byValue.json());
        assertThat(byValue.at("/value/0/name")).isEqualTo("Tagged");
        assertThat(byValue.at("/value/0/tags/Team")).isEqualTo("a and b");
        assertThat(byValue.at("/value/0/provisioningState")).isEqualTo("Succeeded");
        assertThat(byValue.at("/value/0/createdTime")).endsWith("Z");
        assertThat(server.get(all + "tagName%20eq%20%27team%27%20and%20tagValue%20eq%20%27A%20and%20b%27")
                        .json()
                        .path("value"))
                .isEmpty();
        assertThat(server.get(GROUP + "/resources" + CORE + "&%24top=1").json().path("value"))
                .hasSize(1);
        assertThat(server.get(GROUP + "/resources" + CORE + "&%24top=0").status())
                .isEqualTo(400);
    }

    @Test
    void rolesOfOnesOwnCountAtOnceAtAChildOfAService() {
        String version = "?api-version=2022-04-01";
        String echo = SERVICES + "Contoso/apis/echo";
        String role = "bbbbbbbb-0000-4000-8000-000000000001";
        String assignment = echo
                + "/providers/Microsoft.Authorization/roleAssignments/bbbbbbbb-0000-4000-8000-000000000002" + version;
        var made = server.put(
                GROUP + "/providers/Microsoft.Authorization/roleDefinitions/" + role + version,
                "{\"properties\":{\"roleName\":\"API reader\",\"assignableScopes\":[\"" + GROUP
                        + "\"],\"permissions\":[{\"actions\":[\"Microsoft.ApiManagement/service/apis/read\"]}]}}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        String api = echo + "?api-version=2022-08-01";
        assertThat(server.send("dev", "GET", api, null).status()).isEqualTo(403);

        var assigned = server.put(
                assignment,
                "{\"properties\":{\"roleDefinitionId\":\"" + role + "\",\"principalId\":\""
                        + TestServer.principal("dev").objectId() + "\"}}");

        assertThat(assigned.status()).as(assigned.body()).isEqualTo(201);
        assertThat(server.send("dev", "GET", api, null).status()).isEqualTo(200);
        assertThat(server.send("dev", "PUT", api, "{}").status()).isEqualTo(403);
        assertThat(server.send("dev", "GET", api.replace("echo", "other"), null).status())
                .isEqualTo(403);
        assertThat(server.get(echo + "/providers/Microsoft.Authorization/roleAssignments" + version
                                + "&%24filter=principalId%20eq%20%27"
                                + TestServer.principal("dev").objectId() + "%27")
                        .at("/value/0/properties/scope"))
                .isEqualTo(echo);
        assertThat(server.send("owner", "DELETE", assignment, null).status()).isEqualTo(200);
        assertThat(server.send("dev", "GET", api, null).status()).isEqualTo(403);
    }

    @Test
    void managesRoles() {
        var roles = server.get("/subscriptions/" + SUBSCRIPTION
                + "/providers/Microsoft.Authorization/roleDefinitions?api-version=2022-04-01");

        assertThat(roles.json()
                        .path("value")
                        .valueStream()
                        .map(role -> role.at("/properties/roleName").asString())
                        .toList())
                .containsAll(List.of("Owner", "API Management Service Operator Role"));
        assertThat(server.get("/providers/Microsoft.Authorization/nothing?api-version=2022-04-01")
                        .status())
                .isEqualTo(404);
    }
}
