package io.holdfast.entities;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON Merge Patch (RFC 7396): members of the patch replace, null removes, objects merge. */
final class MergePatch {

    private MergePatch() {}

    static void apply(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(member -> {
            JsonNode value = member.getValue();
            if (value.isNull()) {
                target.remove(member.getKey());
            } else if (value instanceof ObjectNode change) {
                ObjectNode merged =
                        target.get(member.getKey()) instanceof ObjectNode existing ? existing : Documents.object();
                apply(merged, change);
                target.set(member.getKey(), merged);
            } else {
                target.set(member.getKey(), value);
            }
        });
    }
}
