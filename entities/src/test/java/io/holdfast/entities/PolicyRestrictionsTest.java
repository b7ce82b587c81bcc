package io.holdfast.entities;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Restrictions, the list of all policies, their validation and the list of what they may use. */
class PolicyRestrictionsTest extends ServiceCase {

    private static final String API = "apis/echo-api/policies/policy";
    private static final String WITH_BASE = "<policies><inbound><base /></inbound><backend><base /></backend>"
            + "<outbound><base /></outbound><on-error><base /></on-error></policies>";
    private static final String WITHOUT = "<policies><inbound><base /></inbound></policies>";

    @ParameterizedTest
    @CsvSource({
        "/, true",
        "/apis, true",
        "/APIS/Echo-Api, true",
        "apis/echo-api/policies/policy, true",
        "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/Rg/providers/Microsoft.ApiManagement/service/contoso,"
                + " true",
        "/products, false",
        "/apis/echo, false"
    })
    void demandsBaseAtAndBelowAScope(String scope, boolean covers) {
        put("policyRestrictions/r", "{'scope':'" + scope + "','requireBase':'true'}");
        policy("policies/policy", WITHOUT);
        policy(API, WITH_BASE);
        if (covers) {
            assertThat(Refusals.validation("policies", () -> policy(API, WITHOUT)))
                    .isEqualTo(
                            "The policy restriction 'r' demands <base /> in every section; it is missing in: backend,"
                                    + " outbound, on-error.");
        } else {
            policy(API, WITHOUT);
        }
    }

    /** A release makes a revision the API, so what holds for the API holds for all of its revisions. */
    @Test
    void holdsForEveryRevision() {
        put("policyRestrictions/r", "{'scope':'/apis/echo-api','requireBase':'true'}");
        put("apis/echo-api;rev=2", "{'sourceApiId':'/apis/echo-api'}");
        Refusals.validation("policies", () -> policy("apis/echo-api;rev=2/policies/policy", WITHOUT));
        policy("apis/echo-api;rev=2/policies/policy", WITH_BASE);
    }

    @Test
    void holdsForCopies() {
        policy(API, WITHOUT);
        put("policyRestrictions/r", "{'scope':'/apis/copy','requireBase':'true'}");
        assertThat(Refusals.validation(
                        "sourceApiId", () -> put("apis/copy", "{'path':'copy','sourceApiId':'/apis/echo-api'}")))
                .contains("The policy restriction 'r' demands <base />");
        Refusals.status(404, "ResourceNotFound", () -> fixture.get("apis/copy"));
        policy(API, WITH_BASE);
        put("apis/copy", "{'path':'copy','sourceApiId':'/apis/echo-api'}");
    }

    /** A revision of an API that was there before the restriction is no worse than the API. */
    @Test
    void copiesWithinAnApiThatIsOlderThanTheRestriction() {
        policy(API, WITHOUT);
        put("policyRestrictions/r", "{'scope':'/apis/echo-api','requireBase':'true'}");
        put("apis/echo-api;rev=2", "{'sourceApiId':'/apis/echo-api'}");
    }

    @Test
    void demandsNothingUnlessItSaysSo() {
        put("policyRestrictions/r", "{'scope':'/'}");
        assertThat(properties("policyRestrictions/r").path("requireBase").asString())
                .isEqualTo("false");
        policy(API, WITHOUT);
        Refusals.validation("scope", () -> put("policyRestrictions/r", "{'scope':'/groups'}"));
    }

    @Test
    void listsAllPoliciesWithTheirCompliance() {
        policy(API, WITHOUT);
        policy("products/starter/policies/policy", WITH_BASE);
        policy("policyFragments/f", "<fragment />");
        put("policyRestrictions/r", "{'scope':'/','requireBase':'true'}");

        JsonNode list = fixture.get("allPolicies").path("value");
        assertThat(list.size()).isEqualTo(3);
        JsonNode api = list.get(0);
        assertThat(api.path("type").asString()).isEqualTo("Microsoft.ApiManagement/service/allPolicies");
        assertThat(api.path("properties").toString())
                .isEqualTo("{\"referencePolicyId\":\"" + id(API) + "\",\"complianceState\":\"NonCompliant\"}");
        assertThat(fixture.get("allPolicies?$filter=" + encode("complianceState eq 'Compliant'"))
                        .path("count")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void validatesEverythingThatIsStored() {
        policy(API, WITHOUT);
        assertThat(validation().path("status").asString()).isEqualTo("Succeeded");
        put("policyRestrictions/r", "{'scope':'/','requireBase':'true'}");
        var broken = new io.holdfast.model.ResourceKey("products/policies", "starter", "policy");
        fixture.configuration()
                .write(transaction -> transaction.put(
                        broken,
                        "products/starter/policies/policy",
                        Documents.bytes(Documents.object()
                                .put(
                                        "value",
                                        WITH_BASE.replace(
                                                "<base /></inbound>",
                                                "<base /><include-fragment fragment-id='gone' /></inbound>"))),
                        null));

        JsonNode result = validation();
        assertThat(result.path("status").asString()).isEqualTo("Failed");
        assertThat(result.path("resultInfo").asString()).isEqualTo("3 policies were checked; 2 are not valid.");
        JsonNode details = result.path("error").path("details");
        assertThat(details.get(0).path("target").asString()).isEqualTo("/" + API);
        assertThat(details.get(0).path("message").asString()).contains("restriction 'r'");
        assertThat(details.get(1).path("message").asString()).contains("'gone' could not be found");
        Refusals.status(405, "HttpMethodNotAllowed", () -> fixture.get("validatePolicies"));
        Refusals.status(405, "HttpMethodNotAllowed", () -> fixture.call("POST", "allPolicies", ""));
    }

    @Test
    void listsWhatPoliciesMayUse() {
        ObjectNode all = fixture.get("policyDescriptions?$top=1000");
        assertThat(names(all)).contains("base", "set-header", "quota", "http-data-source");
        JsonNode header = all.path("value")
                .valueStream()
                .filter(item -> item.path("name").asString().equals("set-header"))
                .findFirst()
                .orElseThrow();
        assertThat(header.path("id").asString()).isEqualTo(id("policyDescriptions/set-header"));
        assertThat(header.path("properties").path("scope").asInt()).isEqualTo(15);
        assertThat(header.path("properties").path("description").asString()).isNotEmpty();
        assertThat(names("policyDescriptions?scope=Product&$top=1000")).contains("quota");
        assertThat(names("policyDescriptions?scope=Api&$top=1000"))
                .contains("set-header")
                .doesNotContain("quota");
        Refusals.validation("scope", () -> fixture.get("policyDescriptions?scope=Group"));
    }

    private static JsonNode validation() {
        return Fixture.json(fixture.call("POST", "validatePolicies", "")).path("properties");
    }
}
