package io.holdfast.dotnet.json;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetIList;
import io.holdfast.dotnet.Work;
import org.jspecify.annotations.Nullable;

/** An array. */
public final class JArray extends JContainer implements NetIList {

    public JArray() {}

    /** @param content a sequence, whose elements become the array's, or one value */
    public JArray(Work work, @Nullable Object content) {
        add(work, content);
    }

    @Override
    public JTokenType type() {
        return JTokenType.Array;
    }

    @Override
    public @Nullable JToken get(Work work, @Nullable Object key) {
        return (JToken) get(index("Accessed", key));
    }

    @Override
    public void set(Work work, @Nullable Object key, @Nullable JToken value) {
        setAt(work, index("Set", key), value);
    }

    private static int index(String doing, @Nullable Object key) {
        if (key == null) {
            throw NetException.argumentNull("key");
        }
        if (key instanceof Integer index) {
            return index;
        }
        throw NetException.argument(doing + " JArray values with invalid key value: " + JValues.shown(key)
                + ". Int32 array index expected.");
    }

    @Override
    public @Nullable Object get(int index) {
        if (index < 0 || index >= count()) {
            throw NetException.badIndex();
        }
        return children().get(index);
    }

    @Override
    public void set(int index, @Nullable Object value) {
        setAt(Work.standard(), index, (JToken) value);
    }

    @Override
    public int indexOf(@Nullable Object item) {
        return indexOf(Work.standard(), (JToken) item);
    }

    @Override
    public boolean remove(@Nullable Object item) {
        return remove(Work.standard(), (JToken) item);
    }

    @Override
    public void insert(Work work, int index, @Nullable Object item) {
        insertOne(work, index, JValues.token(item));
    }

    @Override
    public void clear() {
        removeAll();
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    /** Whether there was such a token. */
    public boolean remove(Work work, @Nullable JToken item) {
        int index = super.indexOf(work, item);
        if (index >= 0) {
            removeAt(index);
        }
        return index >= 0;
    }

    @Override
    public JArray deepClone(Work work) {
        work.charge(NODE_BYTES);
        return copyInto(work, new JArray());
    }

    @Override
    void print(Work work, JsonPrinter printer) {
        printer.array(this);
    }

    @Override
    boolean sameAs(Work work, JToken other) {
        return other instanceof JArray array && sameChildren(work, array);
    }
}
