package io.holdfast.identity.role;

import io.holdfast.identity.AreaAuthorizer;
import io.holdfast.identity.Principal;
import io.holdfast.identity.support.Refreshed;
import io.holdfast.store.Records;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Decides by role assignments: whoever has a role at a scope, himself or through a group, may do there and below what
 * the role permits; nobody may do anything else. Decisions come from memory; an assignment made here counts at once,
 * one made by another node of the deployment within two seconds. Thread-safe.
 */
public final class Roles implements AreaAuthorizer {

    private static final String KIND = "identity";
    private static final String ASSIGNMENTS = "role-assignments";
    private static final String DEFINITIONS = "role-definitions";
    private static final Duration MAX_AGE = Duration.ofSeconds(2);
    private static final int MAX_ASSIGNMENTS = 4_000;
    private static final int MAX_DEFINITIONS = 5_000;

    private final Map<String, RoleDefinition> builtIn = BuiltInRoles.load();
    private final Records records;
    private final Clock clock;
    private final Directory directory;
    private final Refreshed<RoleTable> table;

    public Roles(Records records, Directory directory, Clock clock) {
        this.records = records;
        this.directory = directory;
        this.clock = clock;
        this.table = new Refreshed<>(this::read, MAX_AGE, clock);
    }

    @Override
    public boolean allows(Principal principal, String action, String scope) {
        String lower = action.toLowerCase(Locale.ROOT);
        return decide(principal, scope, role -> role.permits(lower));
    }

    @Override
    public boolean allowsWithin(Principal principal, String action, String scope) {
        String lower = action.toLowerCase(Locale.ROOT);
        Scope all = Scope.of(scope);
        return decide(principal, (given, role) -> given.meets(all, lower) && role.permits(lower));
    }

    /** As {@link #allows}, for what a principal does with the data behind a resource, such as blobs. */
    public boolean allowsData(Principal principal, String dataAction, String scope) {
        String lower = dataAction.toLowerCase(Locale.ROOT);
        return decide(principal, scope, role -> role.permitsData(lower));
    }

    private boolean decide(Principal principal, String scope, Predicate<CompiledRole> permits) {
        Scope target = Scope.of(scope);
        return decide(principal, (given, role) -> given.covers(target) && permits.test(role));
    }

    private boolean decide(Principal principal, BiPredicate<Scope, CompiledRole> permits) {
        return table.get().allows(principal, permits);
    }

    boolean groupsHaveGuids() {
        return directory.groupsHaveGuids();
    }

    /** Built-in roles first, then custom ones. */
    public Collection<RoleDefinition> definitions() {
        return table.get().definitions().values();
    }

    public Optional<RoleDefinition> definition(String name) {
        return Optional.ofNullable(table.get().definitions().get(name.toLowerCase(Locale.ROOT)));
    }

    public List<RoleAssignment> assignments() {
        return table.get().assignments();
    }

