package io.holdfast.platform.activity;

import io.holdfast.arm.ArmException;
import io.holdfast.model.json.Json;
import io.holdfast.platform.refusal.PlatformRefusals;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The members that {@code $select} asks for; all if it is not there. */
record Selection(List<String> members) {

    /** @throws ArmException 400 if there is no such member */
    static Selection of(@Nullable String select) {
        if (select == null || select.isBlank()) {
            return new Selection(List.of());
        }
        return new Selection(Arrays.stream(select.split(",", -1))
                .map(String::strip)
                .map(Selection::known)
                .toList());
    }

    private static String known(String name) {
        Optional<String> member =
                EventData.MEMBERS.stream().filter(name::equalsIgnoreCase).findFirst();
        return member.orElseThrow(() -> PlatformRefusals.activitySelect(name, EventData.MEMBERS));
    }

    ObjectNode of(ObjectNode event) {
        if (members.isEmpty()) {
            return event;
        }
        ObjectNode selected = Json.object();
        for (String member : members) {
            if (event.has(member)) {
                selected.set(member, event.get(member));
            }
        }
        return selected;
    }
}
