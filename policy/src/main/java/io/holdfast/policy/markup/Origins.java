package io.holdfast.policy.markup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where each character of a value is written: one that is written as a reference takes several of the source. */
public final class Origins {

    private final String source;
    private final Map<Integer, Integer> unescaped = new HashMap<>();
    private final int[] starts;
    private final int[] ends;
    private int length;

    /**
     * @param spans the parts that the value is made of, in order
     * @param unescaped expressions whose characters stand for themselves
     */
    Origins(String source, List<Span> spans, List<Code> unescaped) {
        this.source = source;
        unescaped.forEach(code -> this.unescaped.put(code.start(), code.end()));
        int most = spans.stream().mapToInt(span -> span.end() - span.start()).sum();
        this.starts = new int[most];
        this.ends = new int[most];
        spans.forEach(this::read);
    }

    private void read(Span span) {
        int at = span.start();
        while (at < span.end()) {
            int literalEnd = span.literal() ? span.end() : unescaped.getOrDefault(at, at);
            if (literalEnd > at) {
                at = literal(at, literalEnd);
            } else {
                at = character(at);
            }
        }
    }

    private int literal(int from, int to) {
        for (int at = from; at < to; at++) {
            add(at, at + 1);
        }
        return to;
    }

    private int character(int at) {
        int end = source.charAt(at) == '&' ? Escapes.end(source, at) : at + 1;
        if (end > at + 1 && Escapes.decode(source, at, end) > Character.MAX_VALUE) {
            add(at, end);
        }
        add(at, end);
        return end;
    }

    private void add(int start, int end) {
        starts[length] = start;
        ends[length++] = end;
    }

    /** Where a part of the value is written, from its first character to behind its last. */
    public Span of(int from, int to) {
        return new Span(starts[from], ends[to - 1], true);
    }
}
