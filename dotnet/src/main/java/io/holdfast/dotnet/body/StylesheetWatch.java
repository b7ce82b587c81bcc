package io.holdfast.dotnet.body;

import com.sun.management.ThreadMXBean;
import io.holdfast.dotnet.ExhaustedException;
import io.holdfast.dotnet.Work;
import java.lang.management.ManagementFactory;
import javax.xml.transform.ErrorListener;
import javax.xml.transform.TransformerException;
import org.jspecify.annotations.Nullable;

/** Hears of every template that is called and every turn of a loop, and looks at time and memory. Other messages are dropped. */
final class StylesheetWatch implements ErrorListener {

    /** What a stylesheet's own variables may take beside its output, in all. */
    private static final long MEMORY = 4 * Work.BYTES;

    private final Work work;
    private final long allocated;
    private int calls;
    private @Nullable ExhaustedException exhausted;
    private @Nullable TransformerException error;

    StylesheetWatch(Work work) {
        this.work = work;
        this.allocated = allocated();
    }

    private static long allocated() {
        return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
                ? threads.getThreadAllocatedBytes(Thread.currentThread().threadId())
                : 0;
    }

    @Override
    public void warning(TransformerException message) {
        if (exhausted != null) {
            throw exhausted;
        }
        try {
            work.look();
            if (++calls % 8 == 0 && allocated() - allocated > MEMORY) {
                work.charge(Long.MAX_VALUE / 2);
            }
        } catch (ExhaustedException e) {
            exhausted = e;
            throw e;
        }
    }

    @Override
    public void error(TransformerException exception) {
        error = error == null ? exception : error;
    }

    @Override
    public void fatalError(TransformerException exception) throws TransformerException {
        throw exception;
    }

    /** @throws TransformerException if something was said on the way */
    void check() throws TransformerException {
        if (exhausted != null) {
            throw exhausted;
        }
        if (error != null) {
            throw error;
        }
    }
}
