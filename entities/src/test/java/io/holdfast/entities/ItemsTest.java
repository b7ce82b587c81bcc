package io.holdfast.entities;

import static io.holdfast.entities.Fixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.arm.ArmException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ItemsTest {

    @TempDir
    static Path directory;

    static Fixture fixture;

    @BeforeAll
    static void open() {
        fixture = new Fixture(directory);
    }

    @BeforeEach
    void renew() {
        fixture.renew();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void showsUnsetMembersAsNullInTheOrderOfTheirDeclaration() {
        fixture.put("products/gold", "{\"displayName\":\"Gold\",\"state\":\"published\",\"unknown\":{\"a\":1}}");
        assertThat(new String(fixture.call("GET", "products/gold", "").body(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("{\"id\":\"" + Fixture.SERVICE
                        + "/products/gold\",\"type\":\"Microsoft.ApiManagement/service/products\",\"name\":\"gold\","
                        + "\"properties\":{\"displayName\":\"Gold\",\"description\":null,\"terms\":null,"
                        + "\"subscriptionRequired\":true,\"approvalRequired\":false,\"subscriptionsLimit\":null,"
                        + "\"state\":\"published\"}}");
    }

    @Test
    void keepsTheSpellingOfTheFirstWriterAndComparesWithoutCase() {
        fixture.put("apis/Echo", "{\"displayName\":\"E\",\"path\":\"e\"}");
        fixture.put("APIS/ECHO/Operations/Get", Samples.properties(type("apis/operations")));
        assertThat(fixture.get("apis/echo/operations/GET").path("id").asString())
                .isEqualTo(Fixture.SERVICE + "/apis/Echo/operations/Get");
    }

    @Test
    void mergesAPatch() {
        fixture.put("apis/a", "{\"displayName\":\"A\",\"path\":\"a\",\"contact\":{\"name\":\"n\",\"email\":\"e\"}}");
        var patched =
                json(fixture.patch("apis/a", "{\"description\":\"d\",\"contact\":{\"email\":null,\"url\":\"u\"}}"));
        assertThat(patched.path("properties").path("displayName").asString()).isEqualTo("A");
        assertThat(patched.path("properties").path("description").asString()).isEqualTo("d");
        assertThat(patched.path("properties").path("contact"))
                .isEqualTo(JsonMapper.shared().readTree("{\"name\":\"n\",\"url\":\"u\"}"));
        assertThat(json(fixture.patch("apis/a", "{\"description\":null}"))
                        .path("properties")
                        .path("description")
                        .isNull())
                .isTrue();
        assertThat(Refusals.validation("path", () -> fixture.patch("apis/a", "{\"path\":null}")))
                .isEqualTo("path is required.");
    }

    @Test
    void namesEveryWrongMemberAndChangesNothing() {
        ArmException refusal = Refusals.of(() -> fixture.put(
                "products/p", "{\"displayName\":\"\",\"state\":\"open\",\"subscriptionRequired\":\"yes\"}"));
        assertThat(refusal.details())
                .containsExactlyInAnyOrder(
                        new ArmException.Detail(
                                "ValidationError", "displayName", "displayName must have at least 1 character."),
                        new ArmException.Detail(
                                "ValidationError", "state", "state must be one of notPublished, published."),
                        new ArmException.Detail(
                                "ValidationError", "subscriptionRequired", "subscriptionRequired must be a boolean."));
        assertThat(fixture.get("products").path("count").asInt()).isZero();
    }

    @Test
    void refusesWhatIsNoJsonObject() {
        for (String body : new String[] {"{", "[]", "\"x\"", "{\"properties\":", "nonsense"}) {
            Refusals.status(400, "InvalidRequestContent", () -> fixture.call("PUT", "tags/t", body));
        }
        Refusals.validation("properties", () -> fixture.call("PUT", "tags/t", "{\"properties\":[]}"));
    }

    @Test
    void refusesUnknownPathsAndMethods() {
        ArmException refusal = Refusals.of(() -> fixture.get("nonsense/x"));
        assertThat(refusal.code()).isEqualTo("ResourceNotFound");
        assertThat(refusal.text()).isEqualTo("The request did not have proper uri path format");
        Refusals.status(405, "HttpMethodNotAllowed", () -> fixture.call("POST", "tags/t", ""));
        Refusals.status(405, "HttpMethodNotAllowed", () -> fixture.call("PUT", "tags", "{}"));
        Refusals.status(405, "HttpMethodNotAllowed", () -> fixture.call("GET", "subscriptions/s/listSecrets", ""));
    }

    @Test
    void deletesWhatLiesBelow() {
        fixture.put("apis/a", "{\"displayName\":\"A\",\"path\":\"a\"}");
        fixture.put("apis/a/operations/get", Samples.properties(type("apis/operations")));
        fixture.put("subscriptions/s", "{\"displayName\":\"S\",\"scope\":\"/apis/a\"}");
        fixture.put("products/p", "{\"displayName\":\"P\"}");
        fixture.call("PUT", "products/p/apis/a", "");
        fixture.delete("apis/a");
        assertThat(fixture.configuration().types()).containsExactly("products");
    }

    private static io.holdfast.model.ResourceType type(String name) {
        return io.holdfast.model.Catalog.load().type(name).orElseThrow();
    }
}
