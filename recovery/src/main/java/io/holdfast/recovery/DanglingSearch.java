package io.holdfast.recovery;

import io.holdfast.model.Resource;
import io.holdfast.recovery.RestorePreview.Dangling;
import io.holdfast.recovery.RestorePreview.DanglingReferences;
import io.holdfast.store.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Looks for the references of a configuration that lead nowhere. */
final class DanglingSearch {

    private static final int PAGE = 200;

    /** How many are named; all are counted. */
    private static final int NAMED = 1_000;

    private final List<Dangling> named = new ArrayList<>();
    private long count;

    static DanglingReferences in(Reader configuration, ReferenceCheck check, RunControl control) {
        var search = new DanglingSearch();
        Function<Resource, List<String>> missing = check.in(configuration);
        for (String type : check.types()) {
            List<Resource> page = configuration.after(type, null, PAGE);
            while (!page.isEmpty()) {
                control.check();
                page.forEach(resource -> missing.apply(resource).forEach(each -> search.add(resource, each)));
                page = configuration.after(type, page.getLast().key(), PAGE);
            }
        }
        return new DanglingReferences(search.count, search.named);
    }

    private void add(Resource resource, String missing) {
        count++;
        if (named.size() < NAMED) {
            named.add(new Dangling(resource.path(), missing));
        }
    }
}
