package io.holdfast.identity.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.holdfast.identity.Principal;
import io.holdfast.identity.support.FakeClock;
import io.holdfast.identity.support.MemoryRecords;
import io.holdfast.model.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Roles and assignments in ARM's words. */
class RoleApiTest {

    private static final String SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-000000000001";
    private static final String GROUP = SUBSCRIPTION + "/resourceGroups/rg";
    private static final String NAME = "aaaaaaaa-0000-4000-8000-000000000001";
    private static final String OTHER = "aaaaaaaa-0000-4000-8000-000000000002";
    private static final String OWNER = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
    private static final String OPERATOR = "e022efe7-f5ba-4159-bbe4-b44f577e9b61";

    private final Roles roles =
            new Roles(new MemoryRecords(), Directory.UNKNOWN, new FakeClock("2026-11-24T11:13:53Z"));
    private final RoleApi api = new RoleApi(roles);
    private final Principal admin = new Principal("admin-id", "app", "app", "tenant", List.of());

    @Test
    void anAssignmentIsMadeShownAndRemoved() {
        RoleResponse created = put(GROUP, NAME, assignment(OPERATOR, "job-id"));

        assertThat(created.status()).isEqualTo(201);
        ObjectNode document = Json.parse(created.body());
        assertThat(document.get("id").stringValue())
                .isEqualTo(GROUP + "/providers/Microsoft.Authorization/roleAssignments/" + NAME);
        assertThat(document.get("type").stringValue()).isEqualTo("Microsoft.Authorization/roleAssignments");
        assertThat(document.at("/properties/roleDefinitionId").stringValue())
                .isEqualTo(SUBSCRIPTION + "/providers/Microsoft.Authorization/roleDefinitions/" + OPERATOR);
        assertThat(document.at("/properties/principalId").stringValue()).isEqualTo("job-id");
        assertThat(document.at("/properties/scope").stringValue()).isEqualTo(GROUP);
        assertThat(document.at("/properties/createdBy").stringValue()).isEqualTo("admin-id");
        assertThat(get(GROUP, "roleAssignments", NAME).body()).isEqualTo(created.body());
        var job = new Principal("job-id", null, "job", "tenant", List.of());
        assertThat(roles.allows(job, "Microsoft.ApiManagement/service/backup/action", GROUP))
                .isTrue();

        assertThat(call("DELETE", GROUP, "roleAssignments", NAME).status()).isEqualTo(200);

        assertThat(call("DELETE", GROUP, "roleAssignments", NAME).status()).isEqualTo(204);
        assertThat(refusal("GET", GROUP, "roleAssignments", NAME, "").code()).isEqualTo("RoleAssignmentNotFound");
        assertThat(roles.allows(job, "Microsoft.ApiManagement/service/backup/action", GROUP))
                .isFalse();
    }

