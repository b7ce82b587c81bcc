package io.holdfast.entities;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What names another resource: it must be there, and what is named stays. */
class ResourceReferencesTest extends ServiceCase {

    private static final String SERVER = "{'displayName':'A','clientRegistrationEndpoint':'https://a.example/apps',"
            + "'authorizationEndpoint':'https://a.example/auth','grantTypes':['implicit'],'clientId':'1'}";
    private static final String PROVIDER =
            "{'displayName':'O','metadataEndpoint':'https://o.example','clientId':'1','clientSecret':'s'}";

    private static String api(String path, String settings) {
        return "{'displayName':'A','path':'" + path + "','authenticationSettings':" + settings + "}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oAuth2.authorizationServerId",
                "oAuth2AuthenticationSettings[1].authorizationServerId",
                "openid.openidProviderId",
                "openidAuthenticationSettings[0].openidProviderId"
            })
    void anApiNamesServersAndProvidersThatExist(String member) {
        put("authorizationServers/one", SERVER);
        String wrong = "{'authorizationServerId':'nosuch','openidProviderId':'nosuch'}";
        String right = "{'authorizationServerId':'ONE'}";
        String settings = member.startsWith("openid")
                ? "{'openid':" + wrong + "}"
                : "{'oAuth2':" + (member.contains("[1]") ? right : wrong) + "}";
        if (member.contains("[")) {
            String list = member.substring(0, member.indexOf('['));
            settings = "{'" + list + "':[" + (member.contains("[1]") ? right + "," : "") + wrong + "]}";
        }
        String body = settings;
        assertThat(Refusals.validation("authenticationSettings." + member, () -> put("apis/a", api("a", body))))
                .contains("nosuch");
    }

    @Test
    void anApiShowsTheFirstServerInBothForms() {
        put("authorizationServers/one", SERVER);
        put("authorizationServers/two", SERVER.replace("'A'", "'B'"));
        put("openidConnectProviders/o", PROVIDER);
        put(
                "apis/a",
                api("a", "{'oAuth2':{'authorizationServerId':'one','scope':'s'},'openid':{'openidProviderId':'o'}}"));
        JsonNode one = properties("apis/a").path("authenticationSettings");
        assertThat(one.path("oAuth2AuthenticationSettings").toString())
                .isEqualTo("[{\"authorizationServerId\":\"one\",\"scope\":\"s\"}]");
        assertThat(one.path("openidAuthenticationSettings").toString()).isEqualTo("[{\"openidProviderId\":\"o\"}]");

        put(
                "apis/b",
                api(
                        "b",
                        "{'oAuth2AuthenticationSettings':[{'authorizationServerId':'two'},{'authorizationServerId':'one'}]}"));
        JsonNode several = properties("apis/b").path("authenticationSettings");
        assertThat(several.at("/oAuth2/authorizationServerId").asString()).isEqualTo("two");
        assertThat(several.path("oAuth2AuthenticationSettings").size()).isEqualTo(2);
        assertThat(several.has("openid")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"oAuth2", "oAuth2AuthenticationSettings"})
    void theFormThatWasChangedCounts(String changed) {
        put("authorizationServers/one", SERVER);
        put("authorizationServers/two", SERVER.replace("'A'", "'B'"));
        put("apis/a", api("a", "{'oAuth2':{'authorizationServerId':'one'}}"));
        ObjectNode read = fixture.get("apis/a");
        String other = changed.equals("oAuth2")
                ? "{\"authorizationServerId\":\"two\"}"
                : "[{\"authorizationServerId\":\"two\"}]";
        ((ObjectNode) read.at("/properties/authenticationSettings"))
                .set(changed, JsonMapper.shared().readTree(other));
        fixture.call("PUT", "apis/a", read.toString());
        JsonNode settings = properties("apis/a").path("authenticationSettings");
        assertThat(settings.at("/oAuth2/authorizationServerId").asString()).isEqualTo("two");
        assertThat(settings.at("/oAuth2AuthenticationSettings/0/authorizationServerId")
                        .asString())
                .isEqualTo("two");
    }

    @Test
    void whatAnApiNamesWhenItIsChangedElsewhereStays() {
        put("authorizationServers/one", SERVER);
        put("apis/a", api("a", "{'oAuth2':{'authorizationServerId':'one'}}"));
        Refusals.validation("authenticationSettings", () -> fixture.delete("authorizationServers/one"));
        fixture.patch("apis/a", "{\"authenticationSettings\":null}");
        assertThat(fixture.delete("authorizationServers/one").status()).isEqualTo(200);
    }

    @Test
    void aGroupThatSeesAProductIsNotDeleted() {
        put("groups/team", "{'displayName':'Team'}");
        put("groups/team/users/1", "{}");
        put("products/starter/groups/team", "{}");
        assertThat(Refusals.validation("groups", () -> fixture.delete("groups/team")))
                .contains("starter");
        fixture.delete("products/starter/groups/team");
        assertThat(fixture.delete("groups/team").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/products/Starter",
                "products/starter",
                " /PRODUCTS/STARTER/ ",
                "SERVICE/products/starter",
                "SERVICE/Products/Starter/"
            })
    void aReferenceMayBeWrittenInAnyForm(String text) {
        put(
                "subscriptions/s",
                "{'displayName':'S','scope':'" + text.replace("SERVICE", Fixture.SERVICE.toString()) + "'}");
        assertThat(properties("subscriptions/s").path("scope").asString())
                .isEqualToIgnoringCase(Fixture.SERVICE + "/products/starter");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "SERVICE2/products/starter", "SERVICE2", "SERVICE2/", "//management/products/starter"})
    void aReferenceToSomethingElseIsRefused(String text) {
        String written = text.replace("SERVICE", Fixture.SERVICE.toString());
        Refusals.validation("scope", () -> put("subscriptions/s", "{'displayName':'S','scope':'" + written + "'}"));
        Refusals.validation(
                "scope", () -> put("policyRestrictions/r", "{'requireBase':'true','scope':'" + written + "'}"));
    }

    @Test
    void whatIsInUseSaysByWhatAndWhatToDo() {
        put("subscriptions/s", "{'displayName':'S','scope':'/products/starter'}");
        assertThat(Refusals.validation("scope", () -> fixture.delete("products/starter")))
                .isEqualTo(
                        "Product 'starter' is in use by the subscription 's'. Change or delete it first, or repeat the"
                                + " request with deleteSubscriptions=true.");
        put("subscriptions/t", "{'displayName':'T','scope':'/products/starter'}");
        assertThat(Refusals.validation("scope", () -> fixture.delete("products/starter")))
                .isEqualTo("Product 'starter' is in use by 2 subscriptions (s, …). Change or delete them first, or"
                        + " repeat the request with deleteSubscriptions=true.");
        assertThat(fixture.delete("products/starter?deleteSubscriptions=true").status())
                .isEqualTo(200);
        assertThat(names("subscriptions")).containsExactly("master");
    }

    @Test
    void aMethodThatIsNotAllowedNamesThoseThatAre() {
        assertThat(Refusals.of(() -> fixture.call("POST", "products/starter", ""))
                        .text())
                .endsWith("It allows: GET, HEAD, PUT, PATCH, DELETE.");
    }

    @Test
    void aBackendOfServiceFabricHasAnAddressOfItsOwn() {
        String cluster = "'properties':{'serviceFabricCluster':{'managementEndpoints':['https://c.example'],"
                + "'serverX509Names':[{'name':'n','issuerCertificateThumbprint':'t'}]}}";
        String body = "{'protocol':'http','url':'fabric:/app/service'";
        assertThat(put("backends/fabric", body + "," + cluster + "}")).isEqualTo(201);
        Refusals.validation("url", () -> put("backends/other", body + "}"));
        Refusals.validation(
                "url", () -> put("backends/other", body.replace("fabric:/", "mailto:") + "," + cluster + "}"));
    }

    @Test
    void backendsAndLoggersNameNamedValuesThatExist() {
        put("workspaces/team", "{'displayName':'Team'}");
        put("namedValues/nv", "{'displayName':'there','value':'v','secret':true}");
        String backend =
                "{'url':'https://{{HOST}}/','protocol':'http','credentials':{'header':{'x':['a','Bearer {{there}}{{KEY}}']}}}";
        String right = backend.replace("HOST", "there").replace("{{KEY}}", "");
        String logger = "{'loggerType':'applicationInsights','credentials':{'instrumentationKey':'{{NAME}}'}}";
        assertThat(put("backends/b", right)).isEqualTo(201);
        assertThat(put("loggers/l", logger.replace("NAME", "there"))).isEqualTo(201);
        for (String member : new String[] {"url", "credentials.header.x[1]"}) {
            String wrong = backend.replace("HOST", member.equals("url") ? "nosuch" : "there")
                    .replace("KEY", member.equals("url") ? "there" : "nosuch");
            assertThat(Refusals.validation(member, () -> put("backends/c", wrong)))
                    .contains("'nosuch'");
        }
        Refusals.validation("credentials.instrumentationKey", () -> put("loggers/m", logger.replace("NAME", "nosuch")));
        Refusals.validation("url", () -> put("workspaces/team/backends/b", right));
        assertThat(put("backends/words", "{'url':'https://b.example','protocol':'http','title':'{{prose}}'}"))
                .isEqualTo(201);
        // A secret that is not sent again may name it, too.
        fixture.patch("backends/b", "{\"title\":\"T\"}");
        Refusals.validation("displayName", () -> fixture.delete("namedValues/nv"));
    }

    @Test
    void filtersTakeIdsAsTheyAreShown() {
        put("subscriptions/s", "{'displayName':'S','scope':'/products/starter','ownerId':'/users/1'}");
        assertThat(names("subscriptions?$filter=" + encode("scope eq '" + id("products/starter") + "'")))
                .containsExactly("s");
        assertThat(names("subscriptions?$filter="
                        + encode("startswith(scope,'" + id("products/").toUpperCase(java.util.Locale.ROOT) + "')")))
                .containsExactly("s");
        assertThat(names("subscriptions?$filter=" + encode("ownerId eq '/users/1' and scope eq '/products/starter'")))
                .containsExactly("s");
    }

    @Test
    void schemasKeepTheirNulls() {
        put("schemas/s", "{'schemaType':'json','document':{'properties':{'a':{'default':null}},'examples':[null]}}");
        assertThat(properties("schemas/s").path("document").toString())
                .isEqualTo("{\"properties\":{\"a\":{\"default\":null}},\"examples\":[null]}");
        put(
                "apis/echo-api/schemas/s",
                "{'contentType':'application/json','document':"
                        + "{'components':{'schemas':{'A':{'default':null}}},'definitions':{'B':{'const':null}}}}");
        JsonNode document = properties("apis/echo-api/schemas/s").path("document");
        assertThat(document.at("/components/schemas/A").toString()).isEqualTo("{\"default\":null}");
        assertThat(document.at("/definitions/B").toString()).isEqualTo("{\"const\":null}");
    }
}
