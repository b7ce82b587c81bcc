package io.holdfast.entities;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links with names of their own and links named by what they lead to are one truth. */
class NamedLinksTest extends ServiceCase {

    /** Each kind: the collection with own names, the member, what it names, the plain link. */
    @ParameterizedTest
    @CsvSource({
        "products/p/apiLinks, apiId, apis/echo-api, products/p/apis/echo-api",
        "products/p/groupLinks, groupId, groups/guests, products/p/groups/guests",
        "tags/t/apiLinks, apiId, apis/echo-api, apis/echo-api/tags/t",
        "tags/t/productLinks, productId, products/starter, products/starter/tags/t",
        "tags/t/operationLinks, operationId, apis/echo-api/operations/retrieve-resource,"
                + " apis/echo-api/operations/retrieve-resource/tags/t",
        "workspaces/w/products/p/apiLinks, apiId, workspaces/w/apis/a, workspaces/w/products/p/apis/a",
        "workspaces/w/products/p/groupLinks, groupId, workspaces/w/groups/g, workspaces/w/products/p/groups/g",
        "workspaces/w/tags/t/apiLinks, apiId, workspaces/w/apis/a, workspaces/w/apis/a/tags/t",
        "workspaces/w/tags/t/productLinks, productId, workspaces/w/products/p, workspaces/w/products/p/tags/t"
    })
    void areTheSameInBothForms(String collection, String member, String far, String plain) {
        workspace();
        put("products/p", "{'displayName':'P'}");
        fixture.delete("products/p/groups/administrators");
        put("tags/t", "{'displayName':'T'}");
        String body = "{'" + member + "':'/" + far + "'}";

        assertThat(put(collection + "/mine", body)).isEqualTo(201);
        assertThat(put(collection + "/mine", body)).isEqualTo(200);
        assertThat(fixture.call("HEAD", plain, "").status()).isEqualTo(plain.contains("/tags/") ? 200 : 204);
        assertThat(fixture.get(collection + "/MINE").toString())
                .isEqualTo("{\"id\":\"" + id(collection + "/mine") + "\",\"type\":\"Microsoft.ApiManagement/service/"
                        + collection.replaceAll("/[^/]+/", "/") + "\",\"name\":\"mine\",\"properties\":{\"" + member
                        + "\":\"" + id(far) + "\"}}");
        assertThat(names(collection)).containsExactly("mine");

        put(plain, "{}");
        assertThat(names(collection))
                .as("a PUT of the plain link keeps the name")
                .containsExactly("mine");
        fixture.delete(plain);
        assertThat(names(collection)).isEmpty();
        Refusals.status(404, "ResourceNotFound", () -> fixture.get(collection + "/mine"));

        assertThat(put(plain, "{}")).isEqualTo(201);
        String name = names(collection).getFirst();
        assertThat(name).matches("[0-9a-f]{24}");
        assertThat(fixture.get(collection + "/" + name)
                        .path("properties")
                        .path(member)
                        .asString())
                .isEqualTo(id(far));
        assertThat(fixture.call("DELETE", collection + "/" + name, "").status()).isEqualTo(200);
        assertThat(fixture.call("DELETE", collection + "/" + name, "").status()).isEqualTo(204);
        Refusals.status(404, "ResourceNotFound", () -> fixture.call("HEAD", plain, ""));
    }

    /** As under {@code products/p/apis}: a release must not leave the link behind. */
    @Test
    void aLinkToARevisionIsOneToTheApi() {
        put("apis/echo-api;rev=2", "{'sourceApiId':'/apis/echo-api'}");
        put("products/of-revisions", "{'displayName':'Of revisions'}");
        put("products/of-revisions/apiLinks/l", "{'apiId':'/apis/echo-api;rev=2'}");
        assertThat(names("products/of-revisions/apis")).containsExactly("echo-api");
    }

