package io.holdfast.recovery.schedule;

import io.holdfast.recovery.RecoveryRefusedException;
import io.holdfast.recovery.schedule.BackupPolicySpec.Access;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A policy's properties as the database keeps them. What is missing is what it was before there was such a member; what is not
 * known, because a newer version has written it, is refused: a rule that is not understood must not be taken for none.
 */
record BackupPolicyDocument(
        @Nullable String storageAccount,
        @Nullable String containerName,
        @Nullable String accessType,
        @Nullable String clientId,
        @Nullable Times schedule,
        @Nullable Pauses onChange,
        @Nullable String namePattern,
        @Nullable List<String> leaveOut,
        @Nullable List<String> include,
        @Nullable Boolean prove,
        @Nullable Rules retention,
        @Nullable Boolean enabled) {

    private static final String CONFIGURED = "Configured";
    private static final String SYSTEM_ASSIGNED = "SystemAssignedManagedIdentity";
    private static final String USER_ASSIGNED = "UserAssignedManagedIdentity";

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    record Times(@Nullable String cron, @Nullable String timeZone) {}

    record Pauses(int quietSeconds, int atMostEverySeconds) {}

    record Rules(
            @Nullable Integer keepLast,
            @Nullable Integer keepHourly,
            @Nullable Integer keepDaily,
            @Nullable Integer keepWeekly,
            @Nullable Integer keepMonthly,
            @Nullable String keepWithin) {

        RetentionRules rules() {
            return new RetentionRules(
                    or(keepLast, 0),
                    or(keepHourly, 0),
                    or(keepDaily, 0),
                    or(keepWeekly, 0),
                    or(keepMonthly, 0),
                    Optional.ofNullable(keepWithin));
        }
    }

    /** @throws RecoveryRefusedException naming the member that this version cannot use */
    static BackupPolicySpec read(JsonNode stored) {
        try {
            return STRICT.treeToValue(stored, BackupPolicyDocument.class).spec();
        } catch (DatabindException e) {
            String member = e.getPath().stream()
                    .map(JacksonException.Reference::getPropertyName)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining("."));
            throw Invalid.policy(
                    member, "is stored in a form that this version does not know: " + e.getOriginalMessage());
        }
    }

    private BackupPolicySpec spec() {
        return new BackupPolicySpec(
                or(storageAccount, ""),
                or(containerName, ""),
                access(),
                Optional.ofNullable(schedule)
                        .map(times -> new BackupPolicySpec.Schedule(
                                or(times.cron(), ""), or(times.timeZone(), BackupPolicySpec.Schedule.UTC))),
                Optional.ofNullable(onChange)
                        .map(pauses ->
                                new BackupPolicySpec.OnChange(pauses.quietSeconds(), pauses.atMostEverySeconds())),
                new NamePattern(or(namePattern, NamePattern.DEFAULT)),
                or(leaveOut, List.of()),
                or(include, List.of()),
                or(prove, true),
                retention == null ? RetentionRules.NONE : retention.rules(),
                or(enabled, true));
    }

    private Access access() {
        return switch (or(accessType, CONFIGURED)) {
            case CONFIGURED -> new Access.Configured();
            case SYSTEM_ASSIGNED -> new Access.SystemAssigned();
            case USER_ASSIGNED -> new Access.UserAssigned(or(clientId, ""));
            default ->
                throw Invalid.policy("accessType", "is stored as " + accessType + ", which this version does not know");
        };
    }

    private static <T> T or(@Nullable T value, T fallback) {
        return value == null ? fallback : value;
    }

    static ObjectNode write(BackupPolicySpec policy) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("storageAccount", policy.storageAccount()).put("containerName", policy.containerName());
        switch (policy.access()) {
            case Access.Configured configured -> json.put("accessType", CONFIGURED);
            case Access.SystemAssigned system -> json.put("accessType", SYSTEM_ASSIGNED);
            case Access.UserAssigned user ->
                json.put("accessType", USER_ASSIGNED).put("clientId", user.clientId());
        }
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
        kept.put("keepLast", rules.keepLast())
                .put("keepHourly", rules.keepHourly())
                .put("keepDaily", rules.keepDaily())
                .put("keepWeekly", rules.keepWeekly())
                .put("keepMonthly", rules.keepMonthly());
        rules.keepWithin().ifPresent(within -> kept.put("keepWithin", within));
        return json.put("enabled", policy.enabled());
    }
}
