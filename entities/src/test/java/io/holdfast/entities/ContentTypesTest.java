package io.holdfast.entities;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Schemas, issues, wikis, resolvers: what their descriptions alone do not say. */
class ContentTypesTest extends ServiceCase {

    private static final String OPERATION = "apis/echo-api/operations/op";

    @Test
    void keepsASchemaThatAnOperationUsesUnlessForced() {
        put("apis/echo-api/schemas/s", "{'contentType':'application/json','document':{'value':'{}'}}");
        put(
                OPERATION,
                "{'displayName':'Op','method':'GET','urlTemplate':'/op','responses':[{'statusCode':200,'representations':"
                        + "[{'contentType':'application/json','schemaId':'S','typeName':'Pet'}]}]}");
        assertThat(Refusals.validation("schemaId", () -> fixture.delete("apis/echo-api/schemas/s")))
                .contains(OPERATION)
                .contains("force=true");
        assertThat(fixture.delete("apis/echo-api/schemas/s?force=true").status())
                .isEqualTo(200);
        JsonNode representation = properties(OPERATION)
                .path("responses")
                .get(0)
                .path("representations")
                .get(0);
        assertThat(representation.toString()).isEqualTo("{\"contentType\":\"application/json\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "apis/echo-api/schemas/s | contentType | {'contentType':'json','document':{'value':'x'}}",
                "apis/echo-api/schemas/s | document | {'contentType':'application/json','document':{}}",
                "schemas/s | document | {'schemaType':'json'}",
                "schemas/s | value | {'schemaType':'xml','value':'<a>'}",
                "schemas/s | value | {'schemaType':'xml','value':'<!DOCTYPE a><a/>'}",
                "apis/echo-api/resolvers/r | apiId | {'displayName':'R','path':'Query/a'}",
                "apis/graph/resolvers/r | path | {'displayName':'R','path':'Query'}",
                "apis/graph/resolvers/r | path | {'displayName':'R','path':'Query/taken'}",
                "apis/echo-api/issues/i | userId | {'title':'T','description':'D','userId':'/users/none'}",
                "apis/echo-api/issues/i | createdDate | {'title':'T','description':'D','userId':'/users/1','createdDate':'x'}",
                "apis/echo-api/issues/seen/attachments/a | contentFormat | {'title':'T','contentFormat':'png','content':'eA=='}",
                "apis/echo-api/issues/seen/attachments/a | content | {'title':'T','contentFormat':'image/png','content':'?'}",
                "apis/echo-api/issues/seen/attachments/a | content | {'title':'T','contentFormat':'link','content':'file:///x'}",
                "apis/echo-api/wikis/default | documents[0].documentationId | {'documents':[{'documentationId':'none'}]}",
                "apis/echo-api/wikis/other | name | {}"
            })
    void refusesByMember(String path, String member, String properties) {
        put("apis/graph", "{'path':'graph','type':'graphql'}");
        put("apis/graph/resolvers/other", "{'displayName':'O','path':'Query/taken'}");
        put("apis/echo-api/issues/seen", "{'title':'T','description':'D','userId':'/users/1'}");
        Refusals.validation(member, () -> put(path, properties));
    }

    @Test
    void keepsTheTypeOfASchema() {
        put(
                "schemas/s",
                "{'schemaType':'xml','value':'<xsd:schema xmlns:xsd=\\\"http://www.w3.org/2001/XMLSchema\\\"/>'}");
        assertThat(Refusals.validation("schemaType", () -> put("schemas/s", "{'schemaType':'json','document':{}}")))
                .contains("it is xml");
        put("schemas/j", "{'schemaType':'json','value':'{\\\"type\\\":\\\"object\\\"}'}");
        assertThat(properties("schemas/j").path("document").path("type").asString())
                .isEqualTo("object");
        assertThat(properties("schemas/j").path("value").isNull()).isTrue();
    }

