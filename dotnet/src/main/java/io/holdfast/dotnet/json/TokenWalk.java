package io.holdfast.dotnet.json;

import io.holdfast.dotnet.Work;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Walks through trees without recursion. */
@SuppressWarnings("ReferenceEquality") // Where a token lies is the question, not what it holds.
final class TokenWalk {

    private TokenWalk() {}

    /** All that is below a token, in the order of the document. */
    static Iterable<JToken> descendants(Work work, JToken top) {
        return () -> new Below(work, top);
    }

    private static final class Below implements Iterator<JToken> {
        private final Work work;
        private final JToken top;
        private @Nullable JToken next;

        Below(Work work, JToken top) {
            this.work = work;
            this.top = top;
            this.next = top instanceof JContainer container ? container.first() : null;
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public JToken next() {
            JToken current = next;
            if (current == null) {
                throw new NoSuchElementException();
            }
            work.tick();
            next = after(current);
            return current;
        }

        private @Nullable JToken after(JToken current) {
            if (current instanceof JContainer container && container.hasValues()) {
                return container.first();
            }
            JToken at = current;
            while (at != null && at != top && at.next == null) {
                work.tick();
                at = at.parent;
            }
            return at == null || at == top ? null : at.next;
        }
    }
}