    public Optional<RoleAssignment> assignment(String name) {
        return assignments().stream()
                .filter(assignment -> assignment.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** Who is Owner of everything. */
    public Owners owners() {
        return new Owners(this, directory);
    }

    /** Once: logs the assignments that mean less than they meant to an earlier version, with the next step. */
    public void tellOfFormerAssignments() {
        if (records.putIfAbsent(KIND, "subjects-and-groups-apart", new byte[] {'1'})) {
            FormerAssignments.tell(
                    records.all(ASSIGNMENTS).values().stream()
                            .filter(RoleRecords::isFormer)
                            .map(RoleRecords::assignment)
                            .toList(),
                    directory);
        }
    }

    /** Adds an assignment; true if it is new, false if one of this name gives the same already. */
    boolean put(RoleAssignment assignment) {
        table.invalidate();
        var existing = assignment(assignment.name());
        if (existing.isPresent()) {
            return replace(existing.get(), assignment);
        }
        if (assignments().stream().anyMatch(assignment::gives)) {
            throw new RoleRefusedException(409, "RoleAssignmentExists", "The role assignment already exists.");
        }
        if (assignments().size() >= MAX_ASSIGNMENTS) {
            throw new RoleRefusedException(
                    400,
                    "RoleAssignmentLimitExceeded",
                    "No more than " + MAX_ASSIGNMENTS + " role assignments are possible. Assign to groups, or remove"
                            + " assignments that are no longer needed.");
        }
        records.put(ASSIGNMENTS, assignment.name(), RoleRecords.toRecord(assignment));
        table.invalidate();
        return true;
    }

    private boolean replace(RoleAssignment existing, RoleAssignment assignment) {
        if (!existing.gives(assignment)) {
            throw new RoleRefusedException(
                    409,
                    "RoleAssignmentUpdateNotPermitted",
                    "Tenant ID, application ID, principal ID, and scope are not allowed to be updated.");
        }
        records.put(ASSIGNMENTS, assignment.name(), RoleRecords.toRecord(assignment));
        table.invalidate();
        return false;
    }

    /** Adds an assignment of the server's own; not if another gives the same. */
    void ensure(RoleAssignment assignment) {
        table.invalidate();
        if (assignments().stream().noneMatch(assignment::gives)) {
            records.put(ASSIGNMENTS, assignment.name(), RoleRecords.toRecord(assignment));
            table.invalidate();
        }
    }

    /** @throws RoleRefusedException if nobody would be Owner of everything any more */
    boolean deleteAssignment(String name) {
        table.invalidate();
        assignment(name).filter(owners()::isLast).ifPresent(last -> {
            throw RoleRefusedException.lastOwner(last);
        });
        return remove(name);
    }

    /** Whoever it makes what. */
    boolean remove(String name) {
        boolean existed = records.delete(ASSIGNMENTS, name);
        table.invalidate();
        return existed;
    }

    /** Removes the assignments at such scopes that nobody has written since. */
    void forget(Predicate<Scope> gone, Instant until) {
        Predicate<RoleAssignment> meant = assignment ->
                gone.test(Scope.of(assignment.scope())) && !assignment.updated().isAfter(until);
        if (!known().equals(records.ids(ASSIGNMENTS))) {
            table.invalidate(); // another node has made some
        }
        if (assignments().stream().anyMatch(meant)) {
            table.invalidate(); // or has written one anew
            assignments().stream().filter(meant).forEach(assignment -> remove(assignment.name()));
        }
    }

    /**
     * Removes all assignments of a subject that is gone.
     *
     * @throws RoleRefusedException if nobody would be Owner of everything any more; then none is removed
     */
    public int forgetSubject(String objectId) {
        table.invalidate();
        Holder gone = new Holder(Holder.Side.SUBJECT, objectId);
        var own = assignments().stream()
                .filter(assignment -> assignment.holder().isSameAs(gone))
                .toList();
        own.stream().filter(owners()::isLast).findFirst().ifPresent(last -> {
            throw RoleRefusedException.lastOwner(last);
        });
        own.forEach(assignment -> remove(assignment.name()));
        return own.size();
    }

    private Set<String> known() {
        return assignments().stream().map(RoleAssignment::name).collect(Collectors.toSet());
    }

    /** Adds or replaces a custom role; true if it is new. */
    boolean put(RoleDefinition role) {
        table.invalidate();
        if (builtIn.containsKey(role.name())) {
            throw new RoleRefusedException(
                    400,
                    "RoleDefinitionIsBuiltIn",
                    "The role '" + role.name() + "' is built in: it cannot be changed.");
        }
        boolean isNew = definition(role.name()).isEmpty();
        if (definitions().stream()
                .anyMatch(other ->
                        !other.name().equals(role.name()) && other.roleName().equalsIgnoreCase(role.roleName()))) {
            throw new RoleRefusedException(
                    409,
                    "RoleDefinitionWithSameNameExists",
                    "A role definition with the name '" + role.roleName() + "' exists already: choose another name.");
        }
        if (isNew && definitions().size() >= MAX_DEFINITIONS + builtIn.size()) {
            throw new RoleRefusedException(
                    400,
                    "RoleDefinitionLimitExceeded",
                    "No more than " + MAX_DEFINITIONS + " custom roles are possible. Remove one that is not needed.");
        }
        records.put(DEFINITIONS, role.name(), RoleRecords.toRecord(role));
        table.invalidate();
        return isNew;
    }

    boolean deleteDefinition(String name) {
        if (builtIn.containsKey(name)) {
            throw new RoleRefusedException(
                    400, "RoleDefinitionIsBuiltIn", "The role '" + name + "' is built in: it cannot be removed.");
        }
        table.invalidate();
        if (assignments().stream().anyMatch(assignment -> assignment.role().equals(name))) {
            throw new RoleRefusedException(
                    409,
                    "RoleDefinitionHasAssignments",
                    "There are existing role assignments referencing role '" + name + "': remove them first.");
        }
        boolean existed = records.delete(DEFINITIONS, name);
        table.invalidate();
        return existed;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private RoleTable read() {
        return RoleTable.of(
                builtIn,
                records.all(DEFINITIONS).values().stream()
                        .map(RoleRecords::customRole)
                        .toList(),
                records.all(ASSIGNMENTS).values().stream()
                        .map(RoleRecords::assignment)
                        .toList(),
                directory.groupsHaveGuids());
    }
}
