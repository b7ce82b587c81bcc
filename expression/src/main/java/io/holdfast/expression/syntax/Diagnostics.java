package io.holdfast.expression.syntax;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with a text, in C#'s words. */
public final class Diagnostics {

    /** So many are told; more would help nobody. */
    private static final int MOST = 20;

    /** One of them, at an offset of the text. */
    public record Diagnostic(int at, String message) {}

    private final Set<Diagnostic> all = new LinkedHashSet<>();
    private int suppressed;

    public void add(int at, String message) {
        suppressed++;
        if (all.size() < MOST) {
            all.add(new Diagnostic(at, message));
        }
    }

    /** How often something was wrong: more than {@link #list} holds if there was a lot. */
    public int count() {
        return suppressed;
    }

    public List<Diagnostic> list() {
        return new ArrayList<>(all);
    }
}
