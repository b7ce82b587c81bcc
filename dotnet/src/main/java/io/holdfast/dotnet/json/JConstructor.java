package io.holdfast.dotnet.json;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Work;
import org.jspecify.annotations.Nullable;

/** {@code new Date(1, 2)}, which Newtonsoft reads where JSON has nothing of the kind. */
public final class JConstructor extends JContainer {

    private @Nullable String name;

    public JConstructor(@Nullable String name) {
        this.name = name;
    }

    public @Nullable String name() {
        return name;
    }

    public void name(@Nullable String to) {
        name = to;
    }

    @Override
    public JTokenType type() {
        return JTokenType.Constructor;
    }

    @Override
    public @Nullable JToken get(Work work, @Nullable Object key) {
        return at(index("Accessed", key));
    }

    @Override
    public void set(Work work, @Nullable Object key, @Nullable JToken value) {
        setAt(work, index("Set", key), value);
    }

    private static int index(String doing, @Nullable Object key) {
        if (key instanceof Integer index) {
            return index;
        }
        throw NetException.argument(doing + " JConstructor values with invalid key value: " + JValues.shown(key)
                + ". Argument position index expected.");
    }

    @Override
    public JConstructor deepClone(Work work) {
        work.charge(NODE_BYTES);
        return copyInto(work, new JConstructor(name));
    }

    @Override
    void print(Work work, JsonPrinter printer) {
        printer.constructor(this);
    }

    @Override
    boolean sameAs(Work work, JToken other) {
        return other instanceof JConstructor constructor
                && java.util.Objects.equals(name, constructor.name)
                && sameChildren(work, constructor);
    }

    @Override
    int deepHash(Work work) {
        return java.util.Objects.hashCode(name) ^ super.deepHash(work);
    }
}
