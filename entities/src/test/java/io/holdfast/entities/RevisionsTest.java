package io.holdfast.entities;

import static io.holdfast.entities.Fixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.arm.ArmResponse;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Revisions of an API, releases, and copies. */
class RevisionsTest {

    private static final String API =
            "{\"displayName\":\"Pets\",\"path\":\"pets\",\"serviceUrl\":\"http://one.example\",\"description\":\"All\"}";
    private static final String POLICY = "{\"format\":\"rawxml\",\"value\":\"<policies><inbound><set-header"
            + " name='r' exists-action='override'><value>1</value></set-header></inbound></policies>\"}";

    @TempDir
    static Path directory;

    static Fixture fixture;

    @BeforeAll
    static void open() {
        fixture = new Fixture(directory);
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @BeforeEach
    void create() {
        fixture.renew();
        fixture.put("apis/Pets", API);
        operation("apis/Pets", "list", "/");
        operation("apis/Pets", "gone", "/gone");
        fixture.put("apis/Pets/policies/policy", POLICY);
        fixture.put("apis/Pets/operations/list/policies/policy", POLICY);
        fixture.put("tags/t", "{\"displayName\":\"T\"}");
        fixture.put("apis/Pets/operations/list/tags/t", "{}");
        fixture.put("products/p", "{\"displayName\":\"P\"}");
        fixture.put("products/p/apis/Pets", "{}");
        fixture.put("subscriptions/s", "{\"displayName\":\"S\",\"scope\":\"/apis/Pets\"}");
    }

    @Test
    void aRevisionIsACopyOfItsSource() {
        ArmResponse created = fixture.put(
                "apis/pets;REV=2",
                "{\"sourceApiId\":\"/apis/pets\",\"apiRevisionDescription\":\"Next\",\"serviceUrl\":\"http://two.example\"}");
        assertThat(created.status()).isEqualTo(201);
        ObjectNode item = json(created);
        assertThat(item.path("name").asString()).isEqualTo("Pets;rev=2");
        assertThat(item.path("id").asString()).isEqualTo(Fixture.SERVICE + "/apis/Pets;rev=2");
        JsonNode properties = item.path("properties");
        assertThat(properties.path("apiRevision").asString()).isEqualTo("2");
        assertThat(properties.path("isCurrent").asBoolean(true)).isFalse();
        assertThat(properties.path("path").asString()).isEqualTo("pets");
        assertThat(properties.path("description").asString()).isEqualTo("All");
        assertThat(properties.path("serviceUrl").asString()).isEqualTo("http://two.example");
        assertThat(properties.path("apiRevisionDescription").asString()).isEqualTo("Next");
        assertThat(properties.path("sourceApiId").isNull()).isTrue();

        assertThat(names("apis/pets;rev=2/operations")).containsExactly("gone", "list");
        assertThat(fixture.get("apis/pets;rev=2/operations/list/policies/policy")
                        .path("id")
                        .asString())
                .isEqualTo(Fixture.SERVICE + "/apis/Pets;rev=2/operations/list/policies/policy");
        assertThat(names("apis/pets;rev=2/operations/list/tags")).containsExactly("t");
        assertThat(names("apis/pets;rev=2/policies")).containsExactly("policy");
    }

    @Test
    void oneRevisionDoesNotTouchTheOther() {
        revision("2");
        fixture.delete("apis/pets;rev=2/operations/gone");
        operation("apis/pets;rev=2", "new", "/new");
        fixture.patch("apis/pets;rev=2", "{\"serviceUrl\":\"http://two.example\"}");
        assertThat(names("apis/pets/operations")).containsExactly("gone", "list");
        assertThat(names("apis/pets;rev=1/operations")).containsExactly("gone", "list");
        assertThat(names("apis/pets;rev=2/operations")).containsExactly("list", "new");
        assertThat(text("apis/pets", "serviceUrl")).isEqualTo("http://one.example");
        assertThat(text("apis/pets;rev=2", "serviceUrl")).isEqualTo("http://two.example");
    }

    @Test
    void aReleaseMakesARevisionCurrentAndBack() {
        revision("2");
        fixture.delete("apis/pets;rev=2/operations/gone");
        fixture.patch("apis/pets;rev=2", "{\"serviceUrl\":\"http://two.example\"}");
        String created = revisions().get(0).path("createdDateTime").asString();

        ArmResponse release =
                fixture.put("apis/pets/releases/r2", "{\"apiId\":\"/apis/pets;rev=2\",\"notes\":\"Two\"}");
        assertThat(release.status()).isEqualTo(201);
        JsonNode released = json(release).path("properties");
        assertThat(released.path("apiId").asString()).isEqualTo(Fixture.SERVICE + "/apis/Pets;rev=2");
        assertThat(released.path("createdDateTime").asString()).isEqualTo("2026-01-31T12:00:00Z");

        assertThat(fixture.get("apis/pets").path("name").asString()).isEqualTo("Pets");
        assertThat(text("apis/pets", "apiRevision")).isEqualTo("2");
        assertThat(text("apis/pets", "serviceUrl")).isEqualTo("http://two.example");
        assertThat(names("apis/pets/operations")).containsExactly("list");
        assertThat(names("apis/pets/operations/list/policies")).containsExactly("policy");
        assertThat(names("apis/pets/operations/list/tags")).containsExactly("t");
        assertThat(fixture.get("apis/pets;rev=2").path("name").asString()).isEqualTo("Pets");
        assertThat(fixture.get("apis/pets;rev=1").path("name").asString()).isEqualTo("Pets;rev=1");
        assertThat(text("apis/pets;rev=1", "serviceUrl")).isEqualTo("http://one.example");
        assertThat(names("apis/pets;rev=1/operations")).containsExactly("gone", "list");
        assertThat(names("apis/pets/releases")).containsExactly("r2");
        assertThat(revisions().get(0).path("createdDateTime").asString()).isEqualTo(created);

        assertThat(names("products/p/apis")).containsExactly("Pets");
        assertThat(names("apis/pets/products")).containsExactly("p");
        assertThat(text("subscriptions/s", "scope")).isEqualTo(Fixture.SERVICE + "/apis/Pets");

        fixture.put("apis/pets/releases/back", "{\"apiId\":\"" + Fixture.SERVICE + "/apis/pets;rev=1\"}");
        assertThat(text("apis/pets", "apiRevision")).isEqualTo("1");
        assertThat(names("apis/pets/operations")).containsExactly("gone", "list");
        assertThat(names("apis/pets;rev=2/operations")).containsExactly("list");
        assertThat(names("apis/pets/releases")).containsExactly("back", "r2");
        assertThat(fixture.configuration().count("apis", null)).isEqualTo(2);
        assertThat(fixture.configuration().count("apis/operations", null)).isEqualTo(3);
    }

    @Test
    void theNotesOfAnOldReleaseRollNothingBack() {
        revision("2");
        fixture.put("apis/pets/releases/r2", "{\"apiId\":\"/apis/pets;rev=2\"}");
        fixture.put("apis/pets/releases/r1", "{\"apiId\":\"/apis/pets;rev=1\"}");
        fixture.patch("apis/pets/releases/r2", "{\"notes\":\"old\",\"apiId\":\"/apis/PETS;rev=2\"}");
        assertThat(text("apis/pets", "apiRevision")).isEqualTo("1");
        fixture.patch("apis/pets/releases/r1", "{\"apiId\":\"/apis/pets;rev=2\"}");
        assertThat(text("apis/pets", "apiRevision")).isEqualTo("2");
    }

    @Test
    void refusesAReleaseThatCannotBe() {
        fixture.put("apis/other", "{\"path\":\"other\"}");
        revision("2");
        for (String id : List.of("/apis/pets;rev=3", "/apis/other", "pets;rev=2", "/products/p")) {
            assertThat(Refusals.validation(
                            "apiId", () -> fixture.put("apis/pets/releases/r", "{\"apiId\":\"" + id + "\"}")))
                    .contains("/apis/pets;rev={n}");
        }
        Refusals.validation(
                "apiId", () -> fixture.put("apis/pets;rev=2/releases/r", "{\"apiId\":\"/apis/pets;rev=2\"}"));
        fixture.patch("apis/pets;rev=2", "{\"path\":\"next\"}");
        fixture.put("apis/third", "{\"path\":\"next\"}");
        assertThat(Refusals.validation(
                        "apiId", () -> fixture.put("apis/pets/releases/r", "{\"apiId\":\"/apis/pets;rev=2\"}")))
                .contains("third");
        assertThat(text("apis/pets", "apiRevision")).isEqualTo("1");
        assertThat(names("apis/pets/releases")).isEmpty();
    }

    @Test
    void listsRevisions() {
        revision("2");
        fixture.patch("apis/pets;rev=2", "{\"apiRevisionDescription\":\"Next\"}");
        JsonNode item = revisions().get(0);
        assertThat(item.propertyNames())
                .containsExactly(
                        "apiId",
                        "apiRevision",
                        "createdDateTime",
                        "updatedDateTime",
                        "description",
                        "privateUrl",
                        "isOnline",
                        "isCurrent");
        assertThat(item.path("apiId").asString()).isEqualTo(Fixture.SERVICE + "/apis/Pets;rev=2");
        assertThat(item.path("privateUrl").asString()).isEqualTo("/pets;rev=2");
        assertThat(item.path("description").asString()).isEqualTo("Next");
        assertThat(item.path("isCurrent").asBoolean(true)).isFalse();
        assertThat(revisions().get(1).path("apiId").asString()).isEqualTo(Fixture.SERVICE + "/apis/Pets;rev=1");
        assertThat(revisions().get(1).path("isCurrent").asBoolean(false)).isTrue();

        ObjectNode page = fixture.get("apis/pets/revisions?$top=1");
        assertThat(page.path("count").asInt()).isEqualTo(2);
        assertThat(page.path("value").size()).isEqualTo(1);
        assertThat(page.path("nextLink").asString()).contains("%24skip=1");
        assertThat(fixture.get("apis/pets/revisions?$filter=apiRevision eq '1'")
                        .path("value")
                        .get(0)
                        .path("apiRevision")
                        .asString())
                .isEqualTo("1");
        Refusals.validation("$filter", () -> fixture.get("apis/pets/revisions?$filter=isOnline eq true"));
        Refusals.status(404, "ResourceNotFound", () -> fixture.get("apis/none/revisions"));
        assertThat(names("apis?$filter=isCurrent eq true")).containsExactly("Pets");
        assertThat(names("apis")).containsExactly("Pets", "Pets;rev=2");
    }

    @Test
    void saysWhereARevisionOfAVersionAnswers() {
        fixture.put("apiVersionSets/v", "{\"displayName\":\"V\",\"versioningScheme\":\"Segment\"}");
        fixture.put("apis/v1", "{\"path\":\"ver\",\"apiVersion\":\"v1\",\"apiVersionSetId\":\"/apiVersionSets/v\"}");
        fixture.put("apis/v1;rev=7", "{\"sourceApiId\":\"/apis/v1\"}");
        assertThat(fixture.get("apis/v1/revisions")
                        .path("value")
                        .get(0)
                        .path("privateUrl")
                        .asString())
                .isEqualTo("/ver/v1;rev=7");
        assertThat(text("apis/v1;rev=7", "apiVersion")).isEqualTo("v1");
    }

    @Test
    void theCurrentRevisionGoesLast() {
        revision("2");
        revision("3");
        for (String name : List.of("pets", "pets;rev=1")) {
            assertThat(Refusals.of(() -> fixture.delete("apis/" + name)).text())
                    .startsWith("Cannot delete the current revision of an API.")
                    .contains("deleteRevisions=true");
        }
        assertThat(fixture.delete("apis/pets;rev=2").status()).isEqualTo(200);
        assertThat(names("apis")).containsExactly("Pets", "Pets;rev=3");
        assertThat(names("products/p/apis")).containsExactly("Pets");
        assertThat(fixture.delete("apis/pets?deleteRevisions=true").status()).isEqualTo(200);
        assertThat(names("apis")).isEmpty();
        assertThat(fixture.configuration().types()).doesNotContain("apis/operations", "products/apis");
    }

    @Test
    void linksMeanTheApi() {
        revision("2");
        fixture.delete("products/p/apis/pets;rev=2");
        assertThat(names("products/p/apis")).isEmpty();
        fixture.put("products/p/apis/pets;rev=2", "{}");
        assertThat(names("products/p/apis")).containsExactly("pets");
        fixture.put("subscriptions/s2", "{\"displayName\":\"S\",\"scope\":\"/apis/Pets;rev=2\"}");
        assertThat(text("subscriptions/s2", "scope")).isEqualTo(Fixture.SERVICE + "/apis/Pets");
    }

    @Test
    void aRevisionWithoutASourceHasNoOperations() {
        fixture.put("apis/pets;rev=2", "{\"path\":\"pets\"}");
        assertThat(names("apis/pets;rev=2/operations")).isEmpty();
        assertThat(text("apis/pets;rev=2", "displayName")).isEqualTo("Pets");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pets;rev=", "pets;rev=a b", "pets;rev=2;rev=3"})
    void refusesOddRevisions(String name) {
        Refusals.validation(
                "apiRevision", () -> fixture.put("apis/" + name, "{\"path\":\"pets\",\"sourceApiId\":\"/apis/pets\"}"));
    }

    @Test
    void refusesContradictions() {
        revision("2");
        assertThat(Refusals.validation("isCurrent", () -> fixture.patch("apis/pets;rev=2", "{\"isCurrent\":true}")))
                .contains("releases");
        Refusals.validation("apiRevision", () -> fixture.patch("apis/pets;rev=2", "{\"apiRevision\":\"3\"}"));
        Refusals.validation("apiRevision", () -> fixture.put("apis/pets;rev=3", "{\"apiRevision\":\"4\"}"));
        Refusals.validation("sourceApiId", () -> fixture.put("apis/pets;rev=3", "{\"sourceApiId\":\"/apis/none\"}"));
        String foreign = Fixture.SERVICE.toString().replace("contoso", "fabrikam") + "/apis/pets";
        Refusals.validation(
                "sourceApiId", () -> fixture.put("apis/pets;rev=3", "{\"sourceApiId\":\"" + foreign + "\"}"));
        fixture.patch("apis/pets", "{\"isCurrent\":false}");
        assertThat(fixture.get("apis/pets").path("properties").path("isCurrent").asBoolean(false))
                .isTrue();
    }

    @Test
    void copiesAnApiUnderANewNameAndAsANewVersion() {
        fixture.put(
                "apiVersionSets/v",
                "{\"displayName\":\"V\",\"versioningScheme\":\"Query\",\"versionQueryName\":\"v\"}");
        Refusals.validation("path", () -> fixture.put("apis/copy", "{\"sourceApiId\":\"/apis/pets\"}"));
        fixture.put("apis/copy", "{\"sourceApiId\":\"/apis/pets\",\"path\":\"copy\",\"displayName\":\"Copy\"}");
        assertThat(names("apis/copy/operations/list/policies")).containsExactly("policy");
        fixture.put(
                "apis/second",
                "{\"sourceApiId\":\"/apis/pets\",\"apiVersion\":\"v2\",\"apiVersionSetId\":\"/apiVersionSets/v\"}");
        assertThat(names("apis/second/operations")).containsExactly("gone", "list");
        assertThat(names("products/p/apis")).containsExactly("Pets");
        fixture.put("apis/third", "{\"sourceApiId\":\"/apis/second\",\"path\":\"third\"}");
        assertThat(fixture.get("apis/third")
                        .path("properties")
                        .path("apiVersion")
                        .isNull())
                .isTrue();
        // Repeating the request must not bring back what was removed since.
        fixture.delete("apis/copy/operations/gone");
        fixture.put("apis/copy", "{\"sourceApiId\":\"/apis/pets\",\"path\":\"copy\"}");
        assertThat(names("apis/copy/operations")).containsExactly("list");
    }

    @Test
    void workspacesHaveRevisionsOfTheirOwn() {
        revision("2");
        fixture.put("workspaces/Team", "{\"displayName\":\"T\"}");
        String api = "workspaces/team/apis/pets";
        fixture.put(api, "{\"path\":\"team\"}");
        operation(api, "own", "/own");
        assertThat(Refusals.validation("sourceApiId", () -> {
                    String foreign = Fixture.SERVICE + "/apis/pets";
                    fixture.put(api + ";rev=5", "{\"sourceApiId\":\"" + foreign + "\"}");
                }))
                .contains("names none");
        fixture.put(api + ";rev=5", "{\"sourceApiId\":\"/apis/pets\"}");
        operation(api + ";rev=5", "next", "/next");
        JsonNode release = json(fixture.put(api + "/releases/r", "{\"apiId\":\"/apis/pets;rev=5\"}"));
        assertThat(release.path("properties").path("apiId").asString())
                .isEqualTo(Fixture.SERVICE + "/workspaces/Team/apis/pets;rev=5");
        assertThat(names(api + "/operations")).containsExactly("next", "own");
        assertThat(names(api + ";rev=1/operations")).containsExactly("own");
        assertThat(fixture.get(api + "/revisions").path("count").asInt()).isEqualTo(2);
        assertThat(text("apis/pets", "apiRevision")).isEqualTo("1");
        fixture.delete(api + "?deleteRevisions=true");
        assertThat(names("workspaces/team/apis")).isEmpty();
        assertThat(names("apis")).containsExactly("Pets", "Pets;rev=2");
    }

    @Test
    void writesOfAnApiKeepWhenItsRevisionWasCreated() {
        revision("2");
        fixture.put("apis/pets/releases/r2", "{\"apiId\":\"/apis/pets;rev=2\"}");
        Resource moved = fixture.configuration()
                .get(new ResourceKey("apis", "", "pets;rev=1"))
                .orElseThrow();
        fixture.put("apis/pets;rev=1", API);
        Resource written = fixture.configuration().get(moved.key()).orElseThrow();
        assertThat(Documents.properties(written).path("revisionCreated"))
                .isEqualTo(Documents.properties(moved).path("revisionCreated"));
        assertThat(fixture.get("apis/pets;rev=1").path("properties").has("revisionCreated"))
                .isFalse();
    }

    private static void revision(String number) {
        fixture.put("apis/pets;rev=" + number, "{\"sourceApiId\":\"/apis/pets\"}");
    }

    private static void operation(String api, String name, String template) {
        fixture.put(
                api + "/operations/" + name,
                "{\"displayName\":\"" + name + "\",\"method\":\"GET\",\"urlTemplate\":\"" + template + "\"}");
    }

    private static JsonNode revisions() {
        return fixture.get("apis/pets/revisions").path("value");
    }

    private static List<String> names(String collection) {
        return fixture.get(collection)
                .path("value")
                .valueStream()
                .map(each -> each.path("name").asString())
                .toList();
    }

    private static String text(String path, String member) {
        return fixture.get(path).path("properties").path(member).asString("");
    }
}
