package io.holdfast.gateway.routes;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Texts that few ask for, looked up when somebody does. */
final class LazyTexts extends AbstractList<String> {

    private final Supplier<List<String>> texts;
    private @Nullable List<String> known;

    LazyTexts(Supplier<List<String>> texts) {
        this.texts = texts;
    }

    private List<String> known() {
        List<String> now = known;
        if (now == null) {
            now = texts.get();
            known = now;
        }
        return now;
    }

    @Override
    public String get(int index) {
        return known().get(index);
    }

    @Override
    public int size() {
        return known().size();
    }
}
