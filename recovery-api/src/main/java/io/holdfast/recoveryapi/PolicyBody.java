package io.holdfast.recoveryapi;

import io.holdfast.recovery.schedule.BackupPolicySpec;
import io.holdfast.recovery.schedule.BackupPolicySpec.Access;
import io.holdfast.recovery.schedule.BackupPolicySpec.OnChange;
import io.holdfast.recovery.schedule.BackupPolicySpec.Schedule;
import io.holdfast.recovery.schedule.NamePattern;
import io.holdfast.recovery.schedule.RetentionRules;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The properties of a backup policy that a caller sends. What is out of range the policy refuses by itself. */
final class PolicyBody {

    /** What callers see beside the properties, and may send back; it is not looked at. */
    static final String STATE = "state";

    /** With the key that the deployment's settings hold for the account; also where nothing is said. */
    static final String CONFIGURED = "Configured";

    private static final String SYSTEM_ASSIGNED = "SystemAssignedManagedIdentity";
    private static final String USER_ASSIGNED = "UserAssignedManagedIdentity";

    private static final Set<String> KNOWN = Set.of(
            "storageAccount",
            "containerName",
            "accessType",
            "clientId",
            "schedule",
            "onChange",
            "namePattern",
            "leaveOut",
            "include",
            "prove",
            "retention",
            "enabled",
            STATE);

    private PolicyBody() {}

    /**
     * @throws io.holdfast.arm.ArmException 400 naming the member that is wrong
     * @throws io.holdfast.recovery.RecoveryRefusedException likewise
     */
    static BackupPolicySpec read(ObjectNode properties) {
        var members = new Members(properties, "properties");
        if (properties.has("accessKey")) {
            throw members.invalid(
                    "accessKey", "is never kept; put it into the setting storage.accounts.NAME.key, with Configured");
        }
        members.only(KNOWN);
        return new BackupPolicySpec(
                members.required("storageAccount"),
                members.required("containerName"),
                access(members),
                members.object("schedule").map(PolicyBody::schedule),
                members.object("onChange").map(PolicyBody::onChange),
                new NamePattern(members.text("namePattern").orElse(NamePattern.DEFAULT)),
                members.texts("leaveOut"),
                members.texts("include"),
                members.flag("prove", true),
                retention(members.objectOrEmpty("retention")),
                members.flag("enabled", true));
    }

    private static Access access(Members members) {
        String word = members.text("accessType").orElse(CONFIGURED);
        Optional<String> clientId = members.text("clientId");
        Access access = switch (word.toLowerCase(Locale.ROOT)) {
            case "configured" -> new Access.Configured();
            case "systemassignedmanagedidentity" -> new Access.SystemAssigned();
            case "userassignedmanagedidentity" -> new Access.UserAssigned(clientId.orElse(""));
            default ->
                throw members.invalid(
                        "accessType",
                        "must be Configured, SystemAssignedManagedIdentity or UserAssignedManagedIdentity; an access"
                                + " key is never kept here but in the deployment's settings, which Configured"
                                + " uses");
        };
        if (access instanceof Access.UserAssigned != clientId.isPresent()) {
            throw members.invalid("clientId", "goes with accessType UserAssignedManagedIdentity, and only with it");
        }
        return access;
    }

    /** As requests and answers spell it. */
    static String word(Access access) {
        return switch (access) {
            case Access.Configured key -> CONFIGURED;
            case Access.SystemAssigned system -> SYSTEM_ASSIGNED;
            case Access.UserAssigned user -> USER_ASSIGNED;
        };
    }

    private static Schedule schedule(Members members) {
        members.only(Set.of("cron", "timeZone"));
        return new Schedule(members.required("cron"), members.text("timeZone").orElse(Schedule.UTC));
    }

    private static OnChange onChange(Members members) {
        members.only(Set.of("quietSeconds", "atMostEverySeconds"));
        OnChange usual =
                OnChange.afterQuiet(members.number("quietSeconds", OnChange.DEFAULT_QUIET, 1, OnChange.LONGEST_QUIET));
        int least = usual.quietSeconds();
        return new OnChange(
                least,
                members.number("atMostEverySeconds", usual.atMostEverySeconds(), least, OnChange.LONGEST_INTERVAL));
    }

    private static RetentionRules retention(Members members) {
        members.only(Set.of("keepLast", "keepHourly", "keepDaily", "keepWeekly", "keepMonthly", "keepWithin"));
        return new RetentionRules(
                members.number("keepLast", 0, 0, RetentionRules.MOST),
                members.number("keepHourly", 0, 0, RetentionRules.MOST),
                members.number("keepDaily", 0, 0, RetentionRules.MOST),
                members.number("keepWeekly", 0, 0, RetentionRules.MOST),
                members.number("keepMonthly", 0, 0, RetentionRules.MOST),
                members.text("keepWithin"));
    }
}
