package io.holdfast.recovery;

import io.holdfast.model.Resource;
import io.holdfast.store.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The references of a configuration that lead nowhere and that nobody corrects: traffic that reaches them fails. */
final class Dangling {

    private static final int PAGE = 200;

    /** How many are named; all are counted. */
    private static final int NAMED = 1_000;

    /** A resource and what it refers to. */
    record Found(String path, String missing) {}

    private final List<Found> named = new ArrayList<>();
    private long count;

    static Dangling of(Reader configuration, ReferenceCheck check, RunControl control) {
        var dangling = new Dangling();
        Function<Resource, List<String>> missing = check.in(configuration);
        for (String type : check.types()) {
            List<Resource> page = configuration.after(type, null, PAGE);
            while (!page.isEmpty()) {
                control.check();
                page.forEach(resource -> missing.apply(resource).forEach(each -> dangling.add(resource, each)));
                page = configuration.after(type, page.getLast().key(), PAGE);
            }
        }
        return dangling;
    }

    private void add(Resource resource, String missing) {
        count++;
        if (named.size() < NAMED) {
            named.add(new Found(resource.path(), missing));
        }
    }

    long count() {
        return count;
    }

    List<Found> named() {
        return named;
    }
}
