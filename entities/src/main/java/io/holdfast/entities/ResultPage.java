package io.holdfast.entities;

import io.holdfast.model.Resource;
import io.holdfast.store.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a list has found: the resources of one page, and the number of all. */
final class ResultPage {

    private final Page page;
    private final List<Resource> resources = new ArrayList<>();
    private long count;
    private boolean more;
    private @Nullable PageToken next;

    ResultPage(Page page) {
        this.page = page;
    }

    /** Takes the page straight from the store when every resource counts. */
    void take(Reader reader, EntityRequest call) {
        String type = call.type().name();
        String parent = Lists.parent(call);
        PageToken token = page.token();
        // One more than is shown: whether there is one decides whether there is a next page.
        List<Resource> found = token == null && page.skip() > 0
                ? reader.list(type, parent, page.skip(), page.top() + 1)
                : reader.after(type, parent, token == null ? null : token.name(), page.top() + 1);
        more = found.size() > page.top();
        resources.addAll(more ? found.subList(0, page.top()) : found);
        if (page.skip() == 0 && !more) {
            count = found.size();
            return;
        }
        count = reader.count(type, parent);
        if (more) {
            next = new PageToken(page.end(), resources.getLast().key().name());
        }
    }

    void add(Resource resource) {
        if (count >= page.skip()) {
            if (resources.size() < page.top()) {
                resources.add(resource);
            } else {
                more = true;
            }
        }
        count++;
    }

    /** The same resources in the other order, of a list that is read from its end. */
    ResultPage reversed(long all, boolean others) {
        var reversed = new ResultPage(page);
        reversed.resources.addAll(resources.reversed());
        reversed.count = all;
        reversed.more = others;
        return reversed;
    }

    List<Resource> resources() {
        return resources;
    }

    long count() {
        return count;
    }

    /** Whether there are more behind this page. */
    boolean more() {
        return more;
    }

    /** Where they begin; null where they can only be counted off. */
    @Nullable
    PageToken next() {
        return next;
    }
}