    @Test
    void showsIssuesUnderTheirApiAndAllTogether() {
        put("apis/echo-api/issues/i", "{'title':'Slow','description':'D','userId':'/users/1'}");
        JsonNode issue = properties("apis/echo-api/issues/i");
        assertThat(issue.path("state").asString()).isEqualTo("proposed");
        assertThat(issue.path("apiId").asString()).isEqualTo(id("apis/echo-api"));
        assertThat(issue.path("createdDate").asString()).isEqualTo("2026-01-31T12:00:00Z");
        JsonNode all = fixture.get("issues").path("value");
        assertThat(all.get(0).path("id").asString()).isEqualTo(id("issues/i"));
        assertThat(all.get(0).path("type").asString()).isEqualTo("Microsoft.ApiManagement/service/issues");
        assertThat(fixture.get("issues/I").path("properties")).isEqualTo(issue);
        assertThat(names("issues?$filter=" + encode("state eq 'closed'"))).isEmpty();
        assertThat(names("issues?$filter=" + encode("userId eq '1'"))).containsExactly("i");
        Refusals.status(404, "ResourceNotFound", () -> fixture.get("issues/none"));
        put("apis/echo-api/issues/i/comments/c", "{'text':'Yes','userId':'/users/1'}");
        assertThat(properties("apis/echo-api/issues/i/comments/c")
                        .path("userId")
                        .asString())
                .isEqualTo(id("users/1"));
        fixture.delete("apis/echo-api");
        assertThat(names("issues")).isEmpty();
    }

    @Test
    void keepsAPageThatAWikiShows() {
        put("documentations/start", "{'title':'Start','content':'# Start'}");
        put("apis/echo-api/wikis/default", "{'documents':[{'documentationId':'Start'}]}");
        put("products/starter/wikis/default", "{'documents':[{'documentationId':'/documentations/start'}]}");
        assertThat(Refusals.validation(
                        "documents[1].documentationId",
                        () -> put(
                                "apis/echo-api/wikis/default",
                                "{'documents':[{'documentationId':'start'},{'documentationId':'start'}]}")))
                .contains("already");
        assertThat(Refusals.validation("documentationId", () -> fixture.delete("documentations/start")))
                .contains("apis/echo-api/wikis/default");
        fixture.delete("apis/echo-api/wikis/default");
        fixture.delete("products/starter");
        assertThat(fixture.delete("documentations/start").status()).isEqualTo(200);
    }

    @Test
    void keepsThePolicyOfAResolver() {
        put("apis/graph", "{'path':'graph','type':'graphql'}");
        put("apis/graph/resolvers/r", "{'displayName':'R','path':'Query/users'}");
        String policy = "apis/graph/resolvers/r/policies/policy";
        policy(
                policy,
                "<http-data-source><http-request><set-method>GET</set-method><set-url>https://x.example</set-url>"
                        + "</http-request></http-data-source>");
        assertThat(properties(policy).path("value").asString()).startsWith("<http-data-source>");
        assertThat(Refusals.of(() -> policy(policy, "<policies />")).details()).isNotEmpty();
    }

    @Test
    void expandsWhatListsAreAskedToExpand() {
        put("apiVersionSets/v", "{'displayName':'V','versioningScheme':'Segment'}");
        put("apis/versioned", "{'path':'versioned','apiVersion':'v1','apiVersionSetId':'/apiVersionSets/v'}");
        JsonNode api = fixture.get("apis?expandApiVersionSet=true&$filter=" + encode("name eq 'versioned'"))
                .path("value")
                .get(0);
        assertThat(api.path("properties").path("apiVersionSet").path("id").asString())
                .isEqualTo(id("apiVersionSets/v"));
        assertThat(api.path("properties")
                        .path("apiVersionSet")
                        .path("versioningScheme")
                        .asString())
                .isEqualTo("Segment");
        assertThat(properties("apis/versioned").has("apiVersionSet")).isFalse();
        JsonNode product =
                fixture.get("products?expandGroups=true").path("value").get(0).path("properties");
        assertThat(product.path("groups").findValuesAsString("displayName"))
                .containsExactly("Administrators", "Developers", "Guests");
        assertThat(fixture.get("users?expandGroups=true")
                        .path("value")
                        .get(0)
                        .path("properties")
                        .path("groups")
                        .size())
                .isEqualTo(2);
        assertThat(properties("users/1").path("groups").isEmpty()).isTrue();
    }
}
