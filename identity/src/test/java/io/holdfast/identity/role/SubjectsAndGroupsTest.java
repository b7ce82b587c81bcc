package io.holdfast.identity.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.holdfast.identity.Principal;
import io.holdfast.identity.support.FakeClock;
import io.holdfast.identity.support.MemoryRecords;
import io.holdfast.model.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody gets a role because he is called as a group is, or a group as he is. */
class SubjectsAndGroupsTest {

    private static final String GUID = "abcdef00-0000-4000-8000-000000000001";
    private static final String ROLES = "/providers/Microsoft.Authorization/roleDefinitions/";

    private final FakeClock clock = new FakeClock("2026-11-24T11:13:53Z");
    private final MemoryRecords records = new MemoryRecords();

    /** Columns: principalId, principalType; the subject and the groups of the token; whether he has the role there and at Entra. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        admin                                | -                | admin   |                                      | + | +
        admin                                | -                | mallory | admin                                | - | -
        admin                                | -                | Admin   |                                      | - | -
        admin                                | Unknown          | mallory | admin                                | - | -
        admin                                | User             | mallory | admin                                | - | -
        admin                                | ServicePrincipal | mallory | admin                                | - | -
        admin                                | serviceprincipal | admin   |                                      | + | +
        admin                                | Device           | mallory | admin                                | - | -
        admin                                | Group            | admin   |                                      | - | -
        admin                                | Group            | mallory | other,admin                          | + | +
        admin                                | Group            | mallory | ADMIN                                | - | -
        admin                                | ForeignGroup     | mallory | admin                                | + | +
        admin                                | Group            | mallory | group:admin                          | - | -
        group:admin                          | -                | mallory | admin                                | + | +
        group:admin                          | Group            | mallory | admin                                | + | +
        group:admin                          | -                | admin   |                                      | - | -
        group:admin                          | -                | group:admin |                                  | - | -
        group:admin                          | User             | group:admin |                                  | + | +
        group:admin                          | User             | mallory | admin                                | - | -
        abcdef00-0000-4000-8000-000000000001 | -                | ABCDEF00-0000-4000-8000-000000000001 |        | + | +
        abcdef00-0000-4000-8000-000000000001 | -                | mallory | ABCDEF00-0000-4000-8000-000000000001 | - | +
        ABCDEF00-0000-4000-8000-000000000001 | Group            | mallory | abcdef00-0000-4000-8000-000000000001 | + | +
        abcdef00-0000-4000-8000-000000000001 | User             | mallory | abcdef00-0000-4000-8000-000000000001 | - | -
        abcdef00-0000-4000-8000-000000000001 | Group            | abcdef00-0000-4000-8000-000000000001 |        | - | -
        """)
    void rolesMatch(String id, String type, String subject, String groups, String elsewhere, String atEntra) {
        var caller = principal(subject, groups == null ? new String[0] : groups.split(","));

        assertThat(has(Directory.UNKNOWN, id, type, caller)).isEqualTo("+".equals(elsewhere));
        assertThat(has(Directory.ENTRA, id, type, caller)).isEqualTo("+".equals(atEntra));
    }

    @Test
    void administratorsOfTheSettingsAreSubjectsUnlessTheyAreSaidToBeGroups() {
        var roles = new Roles(records, Directory.UNKNOWN, clock);
        roles.owners().ensureNamed(List.of("ada", "group:team"));

        assertThat(isOwner(roles, principal("ada"))).isTrue();
        assertThat(isOwner(roles, principal("mallory", "team"))).isTrue();
        assertThat(isOwner(roles, principal("mallory", "ada"))).isFalse();
        assertThat(isOwner(roles, principal("team"))).isFalse();
        assertThat(isOwner(roles, principal("ADA"))).isFalse();
    }

    @Test
    void aGroupThatWasOwnerUnderItsBareNameIsNoSubjectOnceTheSettingsSaySo() {
        storeFormer(ownerId("team"), "/", "team", "ServicePrincipal");
        var roles = new Roles(records, Directory.UNKNOWN, clock);

        roles.owners().ensureNamed(List.of("group:team"));

        assertThat(isOwner(roles, principal("mallory", "team"))).isTrue();
        assertThat(isOwner(roles, principal("team"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ServicePrincipal | abcdef00-0000-4000-8000-000000000001 | +
        User             | abcdef00-0000-4000-8000-000000000001 | +
        Group            | abcdef00-0000-4000-8000-000000000001 | +
        ServicePrincipal | team                                 | -
        """)
    void whatAnEarlierVersionStoredWithoutATypeStillCountsForGroupsOfEntra(String stored, String id, String expected) {
        storeFormer(UUID.randomUUID().toString(), "/", id, stored);

        var roles = new Roles(records, Directory.ENTRA, clock);

        assertThat(isOwner(roles, principal("ada", id))).isEqualTo(expected.equals("+"));
        assertThat(roles.assignments().getFirst().shownType().text()).isEqualTo(stored);
    }

    @Test
    void theLastOwnerIsNotRemoved() {
        var roles = new Roles(records, Directory.UNKNOWN, clock);
        var api = new RoleApi(roles);
        roles.owners().ensure("ada");
        String only = roles.assignments().getFirst().name();

        assertThat(catchThrowableOfType(RoleRefusedException.class, () -> call(api, "DELETE", "", only, "")))
                .satisfies(refused -> {
                    assertThat(refused.status()).isEqualTo(409);
                    assertThat(refused.text()).contains("'ada'").contains("Assign the role Owner at scope '/'");
                });

        put(api, "", UUID.randomUUID().toString(), body(BuiltInRoles.OWNER, "grace", null));
        assertThat(call(api, "DELETE", "", only, "").status()).isEqualTo(200);
        assertThat(isOwner(roles, principal("grace"))).isTrue();
    }

    @Test
    void anOwnerWhoCanNeverCallDoesNotCountAsOne() {
        var nobodyElse = new Directory() {
            @Override
            public boolean mayHaveSubject(String id) {
                return id.equals("ada");
            }

            @Override
            public boolean mayHaveGroup(String id) {
                return false;
            }
        };
        var roles = new Roles(records, nobodyElse, clock);
        var api = new RoleApi(roles);
        roles.owners().ensure("ada");
        String only = roles.assignments().getFirst().name();
        put(api, "", UUID.randomUUID().toString(), body(BuiltInRoles.OWNER, "gone", null));
        put(api, "", UUID.randomUUID().toString(), body(BuiltInRoles.OWNER, "team", "Group"));

        assertThat(catchThrowableOfType(RoleRefusedException.class, () -> call(api, "DELETE", "", only, "")))
                .isNotNull();
    }

    @Test
    void aSubjectAndAGroupOfOneNameHaveAssignmentsOfTheirOwn() {
        var api = new RoleApi(new Roles(records, Directory.UNKNOWN, clock));
        String name = UUID.randomUUID().toString();
        assertThat(put(api, "", name, body(BuiltInRoles.OWNER, "admin", "User")).status())
                .isEqualTo(201);

        assertThat(put(api, "", UUID.randomUUID().toString(), body(BuiltInRoles.OWNER, "admin", "Group"))
                        .status())
                .isEqualTo(201);
        assertThat(catchThrowableOfType(
                                RoleRefusedException.class,
                                () -> put(api, "", name, body(BuiltInRoles.OWNER, "admin", "Group")))
                        .code())
                .isEqualTo("RoleAssignmentUpdateNotPermitted");
        assertThat(put(api, "", name, body(BuiltInRoles.OWNER, "admin", null)).status())
                .isEqualTo(200);
    }

    @Test
    void answersShowTheTypeThatWasGiven() {
        var api = new RoleApi(new Roles(records, Directory.UNKNOWN, clock));
        for (String type : new String[] {"User", "Group", "ServicePrincipal", "Device", "ForeignGroup", null}) {
            var answer = put(api, "", UUID.randomUUID().toString(), body(BuiltInRoles.OWNER, type + "-id", type));
            assertThat(Json.parse(answer.body()).at("/properties/principalType").stringValue())
                    .isEqualTo(type == null ? "Unknown" : type);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nonsense", "group:", "MSI"})
    void anUnknownTypeIsRefusedByName(String type) {
        var api = new RoleApi(new Roles(records, Directory.UNKNOWN, clock));
        var refused = catchThrowableOfType(
                RoleRefusedException.class, () -> put(api, "", GUID, body(BuiltInRoles.OWNER, "ada", type)));
        assertThat(refused.text()).contains("properties.principalType").contains("ServicePrincipal");
        assertThat(catchThrowableOfType(
                                RoleRefusedException.class,
                                () -> put(api, "", GUID, body(BuiltInRoles.OWNER, "group:", null)))
                        .text())
                .contains("principalId");
    }

    @Test
    void listsTellSubjectsAndGroupsApart() {
        var api = new RoleApi(new Roles(records, Directory.UNKNOWN, clock));
        put(api, "", UUID.randomUUID().toString(), body(BuiltInRoles.OWNER, "admin", "User"));
        put(api, "/subscriptions/x", UUID.randomUUID().toString(), body(BuiltInRoles.OWNER, "admin", "Group"));
        put(api, "/subscriptions/x", UUID.randomUUID().toString(), body(BuiltInRoles.OWNER, "group:team", null));
        put(api, "/subscriptions/x", UUID.randomUUID().toString(), body(BuiltInRoles.OWNER, GUID, "Group"));

        assertThat(listed(api, "principalId eq 'admin'", "ada")).containsExactlyInAnyOrder("User", "Group");
        assertThat(listed(api, "principalId eq 'Admin'", "ada")).isEmpty();
        assertThat(listed(api, "assignedTo('admin')", "ada")).containsExactly("User");
        assertThat(listed(api, "assignedTo('admin')", "admin")).containsExactly("User");
        assertThat(listed(api, "assignedTo('group:admin')", "ada")).containsExactly("Group");
        assertThat(listed(api, "assignedTo('team')", "ada")).isEmpty();
        assertThat(listed(api, "assignedTo('group:team')", "ada")).containsExactly("Unknown");
        assertThat(listed(api, "assignedTo('" + GUID.toUpperCase(java.util.Locale.ROOT) + "')", "ada"))
                .containsExactly("Group");
        assertThat(listed(api, "assignedTo('ada')", "ada", "admin", "team"))
                .containsExactlyInAnyOrder("Group", "Unknown");
    }

    @Test
    void whatMeansLessThanToAnEarlierVersionIsToldWithTheNextStep() {
        storeFormer(UUID.randomUUID().toString(), "/", "team", "ServicePrincipal");
        storeFormer(UUID.randomUUID().toString(), "/subscriptions/x", GUID, "ServicePrincipal");
        storeFormer(UUID.randomUUID().toString(), "/", "crew", "Group");

        assertThat(told(Directory.UNKNOWN))
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).contains("'team'", "principalType Group", "'group:team'"))
                .anySatisfy(line -> assertThat(line).contains(GUID, "/subscriptions/x"));
        assertThat(told(Directory.ENTRA)).singleElement().asString().contains("'team'");
        assertThat(told(new Directory() {
                    @Override
                    public boolean mayHaveGroup(String id) {
                        return false;
                    }
                }))
                .singleElement()
                .asString()
                .contains("'crew'", "matches nobody any more");
    }

    @Test
    void thousandsOfThemAreToldInAHundredLines() {
        for (int i = 0; i < 150; i++) {
            storeFormer(UUID.randomUUID().toString(), "/", "team-" + i, "ServicePrincipal");
        }

        assertThat(told(Directory.UNKNOWN)).hasSize(101).last().asString().startsWith("50 more");
    }

    @Test
    void anAdministratorOfTheSettingsHasAName() {
        var roles = new Roles(records, Directory.UNKNOWN, clock);
        assertThatThrownBy(() -> roles.owners().ensureNamed(List.of("group:")))
                .hasMessageContaining("identity.administrators");
    }

    private List<String> told(Directory directory) {
        return FormerAssignments.changes(
                records.all("role-assignments").values().stream()
                        .filter(RoleRecords::isFormer)
                        .map(RoleRecords::assignment)
                        .toList(),
                directory);
    }

    private boolean has(Directory directory, String id, String type, Principal caller) {
        var roles = new Roles(new MemoryRecords(), directory, clock);
        put(new RoleApi(roles), "", UUID.randomUUID().toString(), body(BuiltInRoles.OWNER, id, type));
        return isOwner(roles, caller);
    }

    private static boolean isOwner(Roles roles, Principal caller) {
        return roles.allows(caller, "Microsoft.Authorization/roleAssignments/write", "/");
    }

    private static Principal principal(String subject, String... groups) {
        return new Principal(subject, null, subject, "tenant", Arrays.asList(groups));
    }

    private static String body(String role, String principalId, String type) {
        return "{\"properties\":{\"roleDefinitionId\":\"" + ROLES + role + "\",\"principalId\":\"" + principalId + "\""
                + (type == null ? "" : ",\"principalType\":\"" + type + "\"") + "}}";
    }

    private static RoleResponse put(RoleApi api, String scope, String name, String body) {
        return call(api, "PUT", scope, name, body);
    }

    private static RoleResponse call(RoleApi api, String method, String scope, String name, String body) {
        return api.handle(
                        method,
                        scope,
                        List.of("roleAssignments", name),
                        null,
                        body.getBytes(StandardCharsets.UTF_8),
                        principal("root"))
                .orElseThrow();
    }

    private static List<String> listed(RoleApi api, String filter, String caller, String... groups) {
        var answer = api.handle(
                        "GET",
                        "/subscriptions/x",
                        List.of("roleAssignments"),
                        filter,
                        new byte[0],
                        principal(caller, groups))
                .orElseThrow();
        return StreamSupport.stream(Json.parse(answer.body()).get("value").spliterator(), false)
                .map(item -> item.at("/properties/principalType").stringValue())
                .toList();
    }

    /** As an earlier version wrote it. */
    private void storeFormer(String name, String scope, String principalId, String type) {
        records.put("role-assignments", name, """
            {"name":"%s","scope":"%s","role":"%s","principalId":"%s","principalType":"%s","description":null,
             "created":"2026-01-01T00:00:00Z","updated":"2026-01-01T00:00:00Z","createdBy":null}
            """.formatted(name, scope, BuiltInRoles.OWNER, principalId, type)
                .getBytes(StandardCharsets.UTF_8));
    }

    private static String ownerId(String key) {
        return UUID.nameUUIDFromBytes(("owner/" + key).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
