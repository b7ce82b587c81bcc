package io.holdfast.dotnet.json;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Work;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads paths: {@code $.a[0]..b[?(@.c == 1)]}. */
final class JsonPathParser {

    final Work work;
    final String text;
    int at;

    JsonPathParser(Work work, String text) {
        this.work = work;
        this.text = text.strip();
    }

    List<JsonPathStep> parse() {
        List<JsonPathStep> steps = new ArrayList<>();
        skipBlanks();
        if (atEnd() || text.equals("$")) {
            return steps;
        }
        int start = at;
        if (peek() == '$' && at + 1 < text.length() && ".[".indexOf(text.charAt(at + 1)) >= 0) {
            at++;
            start = at;
        }
        if (!path(steps, start, false)) {
            int last = at;
            skipBlanks();
            if (!atEnd()) {
                throw error("Unexpected character while parsing path: " + text.charAt(last));
            }
        }
        return steps;
    }

    /** Whether it went to the end of the text. */
    boolean path(List<JsonPathStep> steps, int start, boolean inQuery) {
        work.enter();
        try {
            var parts = new Parts(steps, start, inQuery);
            while (!atEnd() && parts.next()) {
                work.tick();
            }
            boolean end = atEnd();
            parts.finish(end);
            return end;
        } finally {
            work.leave();
        }
    }

    /** The members and indexers of one path. */
    private final class Parts {
        private final List<JsonPathStep> steps;
        private final boolean inQuery;
        private int start;
        private boolean scan;
        private boolean afterIndexer;
        private boolean afterDot;

        Parts(List<JsonPathStep> steps, int start, boolean inQuery) {
            this.steps = steps;
            this.start = start;
            this.inQuery = inQuery;
        }

        boolean next() {
            char c = peek();
            switch (c) {
                case '[', '(' -> indexer(c);
                case ']', ')', ' ' -> {
                    return false;
                }
                case '.' -> dot();
                default -> {
                    if (inQuery && "=<!>|&".indexOf(c) >= 0) {
                        return false;
                    }
                    if (afterIndexer) {
                        throw error("Unexpected character following indexer: " + c);
                    }
                    at++;
                }
            }
            return true;
        }

        private void indexer(char open) {
            member(text.substring(start, at));
            steps.add(new JsonPathIndexers(JsonPathParser.this).read(open, scan));
            scan = false;
            at++;
            start = at;
            afterIndexer = true;
            afterDot = false;
        }

        private void dot() {
            member(text.substring(start, at));
            if (at + 1 < text.length() && text.charAt(at + 1) == '.') {
                scan = true;
                at++;
            }
            at++;
            start = at;
            afterIndexer = false;
            afterDot = true;
        }

        private void member(String name) {
            if (!name.isEmpty()) {
                steps.add(field(name.equals("*") ? null : name, scan));
                scan = false;
            }
        }

        void finish(boolean end) {
            if (at > start) {
                member(text.substring(start, at).stripTrailing());
            } else if (afterDot && (end || inQuery)) {
                throw error("Unexpected end while parsing path.");
            }
        }
    }

    static JsonPathStep field(@Nullable String name, boolean scan) {
        if (!scan) {
            return new JsonPathStep.Field(name);
        }
        return new JsonPathStep.Scan(name == null ? null : List.of(name));
    }

    boolean atEnd() {
        return at >= text.length();
    }

    char peek() {
        return text.charAt(at);
    }

    void skipBlanks() {
        while (!atEnd() && peek() == ' ') {
            at++;
        }
    }

    void needMore(String otherwise) {
        if (atEnd()) {
            throw error(otherwise);
        }
    }

    boolean accept(String expected) {
        if (text.startsWith(expected, at)) {
            at += expected.length();
            return true;
        }
        return false;
    }

    NetException error(String message) {
        return JProperty.jsonException(message);
    }
}
