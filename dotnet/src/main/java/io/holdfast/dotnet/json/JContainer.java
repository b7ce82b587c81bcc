package io.holdfast.dotnet.json;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Sequences;
import io.holdfast.dotnet.Work;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** A token with children. */
@SuppressWarnings("ReferenceEquality") // Where a token lies is the question, not what it holds.
public abstract class JContainer extends JToken {

    /** What a node takes, about. */
    static final int NODE_BYTES = 64;

    private final List<JToken> children = new ArrayList<>(2);
    private int version;

    JContainer() {}

    /** The children as they are now, not to be changed. */
    public final List<JToken> children() {
        return children;
    }

    public final int count() {
        return children.size();
    }

    @Override
    public final boolean hasValues() {
        return !children.isEmpty();
    }

    @Override
    public final @Nullable JToken first() {
        return children.isEmpty() ? null : children.getFirst();
    }

    @Override
    public final @Nullable JToken last() {
        return children.isEmpty() ? null : children.getLast();
    }

    /** Adds a token, what becomes a value, or all of a sequence. */
    public void add(Work work, @Nullable Object content) {
        insertAll(work, count(), content);
    }

    public void addFirst(Work work, @Nullable Object content) {
        insertAll(work, 0, content);
    }

    final void insertAll(Work work, int index, @Nullable Object content) {
        if (isMany(content)) {
            int at = index;
            work.enter();
            try {
                for (Iterator<@Nullable Object> each = Sequences.of(content); each.hasNext(); at++) {
                    work.tick();
                    insertAll(work, at, each.next());
                }
            } finally {
                work.leave();
            }
        } else {
            insertOne(work, index, content instanceof JToken token ? token : new JValue(content));
        }
    }

    static boolean isMany(@Nullable Object content) {
        return content != null
                && !(content instanceof JToken)
                && !(content instanceof String)
                && !(content instanceof byte[])
                && content instanceof io.holdfast.dotnet.NetEnumerable;
    }

    void insertOne(Work work, int index, JToken item) {
        if (index < 0 || index > children.size()) {
            throw NetException.argumentOutOfRange("Index must be within the bounds of the List.", "index");
        }
        JToken own = ownable(work, item);
        check(own, null);
        work.charge(NODE_BYTES);
        own.parent = this;
        link(index == 0 ? null : children.get(index - 1), own);
        link(own, index == children.size() ? null : children.get(index));
        children.add(index, own);
        version++;
        added(own);
    }

    final void setAt(Work work, int index, @Nullable JToken value) {
        JToken existing = at(index);
        if (unchanged(existing, value)) {
            return;
        }
        JToken own = ownable(work, value == null ? JValue.ofNull() : value);
        check(own, existing);
        own.parent = this;
        link(index == 0 ? null : children.get(index - 1), own);
        link(own, index == children.size() - 1 ? null : children.get(index + 1));
        children.set(index, own);
        version++;
        forget(existing);
        added(own);
    }

    final JToken at(int index) {
        if (index < 0) {
            throw NetException.argumentOutOfRange("Index is less than 0.", "index");
        }
        if (index >= children.size()) {
            throw NetException.argumentOutOfRange("Index is equal to or greater than Count.", "index");
        }
        return children.get(index);
    }

    public void removeAt(int index) {
        JToken existing = at(index);
        link(existing.previous, existing.next);
        children.remove(index);
        version++;
        forget(existing);
    }

    public void removeAll() {
        children.forEach(this::forget);
        children.clear();
        version++;
    }

    public final void replaceAll(Work work, @Nullable Object content) {
        removeAll();
        add(work, content);
    }

    private void forget(JToken token) {
        removed(token);
        token.parent = null;
        token.previous = null;
        token.next = null;
    }

    private static void link(@Nullable JToken left, @Nullable JToken right) {
        if (left != null) {
            left.next = right;
        }
        if (right != null) {
            right.previous = left;
        }
    }

    private static boolean unchanged(JToken existing, @Nullable JToken value) {
        return existing instanceof JValue old
                && (value == null ? old.type() == JTokenType.Null : value instanceof JValue given && old.equals(given));
    }

    /** A copy, if it belongs to somebody or would contain itself. */
    private JToken ownable(Work work, JToken item) {
        boolean taken = item.parent != null || item == this || (item.hasValues() && root(work) == item);
        return taken ? item.deepClone(work) : item;
    }

    int indexOf(Work work, @Nullable JToken item) {
        for (int i = 0; i < children.size(); i++) {
            work.tick();
            if (children.get(i) == item) {
                return i;
            }
        }
        return -1;
    }

    void check(JToken item, @Nullable JToken existing) {
        if (item instanceof JProperty) {
            throw NetException.argument("Can not add " + item.className() + " to " + className() + ".");
        }
    }

    void added(JToken item) {}

    void removed(JToken item) {}

    final boolean sameChildren(Work work, JContainer other) {
        if (count() != other.count()) {
            return false;
        }
        work.enter();
        boolean same = true;
        for (int i = 0; same && i < count(); i++) {
            work.tick();
            same = children.get(i).sameAs(work, other.children.get(i));
        }
        work.leave();
        return same;
    }

    final <T extends JContainer> T copyInto(Work work, T copy) {
        work.enter();
        for (JToken child : children) {
            work.tick();
            copy.insertOne(work, copy.count(), child.deepClone(work));
        }
        work.leave();
        return copy;
    }

    @Override
    int deepHash(Work work) {
        work.enter();
        int hash = 0;
        for (JToken child : children) {
            work.tick();
            hash ^= child.deepHash(work);
        }
        work.leave();
        return hash;
    }

    @Override
    public final Iterator<@Nullable Object> iterator() {
        return new Children();
    }

    /** Fails as .NET's when the children change meanwhile. */
    private final class Children implements Iterator<@Nullable Object> {
        private final int started = version;
        private int at;

        @Override
        public boolean hasNext() {
            if (started != version) {
                throw NetException.invalidOperation("Collection was modified; enumeration operation may not execute.");
            }
            return at < children.size();
        }

        @Override
        public Object next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return children.get(at++);
        }
    }
}