    @Test
    void takesOverALinkThatHasNoNameYetButNotOneThatHas() {
        assertThat(put("products/starter/apiLinks/mine", "{'apiId':'" + id("apis/echo-api") + "'}"))
                .isEqualTo(201);
        assertThat(names("products/starter/apiLinks")).containsExactly("mine");
        assertThat(fixture.get("products/starter/apis").path("count").asInt()).isEqualTo(1);
        assertThat(Refusals.validation(
                        "apiId", () -> put("products/starter/apiLinks/other", "{'apiId':'/apis/echo-api'}")))
                .isEqualTo("This link exists under the name 'mine'. Use that name, or delete it first.");
    }

    @Test
    void leadsElsewhereWhenItIsWrittenAnew() {
        put("apis/second", "{'path':'second'}");
        put("products/starter/apiLinks/mine", "{'apiId':'/apis/echo-api'}");
        assertThat(put("products/starter/apiLinks/mine", "{'apiId':'/apis/second'}"))
                .isEqualTo(200);
        assertThat(names("products/starter/apis")).containsExactly("second");
        assertThat(names("products/starter/apiLinks?$filter=" + encode("contains(apiId,'second')")))
                .containsExactly("mine");
        assertThat(names("products/starter/apiLinks?$filter=" + encode("apiId eq '/apis/echo-api'")))
                .isEmpty();
    }

    @Test
    void refusesWhatCannotBe() {
        assertThat(Refusals.validation("apiId", () -> put("products/starter/apiLinks/x", "{}")))
                .isEqualTo("apiId is required.");
        assertThat(Refusals.validation("apiId", () -> put("products/starter/apiLinks/x", "{'apiId':'/apis/none'}")))
                .isEqualTo("apiId must name an existing resource as /apis/{id}; '/apis/none' names none.");
        Refusals.validation("apiId", () -> put("products/starter/apiLinks/x", "{'apiId':'/groups/guests'}"));
        Refusals.validation("name", () -> put("products/starter/apiLinks/a%23b", "{'apiId':'/apis/echo-api'}"));
        Refusals.status(404, "ResourceNotFound", () -> put("products/none/apiLinks/x", "{'apiId':'/apis/echo-api'}"));
        Refusals.status(404, "ResourceNotFound", () -> fixture.get("products/none/apiLinks"));
        Refusals.status(405, "HttpMethodNotAllowed", () -> fixture.call("PATCH", "products/starter/apiLinks/x", "{}"));
        Refusals.status(
                412,
                "PreconditionFailed",
                () -> fixture.call(
                        "PUT",
                        "products/starter/apiLinks/x",
                        "{\"properties\":{\"apiId\":\"/apis/echo-api\"}}",
                        "If-Match",
                        "\"AAAAAAAAAAA=\""));
    }

    private static void workspace() {
        put("workspaces/w", "{'displayName':'W'}");
        put("workspaces/w/apis/a", "{'path':'a'}");
        put("workspaces/w/products/p", "{'displayName':'P'}");
        put("workspaces/w/groups/g", "{'displayName':'G'}");
        put("workspaces/w/tags/t", "{'displayName':'T'}");
    }

    @Test
    void doesNotLeadOutOfAWorkspace() {
        workspace();
        Refusals.validation("apiId", () -> put("workspaces/w/products/p/apiLinks/x", "{'apiId':'/apis/echo-api'}"));
        assertThat(put("workspaces/w/products/p/apiLinks/x", "{'apiId':'/apis/a'}"))
                .isEqualTo(201);
        Refusals.validation("apiId", () -> put("products/starter/apiLinks/x", "{'apiId':'/workspaces/w/apis/a'}"));
        Refusals.status(
                404,
                "InvalidResourceType",
                () -> fixture.call("GET", "products/starter/apiLinks?api-version=2022-08-01", ""));
    }

    @Test
    void goesWithEitherEnd() {
        put("tags/t", "{'displayName':'T'}");
        put("tags/t/apiLinks/mine", "{'apiId':'/apis/echo-api'}");
        fixture.delete("apis/echo-api");
        assertThat(names("tags/t/apiLinks")).isEmpty();
        assertThat(names("products/starter/apiLinks")).isEmpty();
    }
}
