package io.holdfast.recovery;

import io.holdfast.model.KeyOrder;
import io.holdfast.model.Resource;
import io.holdfast.recovery.PlannedChange.Action;
import io.holdfast.recovery.RestorePreview.Counts;
import io.holdfast.store.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares two configurations, page by page in key order, in memory that does not grow with them. */
final class Differences {

    private static final int PAGE = 200;

    private final PreviewOptions shown;
    private final RunControl control;
    private final Map<String, Counts> counts = new LinkedHashMap<>();
    private final List<PlannedChange> listed = new ArrayList<>();
    private final PlanPages pages;
    private boolean truncated;

    /** @param pages take all that are named, once they are more than the options want in one list */
    Differences(PreviewOptions shown, PlanPages pages, RunControl control) {
        this.shown = shown;
        this.pages = pages;
        this.control = control;
    }

    void compare(String type, Reader before, Reader after) {
        var old = new Pages(before, type);
        var wanted = new Pages(after, type);
        while (old.current() != null || wanted.current() != null) {
            control.check();
            Resource left = old.current();
            Resource right = wanted.current();
            int order = left == null ? 1 : right == null ? -1 : KeyOrder.WITHIN_TYPE.compare(left.key(), right.key());
            if (order < 0 && left != null) {
                note(type, left, Action.REMOVE);
                old.next();
            } else if (order > 0 && right != null) {
                note(type, right, Action.CREATE);
                wanted.next();
            } else if (left != null && right != null) {
                note(type, right, same(left, right) ? Action.LEAVE : Action.CHANGE);
                old.next();
                wanted.next();
            }
        }
    }

    /** Whether people and programs would notice; ETags and times move with every write. */
    private static boolean same(Resource left, Resource right) {
        return Arrays.equals(left.document(), right.document())
                && Arrays.equals(left.secrets(), right.secrets())
                && left.path().equals(right.path());
    }

    private void note(String type, Resource resource, Action action) {
        counts.put(type, counts.getOrDefault(type, Counts.NONE).and(action));
        if ((action == Action.LEAVE && !shown.unchanged())
                || (!shown.types().isEmpty() && !shown.types().contains(type))) {
            return;
        }
        var difference = new PlannedChange(type, resource.path(), action);
        if (listed.size() < shown.most()) {
            listed.add(difference);
            return;
        }
        if (!truncated) {
            truncated = true;
            listed.forEach(pages::add);
        }
        pages.add(difference);
    }

    Map<String, Counts> counts() {
        return counts;
    }

    List<PlannedChange> listed() {
        return listed;
    }

    /** Whether there are more than are listed. */
    boolean truncated() {
        return truncated;
    }

    /** The resources of one type, one after the other. */
    private static final class Pages {

        private final Reader reader;
        private final String type;
        private List<Resource> page;
        private int at;

        Pages(Reader reader, String type) {
            this.reader = reader;
            this.type = type;
            this.page = reader.after(type, null, PAGE);
        }

        @Nullable
        Resource current() {
            return at < page.size() ? page.get(at) : null;
        }

        void next() {
            at++;
            if (at == page.size() && !page.isEmpty()) {
                page = reader.after(type, page.getLast().key(), PAGE);
                at = 0;
            }
        }
    }
}
