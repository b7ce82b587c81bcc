package io.holdfast.arm.resource;

import io.holdfast.model.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The principals that a service's own identity had and has no more. An identity that was taken away never comes back, so roles that still
 * name its principal open nothing to the service: whoever looks for the reason of a refusal should find them. No answer shows the member.
 */
public final class FormerPrincipals {

    private static final String MEMBER = "formerPrincipals";
    private static final int MOST = 16;

    private FormerPrincipals() {}

    /**
     * Carries over those that are known, and adds the one that goes.
     *
     * @param document the service as it will be, its identity completed
     * @param before the service as it was
     */
    public static void keep(ObjectNode document, ObjectNode before) {
        List<String> former = new ArrayList<>();
        before.path(MEMBER).forEach(each -> former.add(each.asString("")));
        ManagedIdentities.systemAssigned(before)
                .filter(old -> !ManagedIdentities.systemAssigned(document)
                        .filter(old::equals)
                        .isPresent())
                .ifPresent(former::add);
        if (!former.isEmpty()) {
            ArrayNode kept = document.putArray(MEMBER);
            former.subList(Math.max(0, former.size() - MOST), former.size()).forEach(kept::add);
        }
    }

    /** @param document of a service, as it is stored */
    public static Set<String> of(byte[] document) {
        Set<String> former = new HashSet<>();
        for (JsonNode each : Json.stored(document).path(MEMBER)) {
            former.add(each.asString(""));
        }
        return former;
    }
}
