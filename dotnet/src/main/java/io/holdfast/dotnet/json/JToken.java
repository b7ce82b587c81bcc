package io.holdfast.dotnet.json;

import io.holdfast.dotnet.NetEnumerable;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetTypes;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.Work;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A node of a JSON document. A node that has a parent already is copied when it is put elsewhere. */
public abstract class JToken implements NetEnumerable {

    static final String NAMESPACE = "Newtonsoft.Json.Linq.";

    @Nullable
    JContainer parent;

    @Nullable
    JToken previous;

    @Nullable
    JToken next;

    JToken() {}

    public abstract JTokenType type();

    public abstract boolean hasValues();

    /** A copy without a parent. */
    public abstract JToken deepClone(Work work);

    abstract void print(Work work, JsonPrinter printer);

    abstract boolean sameAs(Work work, JToken other);

    abstract int deepHash(Work work);

    /** Newtonsoft's name of the class. */
    final String className() {
        return NAMESPACE + getClass().getSimpleName();
    }

    @Override
    public final TypeRef netType() {
        return NetTypes.get(className()).ref();
    }

    public final @Nullable JContainer parent() {
        return parent;
    }

    public final @Nullable JToken next() {
        return next;
    }

    public final @Nullable JToken previous() {
        return previous;
    }

    public final JToken root(Work work) {
        JToken root = this;
        while (root.parent != null) {
            work.tick();
            root = root.parent;
        }
        return root;
    }

    public @Nullable JToken first() {
        throw noChildren("access");
    }

    public @Nullable JToken last() {
        throw noChildren("access");
    }

    /** @throws NetException if it has no children, or the key is not of its kind */
    public @Nullable JToken get(Work work, @Nullable Object key) {
        throw noChildren("access");
    }

    public void set(Work work, @Nullable Object key, @Nullable JToken value) {
        throw noChildren("set");
    }

    private NetException noChildren(String doing) {
        return NetException.invalidOperation("Cannot " + doing + " child value on " + className() + ".");
    }

    public final void remove(Work work) {
        JContainer from = requireParent();
        from.removeAt(from.indexOf(work, this));
    }

    public final void replace(Work work, @Nullable JToken value) {
        JContainer in = requireParent();
        in.setAt(work, in.indexOf(work, this), value);
    }

    public final void addAfterSelf(Work work, @Nullable Object content) {
        JContainer to = requireParent();
        to.insertAll(work, to.indexOf(work, this) + 1, content);
    }

    public final void addBeforeSelf(Work work, @Nullable Object content) {
        JContainer to = requireParent();
        to.insertAll(work, to.indexOf(work, this), content);
    }

    private JContainer requireParent() {
        if (parent == null) {
            throw NetException.invalidOperation("The parent is missing.");
        }
        return parent;
    }

    /** {@code a.b[0]}: where it lies below its root. */
    public final String path(Work work) {
        return JsonPosition.path(work, this);
    }

    /** As {@code ToString()} gives it: indented; of a value, its bare text. */
    public String text(Work work) {
        return text(work, Formatting.Indented);
    }

    /** As JSON. */
    public final String text(Work work, Formatting formatting) {
        var printer = new JsonPrinter(work, formatting);
        print(work, printer);
        return printer.text();
    }

    @SuppressWarnings("ReferenceEquality")
    public static boolean deepEquals(Work work, @Nullable JToken a, @Nullable JToken b) {
        return a == b || (a != null && b != null && a.sameAs(work, b));
    }

    @Override
    public Iterator<@Nullable Object> iterator() {
        return java.util.Collections.emptyIterator();
    }

    @Override
    public String toString() {
        return text(Work.standard());
    }
}
