package io.holdfast.dotnet.body;

import io.holdfast.dotnet.Work;
import java.io.Writer;

/** Takes no more than may be written. */
final class WorkWriter extends Writer {

    private final Work work;
    private final StringBuilder text = new StringBuilder();

    WorkWriter(Work work) {
        this.work = work;
    }

    @Override
    public void write(char[] characters, int offset, int length) {
        work.charge(2L * length);
        work.look();
        text.append(characters, offset, length);
    }

    String text() {
        return text.toString();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
