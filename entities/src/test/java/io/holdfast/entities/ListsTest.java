package io.holdfast.entities;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.ResourceKey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class ListsTest {

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
    void walksThroughPages() {
        tags(5);
        ObjectNode first = fixture.get("tags?$top=2");
        assertThat(names(first)).containsExactly("t0", "t1");
        assertThat(first.path("count").asInt()).isEqualTo(5);
        assertThat(first.path("nextLink").asString())
                .matches(Pattern.quote("https://localhost:8443" + Fixture.SERVICE
                                + "/tags?%24top=2&api-version=2024-05-01&%24skiptoken=")
                        + "[\\w-]+&%24skip=2");
        ObjectNode last = fixture.get("tags?$top=2&$skip=4");
        assertThat(names(last)).containsExactly("t4");
        assertThat(last.path("count").asInt()).isEqualTo(5);
        assertThat(last.has("nextLink")).isFalse();
        assertThat(names(fixture.get("tags?$skip=9"))).isEmpty();
    }

    @Test
    void readsFromTheEnd() {
        tags(5);
        assertThat(names(fixture.get("tags?$orderby=name%20desc&$top=2"))).containsExactly("t4", "t3");
        ObjectNode last = fixture.get("tags?$orderby=Name%20DESC&$top=2&$skip=4");
        assertThat(names(last)).containsExactly("t0");
        assertThat(last.path("count").asInt()).isEqualTo(5);
        assertThat(last.has("nextLink")).isFalse();
        assertThat(names(fixture.get("tags?$orderby=name%20desc&$skip=5"))).isEmpty();
        assertThat(names(fixture.get("tags?$orderby=name%20desc&$filter=name%20ne%20't2'")))
                .containsExactly("t4", "t3", "t1", "t0");
        assertThat(names(fixture.get("tags?$orderby=name"))).startsWith("t0");
        Refusals.validation("$orderby", () -> fixture.call("GET", "tags?$orderby=displayName", ""));
    }

    @Test
    void boundsAPage() {
        tags(Page.DEFAULT_SIZE + 1);
        ObjectNode list = fixture.get("tags");
        assertThat(list.path("value").size()).isEqualTo(Page.DEFAULT_SIZE);
        assertThat(list.path("nextLink").asString())
                .matches(".*/tags\\?api-version=2024-05-01&%24skiptoken=[\\w-]+&%24skip=100");
    }

    @Test
    void countsWhatAFilterLeavesAndKeepsItInTheLink() {
        tags(12);
        ObjectNode list = fixture.get("tags?$top=1&$filter=" + encode("startswith(displayName,'Tag 1')"));
        assertThat(list.path("count").asInt()).isEqualTo(3);
        assertThat(names(list)).containsExactly("t1");
        assertThat(list.path("nextLink").asString())
                .contains("%24filter=startswith%28displayName%2C%27Tag%201%27%29")
                .doesNotContain("skiptoken")
                .endsWith("&%24skip=1");
        assertThat(names(fixture.get("tags?$skip=1&$filter=" + encode("startswith(displayName,'Tag 1')"))))
                .containsExactly("t10", "t11");
        assertThat(names(fixture.get("tags?$filter=" + encode("name eq 'T3'")))).containsExactly("t3");
    }

    @Test
    void refusesWhatCannotBeUnderstood() {
        assertThat(Refusals.validation("$top", () -> fixture.get("tags?$top=0")))
                .isEqualTo("$top must be a whole number of at least 1.");
        Refusals.validation("$top", () -> fixture.get("tags?$top=many"));
        Refusals.validation("$skip", () -> fixture.get("tags?$skip=-1"));
        assertThat(Refusals.validation("$filter", () -> fixture.get("tags?$filter=" + encode("colour eq 'red'"))))
                .isEqualTo("$filter cannot name 'colour'. It can name: name, displayName.");
        assertThat(Refusals.validation(
                        "$filter", () -> fixture.get("subscriptions?$filter=" + encode("state ne 'active'"))))
                .isEqualTo("$filter allows only eq on 'state', not ne.");
        Refusals.validation("$filter", () -> fixture.get("tags?$filter=" + encode("name eq")));
    }

    @Test
    void listsLinksAsWhatTheyLeadTo() {
        fixture.withDefaultContent();
        ObjectNode list = fixture.get("products/starter/apis");
        ObjectNode item = (ObjectNode) list.path("value").get(0);
        assertThat(item.path("id").asString()).isEqualTo(Fixture.SERVICE + "/products/starter/apis/echo-api");
        assertThat(item.path("properties").path("displayName").asString()).isEqualTo("Echo API");
        assertThat(names(fixture.get("products/starter/groups?$filter=" + encode("displayName eq 'Guests'"))))
                .containsExactly("guests");
    }

    @Test
    void showsViews() {
        fixture.withDefaultContent();
        fixture.put(
                "subscriptions/s", "{\"displayName\":\"S\",\"scope\":\"/products/starter\",\"ownerId\":\"/users/1\"}");
        fixture.put("subscriptions/other", "{\"displayName\":\"O\",\"scope\":\"/apis\"}");
        assertThat(names(fixture.get("apis/echo-api/products"))).containsExactly("starter", "unlimited");
        assertThat(names(fixture.get("users/1/groups"))).containsExactly("administrators", "developers");
        assertThat(names(fixture.get("users/1/subscriptions"))).containsExactly("s");
        assertThat(names(fixture.get("products/starter/subscriptions"))).containsExactly("s");
        assertThat(names(fixture.get("products/unlimited/subscriptions"))).isEmpty();
        assertThat(fixture.get("users/1/subscriptions/s").path("name").asString())
                .isEqualTo("s");
        Refusals.status(404, "ResourceNotFound", () -> fixture.get("users/1/subscriptions/other"));
        assertThat(names(fixture.get("subscriptions?$filter=" + encode("productId eq 'starter'"))))
                .containsExactly("s");
        assertThat(names(fixture.get("subscriptions?$filter=" + encode("userId eq '1'"))))
                .containsExactly("s");
    }

    @Test
    void filtersWhatAuthorizesBackends() {
        String provider = "authorizationProviders/p";
        fixture.put(
                provider,
                "{\"displayName\":\"Provider\",\"identityProvider\":\"aad\",\"oauth2\":{\"redirectUrl\":\"https://r.example\"}}");
        String authorization = provider + "/authorizations/a";
        fixture.put(authorization, "{\"authorizationType\":\"OAuth2\",\"oauth2grantType\":\"AuthorizationCode\"}");
        fixture.put(authorization + "/accessPolicies/ap", "{\"tenantId\":\"t\",\"objectId\":\"o\"}");
        assertThat(names(fixture.get(
                        "authorizationProviders?$filter=" + encode("startswith(displayName,'Prov') and name eq 'p'"))))
                .containsExactly("p");
        assertThat(names(fixture.get(provider + "/authorizations?$filter=" + encode("name ne 'a'"))))
                .isEmpty();
        assertThat(names(fixture.get(authorization + "/accessPolicies?$filter=" + encode("contains(name,'p')"))))
                .containsExactly("ap");
    }

    private void tags(int count) {
        fixture.configuration().write(transaction -> {
            for (int i = 0; i < count; i++) {
                byte[] document = ("{\"displayName\":\"Tag " + i + "\"}").getBytes(StandardCharsets.UTF_8);
                transaction.put(new ResourceKey("tags", "", "t" + i), "tags/t" + i, document, null);
            }
            return count;
        });
    }

    private static List<String> names(ObjectNode list) {
        return list.path("value")
                .valueStream()
                .map(item -> item.path("name").asString())
                .toList();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
