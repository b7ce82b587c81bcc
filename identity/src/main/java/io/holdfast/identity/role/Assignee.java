package io.holdfast.identity.role;

import io.holdfast.identity.Principal;
import java.util.List;

/**
 * Whose assignments a list is to show.
 *
 * @param id as assignments name him
 * @param viaGroups whether those count, too, that he has through groups
 * @param groups his, as far as they are known
 * @param groupsHaveGuids see {@link Directory#groupsHaveGuids}
 */
record Assignee(String id, boolean viaGroups, List<String> groups, boolean groupsHaveGuids) {

    /** Whoever is named so in assignments. */
    static Assignee named(String id) {
        return new Assignee(id, false, List.of(), false);
    }

    /** Likewise, and what counts for him. */
    static Assignee whole(String id) {
        return new Assignee(id, true, List.of(), false);
    }

    /** There is no directory to ask for groups; only those of the caller are known, by his token. */
    Assignee knowingGroupsOf(Principal caller, boolean guids) {
        boolean himself = viaGroups && Holder.key(id).equals(Holder.key(caller.objectId()));
        return himself ? new Assignee(id, true, caller.groups(), guids) : this;
    }

    boolean has(RoleAssignment assignment) {
        if (!viaGroups) {
            return Holder.key(assignment.principalId()).equals(Holder.key(id));
        }
        Holder holder = assignment.holder();
        Holder asked = Holder.of(id, PrincipalType.UNKNOWN);
        // A GUID may be asked for whatever it belongs to; other names are told apart.
        boolean itself = holder.key().equals(asked.key()) && (asked.isGuid() || asked.isGroup() == holder.isGroup());
        return itself || groups.stream().anyMatch(group -> isGroup(holder, group));
    }

    private boolean isGroup(Holder holder, String group) {
        return holder.countsForGroups(groupsHaveGuids) && holder.key().equals(Holder.key(group));
    }
}
