package io.holdfast.liquid;

import io.holdfast.dotnet.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One rendering of a template: its output, its variables. */
final class LiquidRendering {

    /** What a break or continue has begun. */
    enum Interrupt {
        NONE,
        BREAK,
        CONTINUE
    }

    final Work work;
    private final Map<String, ?> roots;
    private final Map<String, @Nullable Object> assigned = new HashMap<>();
    private final Map<String, Object> kept = new HashMap<>();
    private final List<Map<String, @Nullable Object>> scopes = new ArrayList<>();
    private StringBuilder out = new StringBuilder();
    private Interrupt interrupt = Interrupt.NONE;

    LiquidRendering(Work work, Map<String, ?> roots) {
        this.work = work;
        this.roots = roots;
    }

    String text() {
        return out.toString();
    }

    void write(String text) {
        work.charge(2L * text.length());
        out.append(text);
    }

    /** What a part writes, and not the output. */
    String captured(List<LiquidNode> nodes) {
        StringBuilder outer = out;
        out = new StringBuilder();
        try {
            LiquidNode.all(nodes, this);
            return out.toString();
        } finally {
            out = outer;
        }
    }

    @Nullable
    Object variable(String name) {
        for (Map<String, @Nullable Object> each : scopes.reversed()) {
            if (each.containsKey(name)) {
                return each.get(name);
            }
        }
        return assigned.containsKey(name) ? assigned.get(name) : roots.get(name);
    }

    void assign(String name, @Nullable Object value) {
        work.charge(64);
        assigned.put(name, value);
    }

    Map<String, @Nullable Object> open() {
        work.charge(64);
        Map<String, @Nullable Object> scope = new HashMap<>();
        scopes.add(scope);
        return scope;
    }

    void close() {
        scopes.removeLast();
    }

    /** What tags keep from one use to the next: where a cycle is, a counter, how far a loop came. */
    int kept(String key, int first) {
        return (Integer) kept.getOrDefault(key, first);
    }

    void keep(String key, int value) {
        work.charge(32);
        kept.put(key, value);
    }

    boolean isInterrupted() {
        return interrupt != Interrupt.NONE;
    }

    void interrupt(Interrupt by) {
        interrupt = by;
    }

    /** The interrupt that a loop has to heed. */
    Interrupt taken() {
        Interrupt taken = interrupt;
        interrupt = Interrupt.NONE;
        return taken;
    }
}
