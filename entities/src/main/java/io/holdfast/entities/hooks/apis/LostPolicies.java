package io.holdfast.entities.hooks.apis;

import io.holdfast.entities.Documents;
import io.holdfast.entities.Draft;
import io.holdfast.model.Resource;
import io.holdfast.store.Reader;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Names the operations that an import removes together with a policy of their own: nothing may lose its protection without a word. */
final class LostPolicies {

    private static final int NAMED = 100;

    private LostPolicies() {}

    /** @param gone operations that are still stored, and will be no more */
    static void tell(List<Resource> gone, Draft draft, Reader reader) {
        ArrayNode named = Documents.object().arrayNode();
        int count = 0;
        for (Resource operation : gone) {
            if (reader.count(
                            operation.key().type() + "/policies",
                            operation.key().names())
                    > 0) {
                count++;
                if (named.size() < NAMED) {
                    ObjectNode properties = Documents.properties(operation);
                    named.addObject()
                            .put("operation", operation.name())
                            .put("method", properties.path("method").asString(""))
                            .put("urlTemplate", properties.path("urlTemplate").asString(""));
                }
            }
        }
        if (count > 0) {
            draft.remarks().put("lostPolicyCount", count).set("lostPolicies", named);
        } else {
            draft.remarks().remove(List.of("lostPolicyCount", "lostPolicies"));
        }
    }
}
