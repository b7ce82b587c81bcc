package io.holdfast.entities;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class PolicyFragmentsTest extends ServiceCase {

    private static final String INCLUDING =
            "<policies><inbound><base /><include-fragment fragment-id=\"Auth\" /></inbound></policies>";

    @Test
    void isStoredRawAndShownInBothSpellings() {
        policy("policyFragments/auth", "<fragment><set-status code=\"@(1 < 2 ? 401 : 403)\" /></fragment>");
        assertThat(properties("policyFragments/auth?format=rawxml")
                        .path("value")
                        .asString())
                .isEqualTo("<fragment><set-status code=\"@(1 < 2 ? 401 : 403)\" /></fragment>");
        assertThat(properties("policyFragments/auth").path("value").asString()).contains("1 &lt; 2");
        assertThat(properties("policyFragments/auth").path("format").asString()).isEqualTo("xml");
    }

    @Test
    void isCheckedAsPoliciesAreWithLineAndColumn() {
        assertThat(problem("<fragment>\n  <set-hader />\n</fragment>"))
                .startsWith("Error in element 'set-hader' on line 2, column 4: ");
        assertThat(problem("<fragment><set-status></fragment>")).contains("is closed by </fragment>");
        assertThat(problem("<policies />")).contains("The root element of a fragment must be 'fragment'.");
        assertThat(problem("<fragment><set-backend-service backend-id='gone' /></fragment>"))
                .contains("Backend with id 'gone' could not be found.");
        Refusals.status(404, "ResourceNotFound", () -> fixture.get("policyFragments/auth"));
    }

    @Test
    void doesNotIncludeAnotherOneNorItself() {
        policy("policyFragments/auth", "<fragment><set-status code='401' /></fragment>");
        assertThat(problem("<fragment><include-fragment fragment-id='auth' /></fragment>"))
                .isEqualTo(
                        "Error in element 'include-fragment' on line 1, column 12: Policy is not allowed in the specified"
                                + " scope");
    }

    @Test
    void mustBeThereBeforeAPolicyIncludesIt() {
        assertThat(Refusals.validation("include-fragment", () -> policy("policies/policy", INCLUDING)))
                .contains("Policy fragment with id 'Auth' could not be found.");
        policy("policyFragments/auth", "<fragment />");
        policy("policies/policy", INCLUDING);
    }

    @Test
    void tellsWhichPoliciesIncludeIt() {
        policy("policyFragments/auth", "<fragment />");
        policy("policyFragments/authority", "<fragment />");
        policy("policies/policy", INCLUDING);
        policy("apis/echo-api/policies/policy", INCLUDING.replace("Auth", "authority"));
        policy("products/starter/policies/policy", INCLUDING);

        ObjectNode first = references("policyFragments/auth/listReferences?$top=1");
        assertThat(first.path("count").asInt()).isEqualTo(2);
        assertThat(first.path("value").get(0).toString())
                .isEqualTo("{\"id\":\"" + id("policies/policy")
                        + "\",\"type\":\"Microsoft.ApiManagement/service/policies\",\"name\":\"policy\"}");
        assertThat(first.path("nextLink").asString())
                .contains("/policyFragments/auth/listReferences?")
                .endsWith("skip=1");
        ObjectNode second = references("policyFragments/auth/listReferences?$skip=1");
        assertThat(second.path("value").get(0).path("id").asString()).isEqualTo(id("products/starter/policies/policy"));
        Refusals.status(404, "ResourceNotFound", () -> references("policyFragments/none/listReferences"));
    }

    @Test
    void followsANamedValueThatIsRenamed() {
        put("namedValues/n", "{'displayName':'host','value':'v'}");
        policy("policyFragments/auth", "<fragment><set-status code='200' reason='{{host}}' /></fragment>");
        assertThat(Refusals.validation("displayName", () -> fixture.delete("namedValues/n")))
                .contains("policyFragments/auth");
        fixture.patch("namedValues/n", "{\"displayName\":\"server\"}");
        assertThat(properties("policyFragments/auth").path("value").asString()).contains("{{server}}");
    }

    @Test
    void belongsToItsWorkspace() {
        put("workspaces/w", "{'displayName':'W'}");
        policy("policyFragments/auth", "<fragment />");
        Refusals.validation("include-fragment", () -> policy("workspaces/w/policies/policy", INCLUDING));
        policy("workspaces/w/policyFragments/auth", "<fragment />");
        policy("workspaces/w/policies/policy", INCLUDING);
        assertThat(references("policyFragments/auth/listReferences")
                        .path("count")
                        .asInt())
                .isZero();
        assertThat(references("workspaces/w/policyFragments/auth/listReferences")
                        .path("value")
                        .get(0)
                        .path("id")
                        .asString())
                .isEqualTo(id("workspaces/w/policies/policy"));
    }

    @Test
    void mayBeLargerThanAPolicy() {
        policy("policyFragments/auth", "<fragment><!--" + "x".repeat(300_000) + "--></fragment>");
        Refusals.of(() -> policy("policyFragments/auth", "<fragment><!--" + "x".repeat(525_000) + "--></fragment>"));
    }

    private static String problem(String document) {
        return Refusals.of(() -> policy("policyFragments/auth", document))
                .details()
                .getFirst()
                .message();
    }

    private static ObjectNode references(String path) {
        return Fixture.json(fixture.call("POST", path, ""));
    }
}
