package io.holdfast.recoveryapi;

import io.holdfast.arm.Problems;
import io.holdfast.model.json.Json;
import io.holdfast.recovery.BackupOptions;
import io.holdfast.recovery.Mapping;
import io.holdfast.recovery.PreviewOptions;
import io.holdfast.recovery.RestoreOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The member {@code holdfast} of a backup or restore request: what Azure's contract does not have. A member in it that is
 * not known is refused, because a choice that is silently ignored could cost somebody their users.
 */
public final class RecoveryChoices {

    private static final String NAME = "holdfast";
    private static final String LEAVE_OUT = "leaveOut";
    private static final String INCLUDE = "include";
    private static final String REKEY = "rekeySubscriptions";
    private static final String MAPPING = "mapping";
    private static final String FROM = "from";
    private static final String LIST = "list";
    private static final int MAX_TEXT = 4096;
    private static final int MAX_ENTRIES = 1_000;

    private RecoveryChoices() {}

    /** @throws io.holdfast.arm.ArmException 400 naming the member that is wrong */
    public static BackupOptions backup(ObjectNode sent) {
        ObjectNode choices = object(sent, NAME, NAME);
        known(choices, NAME, Set.of(LEAVE_OUT, INCLUDE));
        return new BackupOptions(
                texts(choices, LEAVE_OUT, NAME + "." + LEAVE_OUT), texts(choices, INCLUDE, NAME + "." + INCLUDE));
    }

    /** @throws io.holdfast.arm.ArmException 400 naming the member that is wrong */
    public static RestoreOptions restore(ObjectNode sent) {
        ObjectNode choices = object(sent, NAME, NAME);
        known(choices, NAME, Set.of(LEAVE_OUT, REKEY, MAPPING, FROM));
        return restoreOptions(choices);
    }

    /** What a preview is of. */
    public static RestoreOptions previewed(ObjectNode sent) {
        ObjectNode choices = object(sent, NAME, NAME);
        known(choices, NAME, Set.of(LEAVE_OUT, REKEY, MAPPING, FROM, LIST));
        return restoreOptions(choices);
    }

    /** What a preview lists. */
    public static PreviewOptions shown(ObjectNode sent) {
        String path = NAME + "." + LIST;
        ObjectNode list = object(object(sent, NAME, NAME), LIST, path);
        known(list, path, Set.of("types", "unchanged", "most"));
        return new PreviewOptions(
                texts(list, "types", path + ".types"),
                flag(list, "unchanged", path + ".unchanged"),
                most(list, path + ".most"));
    }

    private static RestoreOptions restoreOptions(ObjectNode choices) {
        return new RestoreOptions(
                texts(choices, LEAVE_OUT, NAME + "." + LEAVE_OUT),
                flag(choices, REKEY, NAME + "." + REKEY),
                mapping(choices),
                SourceReader.optional(choices.path(FROM), NAME + "." + FROM));
    }

    private static Mapping mapping(ObjectNode choices) {
        String path = NAME + "." + MAPPING;
        ObjectNode mapping = object(choices, MAPPING, path);
        known(mapping, path, Set.of("hostnames", "backends", "namedValues"));
        return new Mapping(
                map(mapping, "hostnames", path), map(mapping, "backends", path), map(mapping, "namedValues", path));
    }

    private static Map<String, String> map(ObjectNode mapping, String member, String path) {
        var map = new HashMap<String, String>();
        ObjectNode entries = object(mapping, member, path + "." + member);
        if (entries.size() > MAX_ENTRIES) {
            throw Problems.refusal(path + "." + member, "must have at most " + MAX_ENTRIES + " members");
        }
        entries.properties().forEach(entry -> {
            String each = path + "." + member + "." + entry.getKey();
            if (!entry.getValue().isString() || entry.getValue().asString().length() > MAX_TEXT) {
                throw Problems.refusal(each, "must be a string of at most " + MAX_TEXT + " characters");
            }
            if (entry.getKey().isBlank() || entry.getValue().asString().isBlank()) {
                throw Problems.refusal(each, "must neither be empty nor have an empty name");
            }
            map.put(entry.getKey(), entry.getValue().asString());
        });
        return map;
    }

    private static ObjectNode object(ObjectNode parent, String member, String path) {
        JsonNode value = parent.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return Json.object();
        }
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw Problems.refusal(path, "must be an object");
    }

    private static void known(ObjectNode object, String path, Set<String> members) {
        for (String name : object.propertyNames()) {
            if (!members.contains(name)) {
                throw Problems.refusal(
                        path + "." + name,
                        "is not known here; use "
                                + String.join(", ", members.stream().sorted().toList()));
            }
        }
    }

    private static List<String> texts(ObjectNode object, String member, String path) {
        JsonNode value = object.path(member);
        var texts = new ArrayList<String>();
        if (value.isMissingNode() || value.isNull()) {
            return texts;
        }
        if (!value.isArray() || value.size() > MAX_ENTRIES) {
            throw Problems.refusal(path, "must be an array of at most " + MAX_ENTRIES + " strings");
        }
        for (JsonNode each : value) {
            if (!each.isString()) {
                throw Problems.refusal(path, "must be an array of strings");
            }
            texts.add(each.asString());
        }
        return texts;
    }

    private static boolean flag(ObjectNode object, String member, String path) {
        JsonNode value = object.path(member);
        if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
            throw Problems.refusal(path, "must be true or false");
        }
        return value.asBoolean(false);
    }

    private static int most(ObjectNode object, String path) {
        JsonNode value = object.path("most");
        if (value.isMissingNode() || value.isNull()) {
            return PreviewOptions.DEFAULT.most();
        }
        if (!value.isInt() || value.asInt() < 0 || value.asInt() > PreviewOptions.LIMIT) {
            throw Problems.refusal(path, "must be a number from 0 to " + PreviewOptions.LIMIT);
        }
        return value.asInt();
    }
}
