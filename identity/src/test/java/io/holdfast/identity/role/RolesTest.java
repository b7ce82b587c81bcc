package io.holdfast.identity.role;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.identity.Principal;
import io.holdfast.identity.support.FakeClock;
import io.holdfast.identity.support.MemoryRecords;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what, role by role and scope by scope. */
class RolesTest {

    private static final String SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-000000000001";
    private static final String GROUP = SUBSCRIPTION + "/resourceGroups/rg";
    private static final String SERVICE = GROUP + "/providers/Microsoft.ApiManagement/service/contoso";
    private static final String ADA = "ada00000-0000-4000-8000-00000000000a";

    private final FakeClock clock = new FakeClock("2026-11-24T11:13:53Z");
    private final MemoryRecords records = new MemoryRecords();
    private final Roles roles = new Roles(records, Directory.UNKNOWN, clock);
    private final Principal ada = new Principal(ADA, null, "ada", "tenant", List.of());

    /** Columns: read the service, write it, back it up, restore it, write an API, read secrets, assign roles. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Owner                                       | + + + + + + +
        Contributor                                 | + + + + + + -
        Reader                                      | + - - - - - -
        User Access Administrator                   | + - - - - - +
        API Management Service Contributor          | + + + + + + -
        API Management Service Operator Role        | + + + + - - -
        API Management Service Reader Role          | + - - - - - -
        API Management Workspace Reader             | - - - - - - -
        Storage Blob Data Contributor               | - - - - - - -
        """)
    void eachRolePermitsWhatItSays(String role, String expected) {
        List<String> actions = List.of(
                "Microsoft.ApiManagement/service/read",
                "Microsoft.ApiManagement/service/write",
                "Microsoft.ApiManagement/service/backup/action",
                "Microsoft.ApiManagement/service/restore/action",
                "Microsoft.ApiManagement/service/apis/write",
                "Microsoft.ApiManagement/service/subscriptions/listSecrets/action",
                "Microsoft.Authorization/roleAssignments/write");
        for (String scope : List.of("/", SUBSCRIPTION, GROUP, SERVICE)) {
            var fresh = new Roles(new MemoryRecords(), Directory.UNKNOWN, clock);
            assign(fresh, role, scope, ADA);

            String permitted = actions.stream()
                    .map(action -> fresh.allows(ada, action, SERVICE) ? "+" : "-")
                    .reduce((a, b) -> a + " " + b)
                    .orElseThrow();

            assertThat(permitted).as("%s at %s", role, scope).isEqualTo(expected);
        }
    }

    /** Whether something in the service may be written, or a role be given there: by what is held above, at, below and beside it. */
    @ParameterizedTest
    @CsvSource(textBlock = """
        /,                              true,  true
        /namedValues/nv,                true,  true
        /apis/echo,                     false, true
        /workspaces/team/namedValues/x, false, true
        -other,                         false, false
        """)
    void whatIsHeldBelowCountsWithin(String where, boolean writesNamedValues, boolean givesRoles) {
        assign(roles, "Owner", where.startsWith("-") ? SERVICE + where : SERVICE + where.replaceFirst("^/$", ""), ADA);

        assertThat(roles.allowsWithin(ada, "Microsoft.ApiManagement/service/namedValues/write", SERVICE))
                .isEqualTo(writesNamedValues);
        assertThat(roles.allowsWithin(ada, "Microsoft.Authorization/roleAssignments/write", SERVICE))
                .isEqualTo(givesRoles);
    }

