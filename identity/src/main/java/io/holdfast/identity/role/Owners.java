package io.holdfast.identity.role;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Those who may do everything; there must always be one, because nobody else could give roles. */
public final class Owners {

    private final Roles roles;
    private final Directory directory;

    Owners(Roles roles, Directory directory) {
        this.roles = roles;
        this.directory = directory;
    }

    /** Makes the application with this object id Owner of everything, unless it is already. */
    public void ensure(String objectId) {
        ensure(objectId, PrincipalType.SERVICE_PRINCIPAL);
    }

    /**
     * Likewise, principals of whom only this is known: {@code group:NAME}, or a subject, or the GUID of either.
     *
     * @throws IllegalArgumentException if a name is empty
     */
    public void ensureNamed(Collection<String> principalIds) {
        if (principalIds.stream()
                .anyMatch(id -> Holder.of(id, PrincipalType.UNKNOWN).name().isBlank())) {
            throw new IllegalArgumentException(
                    "identity.administrators holds a name that is empty: write object ids, or group:NAME");
        }
        principalIds.forEach(id -> ensure(id, PrincipalType.UNKNOWN));
        principalIds.stream()
                .filter(id -> Holder.of(id, PrincipalType.UNKNOWN).isGroup())
                .map(id -> id.substring(Holder.GROUP_PREFIX.length()))
                .filter(bare -> !principalIds.contains(bare))
                .forEach(this::removeFormer);
    }

    private void ensure(String principalId, PrincipalType type) {
        Instant now = roles.now();
        roles.ensure(new RoleAssignment(
                nameOf(Holder.key(principalId)),
                "/",
                BuiltInRoles.OWNER,
                principalId,
                type,
                type,
                null,
                now,
                now,
                null));
    }

    /**
     * An earlier version made a group of the settings Owner under its bare name, which now means a subject: one that a user
     * may be able to choose.
     */
    private void removeFormer(String bareName) {
        roles.assignment(nameOf(bareName.toLowerCase(Locale.ROOT)))
                .filter(own -> own.createdBy() == null && own.isOwnerOfAll())
                .ifPresent(own -> roles.remove(own.name()));
    }

    private static String nameOf(String key) {
        return UUID.nameUUIDFromBytes(("owner/" + key).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Whether there is one, as far as can be known. */
    public boolean exist() {
        return !all().isEmpty();
    }

    boolean isLast(RoleAssignment assignment) {
        var all = all();
        return all.size() == 1 && all.getFirst().name().equals(assignment.name());
    }

    private List<RoleAssignment> all() {
        return roles.assignments().stream()
                .filter(RoleAssignment::isOwnerOfAll)
                .filter(this::mayCount)
                .toList();
    }

    private boolean mayCount(RoleAssignment assignment) {
        Holder holder = assignment.holder();
        return (!holder.isGroup() && directory.mayHaveSubject(holder.name()))
                || (holder.countsForGroups(directory.groupsHaveGuids()) && directory.mayHaveGroup(holder.name()));
    }
}
