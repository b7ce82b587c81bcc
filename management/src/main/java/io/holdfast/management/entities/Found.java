package io.holdfast.management.entities;

import io.holdfast.model.Resource;
import io.holdfast.store.Reader;
import java.util.ArrayList;
import java.util.List;

/** What a list has found: the resources of one page, and the number of all. */
final class Found {

    private final Page page;
    private final List<Resource> resources = new ArrayList<>();
    private long count;

    Found(Page page) {
        this.page = page;
    }

    /** Takes the page straight from the store when every resource counts. */
    void take(Reader reader, Call call) {
        count = reader.count(call.type().name(), Lists.parent(call));
        resources.addAll(reader.list(call.type().name(), Lists.parent(call), page.skip(), page.top()));
    }

    void add(Resource resource) {
        if (count >= page.skip() && resources.size() < page.top()) {
            resources.add(resource);
        }
        count++;
    }

    List<Resource> resources() {
        return resources;
    }

    long count() {
        return count;
    }
}
