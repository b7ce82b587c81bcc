package io.holdfast.policy.llm;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts a stream of server-sent events into the data of its lines, as its pieces come. Keeps one line at a time, and of one that is too long
 * nothing.
 */
final class EventLines {

    static final int LONGEST = 256 * 1024;
    private static final String DATA = "data:";

    private final Consumer<String> data;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    private boolean tooLong;

    /** @param data is given what stands behind {@code data:} in each line */
    EventLines(Consumer<String> data) {
        this.data = data;
    }

    void add(byte[] piece, int from, int length) {
        for (int i = from; i < from + length; i++) {
            byte next = piece[i];
            if (next == '\n' || next == '\r') {
                end();
            } else if (line.size() >= LONGEST) {
                tooLong = true;
            } else {
                line.write(next);
            }
        }
    }

    void end() {
        if (line.size() > 0 && !tooLong) {
            String text = line.toString(StandardCharsets.UTF_8);
            if (text.startsWith(DATA)) {
                data.accept(text.substring(DATA.length()).strip());
            }
        }
        line.reset();
        tooLong = false;
    }
}
