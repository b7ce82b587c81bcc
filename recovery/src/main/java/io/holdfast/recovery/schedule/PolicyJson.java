package io.holdfast.recovery.schedule;

import io.holdfast.recovery.schedule.BackupPolicy.Access;
import io.holdfast.recovery.schedule.BackupPolicy.Kind;
import io.holdfast.recovery.schedule.BackupPolicy.OnChange;
import io.holdfast.recovery.schedule.BackupPolicy.Schedule;
import io.holdfast.vault.BlobNames;
import io.holdfast.vault.StorageException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A policy's properties, from JSON and to it. */
final class PolicyJson {

    /** Shown beside the properties, so callers who send back what they got send it as well. */
    static final String STATE = "state";

    private static final int DAY = 86_400;

    private PolicyJson() {}

    /** @throws PolicyInvalidException naming the member that is wrong */
    static BackupPolicy read(ObjectNode sent) {
        var members = new Members(sent, "");
        if (sent.has("accessKey")) {
            throw members.invalid(
                    "accessKey", "is never kept; put it into the setting storage.accounts.NAME.key, with Configured");
        }
        members.only(Set.of(
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
                STATE));
        var policy = new BackupPolicy(
                checked(members, "storageAccount", BlobNames::checkAccount),
                checked(members, "containerName", BlobNames::checkContainer),
                access(members),
                members.object("schedule").map(PolicyJson::schedule),
                members.object("onChange").map(PolicyJson::onChange),
                new NamePattern(members.text("namePattern").orElse(NamePattern.DEFAULT)),
                members.texts("leaveOut"),
                members.texts("include"),
                members.flag("prove", true),
                retention(members.objectOrEmpty("retention")),
                members.flag("enabled", true));
        if (policy.schedule().isEmpty() && policy.onChange().isEmpty()) {
            throw members.invalid("schedule", "is required, or onChange");
        }
        return policy;
    }

    private interface Check {
        void of(String name);
    }

    private static String checked(Members members, String member, Check check) {
        String name = members.required(member);
        try {
            check.of(name);
            return name;
        } catch (StorageException e) {
            throw members.invalid(member, "is not possible: " + e.getMessage());
        }
    }

    private static Access access(Members members) {
        String word = members.text("accessType").orElse(Kind.CONFIGURED.word());
        Kind kind = Arrays.stream(Kind.values())
                .filter(each -> each.word().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> members.invalid(
                        "accessType",
                        "must be Configured, SystemAssignedManagedIdentity or UserAssignedManagedIdentity; an access key is"
                                + " never kept here but in the deployment's settings, which Configured uses"));
        Optional<String> clientId = members.text("clientId");
        if ((kind == Kind.USER_ASSIGNED) != clientId.isPresent()) {
            throw members.invalid("clientId", "goes with accessType UserAssignedManagedIdentity, and only with it");
        }
        return new Access(kind, clientId);
    }

    private static Schedule schedule(Members members) {
        members.only(Set.of("cron", "timeZone"));
        var schedule =
                new Schedule(members.required("cron"), members.text("timeZone").orElse("UTC"));
        Cron.of(schedule.cron(), schedule.timeZone());
        return schedule;
    }

    private static OnChange onChange(Members members) {
        members.only(Set.of("quietSeconds", "atMostEverySeconds"));
        int quiet = members.number("quietSeconds", 60, 1, DAY);
        return new OnChange(quiet, members.number("atMostEverySeconds", Math.max(quiet, 900), quiet, 7 * DAY));
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

    static ObjectNode write(BackupPolicy policy) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("storageAccount", policy.storageAccount())
                .put("containerName", policy.containerName())
                .put("accessType", policy.access().kind().word());
        policy.access().clientId().ifPresent(id -> json.put("clientId", id));
        policy.schedule()
                .ifPresent(times ->
                        json.putObject("schedule").put("cron", times.cron()).put("timeZone", times.timeZone()));
        policy.onChange()
                .ifPresent(changes -> json.putObject("onChange")
                        .put("quietSeconds", changes.quietSeconds())
                        .put("atMostEverySeconds", changes.atMostEverySeconds()));
        json.put("namePattern", policy.namePattern().text());
        var left = json.putArray("leaveOut");
        policy.leaveOut().forEach(left::add);
        var included = json.putArray("include");
        policy.include().forEach(included::add);
        RetentionRules rules = policy.retention();
        ObjectNode kept = json.put("prove", policy.prove()).putObject("retention");
        kept.put("keepLast", rules.last())
                .put("keepHourly", rules.hourly())
                .put("keepDaily", rules.daily())
                .put("keepWeekly", rules.weekly())
                .put("keepMonthly", rules.monthly());
        rules.within().ifPresent(within -> kept.put("keepWithin", within));
        return json.put("enabled", policy.enabled());
    }
}