    /**
     * Columns, all in one workspace: read it, read an API, write it, write an API, a subscription, a product, read secrets of a subscription, of a
     * named value; then read an API of the service, and of another workspace.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        API Management Workspace Contributor         | + + + + + + + + - -
        API Management Workspace Reader              | - + - - - - - - - -
        API Management Workspace API Developer       | - + - + - + - + - -
        API Management Workspace API Product Manager | - + - - + + + - - -
        API Management Service Reader Role           | + + - - - - - - - -
        """)
    void rolesAtAWorkspacePermitWhatTheySayThereAndNothingElsewhere(String role, String expected) {
        String workspace = SERVICE + "/workspaces/team";
        assign(roles, role, workspace, ADA);
        String prefix = "Microsoft.ApiManagement/service/";
        String permitted = Stream.of(
                        may(prefix + "workspaces/read", workspace),
                        may(prefix + "workspaces/apis/read", workspace + "/apis/echo"),
                        may(prefix + "workspaces/write", workspace),
                        may(prefix + "workspaces/apis/write", workspace + "/apis/echo"),
                        may(prefix + "workspaces/subscriptions/write", workspace + "/subscriptions/s"),
                        may(prefix + "workspaces/products/write", workspace + "/products/gold"),
                        may(prefix + "workspaces/subscriptions/listSecrets/action", workspace + "/subscriptions/s"),
                        may(prefix + "workspaces/namedValues/listValue/action", workspace + "/namedValues/n"),
                        may(prefix + "apis/read", SERVICE + "/apis/echo"),
                        may(prefix + "workspaces/apis/read", SERVICE + "/workspaces/other/apis/echo"))
                .map(allowed -> allowed ? "+" : "-")
                .reduce((a, b) -> a + " " + b)
                .orElseThrow();

        assertThat(permitted).isEqualTo(expected);
    }

    @Test
    void operatorsAndReadersPollButDoNotReadUserKeys() {
        assign(roles, "API Management Service Operator Role", SERVICE, ADA);

        assertThat(may("Microsoft.ApiManagement/service/operationresults/read", SERVICE))
                .isTrue();
        assertThat(may("Microsoft.ApiManagement/service/users/read", SERVICE)).isTrue();
        assertThat(may("Microsoft.ApiManagement/service/users/keys/read", SERVICE))
                .isFalse();
    }

    @Test
    void whatOneRoleExceptsAnotherMayPermit() {
        assign(roles, "API Management Service Reader Role", SERVICE, ADA);
        assertThat(may("Microsoft.ApiManagement/service/users/keys/read", SERVICE))
                .isFalse();

        assign(roles, "Reader", GROUP, ADA);

        assertThat(may("Microsoft.ApiManagement/service/users/keys/read", SERVICE))
                .isTrue();
    }

    @Test
    void aRoleCountsAtItsScopeAndBelowAndNowhereElse() {
        assign(roles, "Contributor", SERVICE, ADA);

        assertThat(may("Microsoft.ApiManagement/service/apis/write", SERVICE + "/apis/echo"))
                .isTrue();
        assertThat(may("Microsoft.ApiManagement/service/write", SERVICE)).isTrue();
        assertThat(may("Microsoft.ApiManagement/service/write", SERVICE + "2")).isFalse();
        assertThat(may("Microsoft.ApiManagement/service/write", GROUP)).isFalse();
        assertThat(may("Microsoft.ApiManagement/service/read", SUBSCRIPTION)).isFalse();
        assertThat(may("Microsoft.ApiManagement/service/read", "/")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "microsoft.apimanagement/SERVICE/Backup/Action, /SUBSCRIPTIONS/00000000-0000-0000-0000-000000000001/resourcegroups/RG",
        "Microsoft.ApiManagement/service/backup/action, /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/",
        "Microsoft.ApiManagement/service/backup/action, //subscriptions//00000000-0000-0000-0000-000000000001/resourceGroups/rg"
    })
    void spellingMakesNoDifference(String action, String scope) {
        assign(
                roles,
                "API Management Service Contributor",
                GROUP.toUpperCase(java.util.Locale.ROOT),
                ADA.toUpperCase(java.util.Locale.ROOT));

        assertThat(may(action, scope)).isTrue();
    }

    @Test
    void nobodyMayDoAnythingWithoutARole() {
        assertThat(may("Microsoft.ApiManagement/service/read", SERVICE)).isFalse();
    }

    @Test
    void dataActionsAreApartFromActions() {
        String account = GROUP + "/providers/Microsoft.Storage/storageAccounts/backups";
        String write = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write";
        assign(roles, "Owner", "/", "somebody");
        assign(roles, "Storage Blob Data Contributor", account, ADA);

        assertThat(roles.allowsData(ada, write, account)).isTrue();
        assertThat(roles.allowsData(ada, write, account + "2")).isFalse();
        assertThat(roles.allows(ada, write, account)).isFalse();
        var owner = new Principal("somebody", null, "somebody", "tenant", List.of());
        assertThat(roles.allowsData(owner, write, account)).isFalse();
    }

    @Test
    void anAssignmentCountsAtOnceAndItsRemovalToo() {
        String name = assign(roles, "Contributor", GROUP, ADA);
        assertThat(may("a/write", GROUP)).isTrue();

        roles.deleteAssignment(name);

        assertThat(may("a/write", GROUP)).isFalse();
    }

    @Test
    void whatAnotherNodeAssignsCountsWithinTwoSeconds() {
        assertThat(may("a/write", GROUP)).isFalse();
        assign(new Roles(records, Directory.UNKNOWN, clock), "Contributor", GROUP, ADA);
        assertThat(may("a/write", GROUP)).isFalse();

        clock.advance(Duration.ofSeconds(2));

        assertThat(may("a/write", GROUP)).isTrue();
    }

    @Test
    void decisionsComeFromMemory() {
        may("a/write", GROUP);
        int scans = records.scans();

        for (int i = 0; i < 1_000; i++) {
            may("a/write", GROUP);
        }

        assertThat(records.scans()).isEqualTo(scans);
    }

    @Test
    void anOwnerIsMadeOnce() {
        roles.owners().ensure(ADA);
        roles.owners().ensure(ADA);

        assertThat(roles.assignments()).hasSize(1);
        assertThat(may("Microsoft.Authorization/roleAssignments/write", "/")).isTrue();
    }

    @Test
    void theBuiltInRolesHaveTheirWellKnownIds() {
        assertThat(roles.definition("312A565D-c81f-4fd8-895a-4e21e48d571c")
                        .orElseThrow()
                        .roleName())
                .isEqualTo("API Management Service Contributor");
        assertThat(roles.definitions()).hasSizeGreaterThanOrEqualTo(14).allSatisfy(role -> {
            assertThat(role.builtIn()).isTrue();
            assertThat(UUID.fromString(role.name())).hasToString(role.name());
            assertThat(role.permissions()).isNotEmpty();
        });
        assertThat(roles.definitions().stream().map(RoleDefinition::roleName)).doesNotHaveDuplicates();
    }

    private boolean may(String action, String scope) {
        return roles.allows(ada, action, scope);
    }

    private static String assign(Roles target, String role, String scope, String principal) {
        String roleId = target.definitions().stream()
                .filter(definition -> definition.roleName().equals(role))
                .findFirst()
                .orElseThrow()
                .name();
        String name = UUID.randomUUID().toString();
        target.put(new RoleAssignment(
                name,
                scope,
                roleId,
                principal,
                PrincipalType.SERVICE_PRINCIPAL,
                PrincipalType.SERVICE_PRINCIPAL,
                null,
                target.now(),
                target.now(),
                null));
        return name;
    }

    @Test
    void forgetsWhatAnotherNodeHasAssignedButNotWhatCameLater() {
        roles.assignments();
        var other = new Roles(records, Directory.UNKNOWN, clock);
        assign(other, "Reader", SERVICE, ADA);
        var until = clock.instant();
        clock.advance(Duration.ofMillis(10));
        assign(other, "Contributor", SERVICE, "later");

        roles.forget(scope -> scope.equals(Scope.of(SERVICE)), until);

        assertThat(roles.assignments()).extracting(RoleAssignment::principalId).containsExactly("later");
        assertThat(records.ids("role-assignments")).hasSize(1);
    }
}
