package io.holdfast.entities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TagViewsTest extends ServiceCase {

    private static final String OPERATION = "apis/echo-api/operations/retrieve-resource";

    @BeforeEach
    void tag() {
        put("apis/second", "{'path':'second','displayName':'Second','serviceUrl':'https://second.example'}");
        put("tags/blue", "{'displayName':'Blue'}");
        put("tags/red", "{'displayName':'Red'}");
        put("tags/unused", "{'displayName':'Unused'}");
        put("apis/echo-api/tags/blue", "{}");
        put("apis/echo-api/tags/red", "{}");
        put(OPERATION + "/tags/red", "{}");
        put("products/starter/tags/blue", "{}");
    }

    @Test
    void showsEachPairOfAnApiAndATag() {
        JsonNode list = fixture.get("apisByTags");
        assertThat(list.path("count").asInt()).isEqualTo(2);
        JsonNode first = list.path("value").get(0);
        assertThat(first.path("tag").toString()).isEqualTo("{\"id\":\"" + id("tags/blue") + "\",\"name\":\"Blue\"}");
        JsonNode api = first.path("api");
        assertThat(api.path("id").asString()).isEqualTo(id("apis/echo-api"));
        assertThat(api.path("name").asString()).isEqualTo("Echo API");
        assertThat(api.path("path").asString()).isEqualTo("echo");
        assertThat(api.path("apiRevision").asString()).isEqualTo("1");
        assertThat(api.has("properties")).isFalse();
    }

    @Test
    void addsWhatHasNoTagWhenAsked() {
        JsonNode all = fixture.get("apisByTags?includeNotTaggedApis=true").path("value");
        assertThat(all.size()).isEqualTo(3);
        assertThat(all.get(2).has("tag")).isFalse();
        assertThat(all.get(2).path("api").path("name").asString()).isEqualTo("Second");
        assertThat(fixture.get("productsByTags?includeNotTaggedProducts=true")
                        .path("count")
                        .asInt())
                .isEqualTo(2);
        assertThat(fixture.get("apis/echo-api/operationsByTags?includeNotTaggedOperations=true")
                        .path("count")
                        .asInt())
                .isEqualTo(6);
    }

    @Test
    void showsOperationsAndProducts() {
        JsonNode operation = fixture.get("apis/echo-api/operationsByTags")
                .path("value")
                .get(0)
                .path("operation");
        assertThat(operation.path("id").asString()).isEqualTo(id(OPERATION));
        assertThat(operation.path("apiName").asString()).isEqualTo("Echo API");
        assertThat(operation.path("method").asString()).isEqualTo("GET");
        assertThat(operation.path("urlTemplate").asString()).isEqualTo("/resource");
        JsonNode product = fixture.get("productsByTags").path("value").get(0).path("product");
        assertThat(product.path("name").asString()).isEqualTo("Starter");
        assertThat(product.path("state").asString()).isEqualTo("published");
        Refusals.status(404, "ResourceNotFound", () -> fixture.get("apis/none/operationsByTags"));
    }

    @Test
    void listsAndFiltersAllKindsTogether() {
        assertThat(kinds("tagResources")).containsExactly("api", "api", "operation", "product");
        assertThat(kinds("tagResources?$filter=" + encode("method eq 'GET'"))).containsExactly("operation");
        assertThat(kinds("tagResources?$filter=" + encode("aid eq 'starter'"))).containsExactly("product");
        assertThat(kinds("tagResources?$top=1&$skip=3")).containsExactly("product");
        assertThat(fixture.get("tagResources?$top=3").path("nextLink").asString())
                .endsWith("skip=3");
        Refusals.validation("$filter", () -> fixture.get("apisByTags?$filter=" + encode("terms eq 'x'")));
    }

    @Test
    void listsOnlyWhatHasATag() {
        assertThat(names("apis?tags=blue")).containsExactly("echo-api");
        assertThat(names("apis?tags=unused,RED")).containsExactly("echo-api");
        assertThat(names("apis?tags=unused")).isEmpty();
        assertThat(names("apis?tags=true")).containsExactly("echo-api", "second");
        assertThat(names("products?tags=blue")).containsExactly("starter");
        assertThat(names("apis/echo-api/operations?tags=red")).containsExactly("retrieve-resource");
        assertThat(fixture.get("apis?tags=blue").path("count").asInt()).isEqualTo(1);
    }

    @Test
    void listsTheTagsOfAScope() {
        assertThat(names("tags?scope=apis")).containsExactly("blue", "red");
        assertThat(names("tags?scope=products")).containsExactly("blue");
        assertThat(names("tags?scope=apis/second")).isEmpty();
        assertThat(names("tags?scope=/apis/echo-api/&$filter=" + encode("displayName eq 'Red'")))
                .containsExactly("red");
        Refusals.validation("scope", () -> fixture.get("tags?scope=groups"));
    }

    @Test
    void describesATagInAnApi() {
        assertThat(put(
                        "apis/echo-api/tagDescriptions/blue",
                        "{'description':'Sky','externalDocsUrl':'https://x.example'}"))
                .isEqualTo(201);
        JsonNode properties = properties("apis/echo-api/tagDescriptions/blue");
        assertThat(properties.path("tagId").asString()).isEqualTo(id("tags/blue"));
        assertThat(properties.path("displayName").asString()).isEqualTo("Blue");
        fixture.patch("tags/blue", "{\"displayName\":\"Azure\"}");
        assertThat(names("apis/echo-api/tagDescriptions?$filter=" + encode("displayName eq 'Azure'")))
                .containsExactly("blue");
        Refusals.validation("tagId", () -> put("apis/echo-api/tagDescriptions/none", "{}"));
        fixture.delete("tags/blue");
        assertThat(names("apis/echo-api/tagDescriptions")).isEmpty();
    }

    private static List<String> kinds(String list) {
        return fixture.get(list)
                .path("value")
                .valueStream()
                .map(entry -> entry.propertyNames().stream()
                        .filter(name -> !name.equals("tag"))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }
}
