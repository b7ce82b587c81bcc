package io.holdfast.entities;

import io.holdfast.arm.ArmResponse;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One page of a list that is made item by item: filters, makes what is on the page and counts the rest. */
public final class Listing {

    private final EntityRequest call;
    private final Page page;
    private final Predicate<ObjectNode> filter;
    private final ObjectNode body = Documents.object();
    private final ArrayNode value = body.putArray("value");
    private long count;

    /** @throws io.holdfast.arm.ArmException 400 if the page or the filter that the request asks for cannot be */
    public Listing(EntityRequest call) {
        this.call = call;
        this.page = Page.of(call.request());
        this.filter = Filters.ofItems(call.query("$filter"), call.type());
    }

    /**
     * @param fields what {@code $filter} reads, by the members of the type's filter fields
     * @param item makes the item as callers see it
     */
    public void add(ObjectNode fields, Supplier<ObjectNode> item) {
        if (!filter.test(fields)) {
            return;
        }
        if (count >= page.skip() && value.size() < page.top()) {
            value.add(item.get());
        }
        count++;
    }

    public ArmResponse answer() {
        body.put("count", count);
        if (!value.isEmpty() && page.skip() + value.size() < count) {
            body.put("nextLink", page.nextLink(call, null));
        }
        return ArmResponse.json(200, Documents.bytes(body));
    }
}
