package io.holdfast.management.entities;

import io.holdfast.management.ArmResponse;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A list whose items are not stored but made for the answer: filtered and paged as any other. */
public final class ComputedList {

    private ComputedList() {}

    /** The answer to {@code call}; {@code $filter} may name what the call's type says, as members of the items. */
    public static ArmResponse of(Call call, List<ObjectNode> items) {
        Page page = Page.of(call.request());
        Predicate<ObjectNode> filter = Filters.ofItems(call.query("$filter"), call.type());
        List<ObjectNode> found = items.stream().filter(filter).toList();
        ObjectNode body = Documents.object();
        ArrayNode value = body.putArray("value");
        found.stream().skip(page.skip()).limit(page.top()).forEach(value::add);
        body.put("count", found.size());
        if ((long) page.skip() + value.size() < found.size() && !value.isEmpty()) {
            body.put("nextLink", page.nextLink(call, null));
        }
        return ArmResponse.json(200, Documents.bytes(body));
    }
}
