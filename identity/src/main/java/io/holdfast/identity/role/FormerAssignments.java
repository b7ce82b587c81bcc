package io.holdfast.identity.role;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What became of assignments that were made when subjects and groups shared one name space. */
final class FormerAssignments {

    private static final Logger LOG = LoggerFactory.getLogger(FormerAssignments.class);
    private static final int MAX_TOLD = 100;

    private FormerAssignments() {}

    /** One line for each that means less than before, a hundred at most, then how many more there are. */
    static List<String> changes(List<RoleAssignment> former, Directory directory) {
        List<String> all = former.stream()
                .flatMap(assignment -> change(assignment, directory).stream()
                        .map(change -> "role assignment " + assignment.name() + " of '" + assignment.principalId()
                                + "' at '" + assignment.scope() + "' " + change))
                .toList();
        if (all.size() <= MAX_TOLD) {
            return all;
        }
        String rest = all.size() - MAX_TOLD + " more role assignments mean less than before";
        return Stream.concat(all.stream().limit(MAX_TOLD), Stream.of(rest)).toList();
    }

    static void tell(List<RoleAssignment> former, Directory directory) {
        changes(former, directory).forEach(LOG::warn);
    }

    /** What is different now, and what to do; empty for those that count as before. */
    private static Optional<String> change(RoleAssignment assignment, Directory directory) {
        Holder holder = assignment.holder();
        if (holder.isGroup()) {
            return directory.mayHaveGroup(holder.name())
                    ? Optional.empty()
                    : Optional.of("matches nobody any more: it is a group's, and tokens of this issuer name no groups;"
                            + " assign the role to the application itself, with principalType ServicePrincipal");
        }
        boolean guidOfGroup = holder.countsForGroups(directory.groupsHaveGuids());
        if (guidOfGroup || !directory.mayHaveGroup(holder.name())) {
            return Optional.empty();
        }
        return Optional.of(
                "counts for the subject of exactly this name only; if it is a group's it matches nobody any more: assign the"
                        + " role anew with principalType Group, or in identity.administrators write '"
                        + Holder.GROUP_PREFIX + assignment.principalId() + "'");
    }
}