    @Test
    void anAssignmentIsNotMadeTwiceNorChangedIntoAnother() {
        put(GROUP, NAME, assignment(OPERATOR, "job-id"));

        assertThat(put(GROUP, NAME, assignment(OPERATOR, "job-id")).status()).isEqualTo(200);
        assertThat(refusal("PUT", GROUP, "roleAssignments", OTHER, assignment(OPERATOR, "job-id"))
                        .code())
                .isEqualTo("RoleAssignmentExists");
        assertThat(refusal("PUT", GROUP, "roleAssignments", NAME, assignment(OPERATOR, "other-id"))
                        .code())
                .isEqualTo("RoleAssignmentUpdateNotPermitted");
        assertThat(refusal("PUT", SUBSCRIPTION, "roleAssignments", NAME, assignment(OPERATOR, "job-id"))
                        .code())
                .isEqualTo("RoleAssignmentUpdateNotPermitted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/subscriptions/00000000-0000-0000-0000-000000000001/providers/Microsoft.Authorization/roleDefinitions/"
                        + OPERATOR,
                "/providers/Microsoft.Authorization/roleDefinitions/" + OPERATOR,
                OPERATOR
            })
    void aRoleIsNamedInAnyOfItsForms(String id) {
        assertThat(put(GROUP, NAME, assignment(id, "job-id")).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        not-a-guid                           | {}                                      | 400 | BadRequestFormat
        aaaaaaaa-0000-4000-8000-000000000001 | {                                       | 400 | InvalidRequestContent
        aaaaaaaa-0000-4000-8000-000000000001 | []                                      | 400 | InvalidRequestContent
        aaaaaaaa-0000-4000-8000-000000000001 | {}                                      | 400 | BadRequestFormat
        aaaaaaaa-0000-4000-8000-000000000001 | {"properties":{"principalId":"x"}}      | 400 | BadRequestFormat
        aaaaaaaa-0000-4000-8000-000000000001 | {"properties":{"roleDefinitionId":"x"}} | 400 | BadRequestFormat
        """)
    void badBodiesAreRefused(String name, String body, int status, String code) {
        RoleRefusedException refused = refusal("PUT", GROUP, "roleAssignments", name, body);

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(roles.assignments()).isEmpty();
    }

    @Test
    void anUnknownRoleAndAConditionAreRefused() {
        assertThat(refusal("PUT", GROUP, "roleAssignments", NAME, assignment(NAME, "job-id"))
                        .code())
                .isEqualTo("RoleDefinitionDoesNotExist");
        String conditional = "{\"properties\":{\"roleDefinitionId\":\"" + OPERATOR
                + "\",\"principalId\":\"x\",\"condition\":\"@Resource[x]\"}}";
        assertThat(refusal("PUT", GROUP, "roleAssignments", NAME, conditional).text())
                .contains("properties.condition");
    }

    @Test
    void listsShowWhatCountsAtAScopeAndBelow() {
        put("", OTHER, assignment(OPERATOR, "root-id"));
        put(GROUP, NAME, assignment(OPERATOR, "group-id"));

        assertThat(principals(SUBSCRIPTION, null)).containsExactlyInAnyOrder("root-id", "group-id");
        assertThat(principals(SUBSCRIPTION, "atScope()")).containsExactly("root-id");
        assertThat(principals(GROUP, "atScope()")).containsExactlyInAnyOrder("root-id", "group-id");
        assertThat(principals(SUBSCRIPTION + "2", null)).containsExactly("root-id");
        assertThat(principals(GROUP, "atScope() and principalId eq 'group-id'")).containsExactly("group-id");
        assertThat(principals(GROUP, "assignedTo('group-id')")).containsExactly("group-id");
        assertThat(principals(GROUP, "principalId eq 'nobody'")).isEmpty();
        // The stack must not grow with a text.
        assertThat(principals(GROUP, "principalId eq '" + "a".repeat(100_000) + "'"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "atScope() or atScope()", "principalId ne 'x'", "atScope() x"})
    void anUnknownFilterIsRefused(String filter) {
        var refused = catchThrowableOfType(
                RoleRefusedException.class,
                () -> api.handle("GET", GROUP, List.of("roleAssignments"), filter, new byte[0], admin));

        assertThat(refused.code()).isEqualTo("InvalidFilter");
    }

    @Test
    void rolesAreFoundByName() {
        var found = Json.parse(
                api.handle("GET", SUBSCRIPTION, List.of("roleDefinitions"), "roleName eq 'owner'", new byte[0], admin)
                        .orElseThrow()
                        .body());

        assertThat(found.get("value").size()).isEqualTo(1);
        assertThat(found.at("/value/0/properties/permissions/0/actions/0").stringValue())
                .isEqualTo("*");
        assertThat(found.at("/value/0/properties/type").stringValue()).isEqualTo("BuiltInRole");
        assertThat(Json.parse(get("", "roleDefinitions", OPERATOR).body())
                        .get("id")
                        .stringValue())
                .isEqualTo("/providers/Microsoft.Authorization/roleDefinitions/" + OPERATOR);
    }

    @Test
    void aRoleOfOnesOwnIsMadeAssignedAndRemoved() {
        roles.owners().ensure("admin-id");
        String body = """
            {"properties":{"roleName":"Backup only","description":"d","assignableScopes":["%s"],"permissions":[
              {"actions":["Microsoft.ApiManagement/service/backup/action"],"notActions":[]}]}}""".formatted(GROUP);

        assertThat(call("PUT", GROUP, "roleDefinitions", NAME, body).status()).isEqualTo(201);
        assertThat(call("PUT", GROUP, "roleDefinitions", NAME, body).status()).isEqualTo(200);

        put(GROUP, OTHER, assignment(NAME, "job-id"));
        var job = new Principal("job-id", null, "job", "tenant", List.of());
        assertThat(roles.allows(job, "Microsoft.ApiManagement/service/backup/action", GROUP))
                .isTrue();
        assertThat(roles.allows(job, "Microsoft.ApiManagement/service/read", GROUP))
                .isFalse();
        assertThat(refusal("DELETE", GROUP, "roleDefinitions", NAME, "").code())
                .isEqualTo("RoleDefinitionHasAssignments");
        assertThat(refusal("PUT", SUBSCRIPTION, "roleAssignments", NAME, assignment(NAME, "x"))
                        .text())
                .contains("assignable scopes");
        assertThat(refusal("PUT", GROUP, "roleDefinitions", OTHER, body).code())
                .isEqualTo("RoleDefinitionWithSameNameExists");
        call("DELETE", GROUP, "roleAssignments", OTHER);
        assertThat(call("DELETE", GROUP, "roleDefinitions", NAME).status()).isEqualTo(200);
        assertThat(call("DELETE", GROUP, "roleDefinitions", NAME).status()).isEqualTo(204);
    }

    private static String role(String name, String... scopes) {
        return "{\"properties\":{\"roleName\":\"" + name + "\",\"assignableScopes\":[\"" + String.join("\",\"", scopes)
                + "\"],\"permissions\":[{\"actions\":[\"*/read\"]}]}}";
    }

    @Test
    void whoManagesTheRolesOfOneGroupChangesNoneThatCountsElsewhere() {
        put(GROUP, NAME, assignment(OWNER, "keeper-id"));
        var keeper = new Principal("keeper-id", null, "keeper", "tenant", List.of());
        roles.owners().ensure("admin-id");
        call("PUT", SUBSCRIPTION, "roleDefinitions", NAME, role("Everywhere", SUBSCRIPTION));

        assertThat(refusal(keeper, "PUT", NAME, role("Everywhere", GROUP)).status())
                .isEqualTo(403);
        assertThat(refusal(keeper, "PUT", OTHER, role("Wide", GROUP, SUBSCRIPTION))
                        .text())
                .contains("'Microsoft.Authorization/roleDefinitions/write' over scope '" + SUBSCRIPTION + "'");
        assertThat(refusal(keeper, "DELETE", NAME, "").code()).isEqualTo("AuthorizationFailed");
        assertThat(send(keeper, "PUT", OTHER, role("Narrow", GROUP)).status()).isEqualTo(201);
        assertThat(send(keeper, "DELETE", OTHER, "").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"subscriptions/x", "/subscriptions/*", ""})
    void assignableScopesAreIds(String scope) {
        assertThat(refusal("PUT", GROUP, "roleDefinitions", NAME, role("r", scope))
                        .text())
                .contains("assignableScopes");
    }

    @Test
    void rolesOfOnesOwnAreKnownWhereTheyCountAndAbove() {
        roles.owners().ensure("admin-id");
        String child = GROUP + "/providers/Microsoft.ApiManagement/service/c/apis/echo";
        call("PUT", GROUP, "roleDefinitions", NAME, role("Here", GROUP));

        assertThat(custom(child, null)).containsExactly("Here");
        assertThat(custom(GROUP, null)).containsExactly("Here");
        assertThat(custom("", null)).containsExactly("Here");
        assertThat(custom(SUBSCRIPTION, "type eq 'CustomRole'")).isEmpty();
        assertThat(custom(SUBSCRIPTION, "atScopeAndBelow() and type eq 'CustomRole'"))
                .containsExactly("Here");
        assertThat(custom(GROUP + "2", "atScopeAndBelow()")).isEmpty();
        assertThat(get(child, "roleDefinitions", NAME).status()).isEqualTo(200);
        assertThat(refusal("GET", GROUP + "2", "roleDefinitions", NAME, "").code())
                .isEqualTo("RoleDefinitionDoesNotExist");
    }

    private List<String> custom(String scope, String filter) {
        var document = Json.parse(api.handle("GET", scope, List.of("roleDefinitions"), filter, new byte[0], admin)
                .orElseThrow()
                .body());
        return StreamSupport.stream(document.get("value").spliterator(), false)
                .filter(item -> item.at("/properties/type").stringValue().equals("CustomRole"))
                .map(item -> item.at("/properties/roleName").stringValue())
                .toList();
    }

    @Test
    void whatIsAssignedToTheCallerIncludesWhatHisGroupsHave() {
        put(GROUP, NAME, assignment(OPERATOR, "group-id").replace("ServicePrincipal", "Group"));
        put(GROUP, OTHER, assignment(OPERATOR, "job-id"));
        var job = new Principal("job-id", null, "job", "tenant", List.of("group-id"));

        assertThat(holders(job, "assignedTo('job-id')")).containsExactlyInAnyOrder("group-id", "job-id");
        assertThat(holders(job, "principalId eq 'job-id'")).containsExactly("job-id");
        assertThat(holders(admin, "assignedTo('job-id')")).containsExactly("job-id");
    }

    private List<String> holders(Principal caller, String filter) {
        var document = Json.parse(api.handle("GET", GROUP, List.of("roleAssignments"), filter, new byte[0], caller)
                .orElseThrow()
                .body());
        return StreamSupport.stream(document.get("value").spliterator(), false)
                .map(item -> item.at("/properties/principalId").stringValue())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "API Management Service Contributor, 312a565d-c81f-4fd8-895a-4e21e48d571c",
        "API Management Service Operator Role, e022efe7-f5ba-4159-bbe4-b44f577e9b61",
        "API Management Service Reader Role, 71522526-b88f-4d52-b57f-d31fc3546d0d",
        "API Management Developer Portal Content Editor, c031e6a8-4391-4de0-8d69-4706a7ed3729",
        "API Management Service Workspace API Developer, 9565a273-41b9-4368-97d2-aeb0c976a9b3",
        "API Management Service Workspace API Product Manager, d59a3e9c-6d52-4a5a-aeed-6bf3cf0e31da",
        "API Management Workspace Contributor, 0c34c906-8d99-4cb7-8bb7-33f5b0a1a799",
        "API Management Workspace Reader, ef1c2c96-4a77-49e8-b9a4-6179fe1d2fd2",
        "API Management Workspace API Developer, 56328988-075d-4c6a-8766-d93edd6725b6",
        "API Management Workspace API Product Manager, 73c2c328-d004-4c5e-938c-35c6f5679a1f",
        "Owner, 8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
        "Contributor, b24988ac-6180-42a0-ab88-20f7382dd24c",
        "Reader, acdd72a7-3385-48ef-bd42-f606fba81ae7",
        "Storage Blob Data Contributor, ba92f5b4-2d11-453d-a403-e96b0029c9fe"
    })
    void builtInRolesHaveTheIdsThatTheyHaveInAzure(String name, String id) {
        assertThat(Json.parse(get("", "roleDefinitions", id).body())
                        .at("/properties/roleName")
                        .stringValue())
                .isEqualTo(name);
    }

    @Test
    void builtInRolesCannotBeChanged() {
        String body = "{\"properties\":{\"roleName\":\"x\",\"permissions\":[{\"actions\":[\"*\"]}]}}";

        assertThat(refusal("PUT", "", "roleDefinitions", OPERATOR, body).code()).isEqualTo("RoleDefinitionIsBuiltIn");
        assertThat(refusal("DELETE", "", "roleDefinitions", OPERATOR, "").code())
                .isEqualTo("RoleDefinitionIsBuiltIn");
    }

    @Test
    void everythingElseIsLeftToOthers() {
        assertThat(api.handle("GET", GROUP, List.of("locks"), null, new byte[0], admin))
                .isEmpty();
        assertThat(api.handle("GET", GROUP, List.of(), null, new byte[0], admin))
                .isEmpty();
        assertThat(refusal("POST", GROUP, "roleAssignments", NAME, "").status()).isEqualTo(405);
    }

    private List<String> principals(String scope, String filter) {
        var document = Json.parse(api.handle("GET", scope, List.of("roleAssignments"), filter, new byte[0], admin)
                .orElseThrow()
                .body());
        return StreamSupport.stream(document.get("value").spliterator(), false)
                .map(item -> item.at("/properties/principalId").stringValue())
                .toList();
    }

    private RoleResponse put(String scope, String name, String body) {
        return call("PUT", scope, "roleAssignments", name, body);
    }

    private RoleResponse get(String scope, String... path) {
        return api.handle("GET", scope, List.of(path), null, new byte[0], admin).orElseThrow();
    }

    private RoleResponse call(String method, String scope, String type, String name) {
        return call(method, scope, type, name, "");
    }

    private RoleResponse call(String method, String scope, String type, String name, String body) {
        return api.handle(method, scope, List.of(type, name), null, body.getBytes(StandardCharsets.UTF_8), admin)
                .orElseThrow();
    }

    private RoleResponse send(Principal caller, String method, String role, String body) {
        return api.handle(
                        method,
                        GROUP,
                        List.of("roleDefinitions", role),
                        null,
                        body.getBytes(StandardCharsets.UTF_8),
                        caller)
                .orElseThrow();
    }

    private RoleRefusedException refusal(Principal caller, String method, String role, String body) {
        return catchThrowableOfType(RoleRefusedException.class, () -> send(caller, method, role, body));
    }

    private RoleRefusedException refusal(String method, String scope, String type, String name, String body) {
        return catchThrowableOfType(RoleRefusedException.class, () -> call(method, scope, type, name, body));
    }

    private static String assignment(String role, String principal) {
        return "{\"properties\":{\"roleDefinitionId\":\"" + role + "\",\"principalId\":\"" + principal
                + "\",\"principalType\":\"ServicePrincipal\"}}";
    }
}
