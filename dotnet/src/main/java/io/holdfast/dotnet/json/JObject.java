package io.holdfast.dotnet.json;

import io.holdfast.dotnet.NetEnumerable;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetIDictionary;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Work;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** An object; its properties keep the order in which they were added. */
public final class JObject extends JContainer implements NetIDictionary {

    private static final int FEW = 8;

    /** By name, once there are more than a few. */
    private @Nullable Map<String, JProperty> byName;

    public JObject() {}

    /** @param content properties, or sequences of them */
    public JObject(Work work, @Nullable Object content) {
        add(work, content);
    }

    @Override
    public JTokenType type() {
        return JTokenType.Object;
    }

    /** All children, which are properties. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public List<JProperty> properties() {
        return (List) children();
    }

    public @Nullable JProperty property(@Nullable String name) {
        if (name == null) {
            return null;
        }
        if (byName != null) {
            return byName.get(name);
        }
        for (JProperty each : properties()) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        return null;
    }

    /** The first whose name equals exactly, or else by the comparison. */
    public @Nullable JProperty property(Work work, @Nullable String name, BiPredicate<String, String> comparison) {
        JProperty exact = property(name);
        if (exact != null || name == null) {
            return exact;
        }
        for (JProperty each : properties()) {
            work.tick();
            if (comparison.test(each.name(), name)) {
                return each;
            }
        }
        return null;
    }

    public @Nullable JToken get(@Nullable String name) {
        if (name == null) {
            throw NetException.argumentNull("propertyName");
        }
        JProperty property = property(name);
        return property == null ? null : property.value();
    }

    @Override
    public @Nullable JToken get(Work work, @Nullable Object key) {
        return get(name("Accessed", key));
    }

    @Override
    public void set(Work work, @Nullable Object key, @Nullable JToken value) {
        String name = name("Set", key);
        JProperty property = property(name);
        if (property == null) {
            add(work, new JProperty(work, name, value));
        } else {
            property.value(work, value);
        }
    }

    private static String name(String doing, @Nullable Object key) {
        if (key == null) {
            throw NetException.argumentNull("key");
        }
        if (key instanceof String name) {
            return name;
        }
        throw NetException.argument(doing + " JObject values with invalid key value: " + JValues.shown(key)
                + ". Object property name expected.");
    }

    public void add(Work work, @Nullable String name, @Nullable JToken value) {
        add(work, new JProperty(work, name, value));
    }

    public boolean containsKey(@Nullable String name) {
        if (name == null) {
            throw NetException.argumentNull("propertyName");
        }
        return property(name) != null;
    }

    /** Whether there was such a property. */
    public boolean remove(Work work, @Nullable String name) {
        JProperty property = property(name);
        if (property == null) {
            return false;
        }
        property.remove(work);
        return true;
    }

    /** The properties as pairs of a name and a value. */
    public NetEnumerable pairs() {
        return new TokenSequence(
                TypeRefs.of("System.Collections.Generic.KeyValuePair", TypeRefs.STRING, tokens()),
                () -> properties().stream().map(JProperty::pair).iterator());
    }

    static TypeRef tokens() {
        return TypeRefs.of(NAMESPACE + "JToken");
    }

    @Override
    public boolean containsKey(Object key) {
        return property((String) key) != null;
    }

    @Override
    public @Nullable Object find(Object key) {
        return get((String) key);
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        return get((String) key);
    }

    @Override
    public void put(Work work, @Nullable Object key, @Nullable Object value) {
        set(work, key, (JToken) value);
    }

    @Override
    public void addKey(Work work, @Nullable Object key, @Nullable Object value) {
        add(work, (String) key, (JToken) value);
    }

    @Override
    public boolean removeKey(@Nullable Object key) {
        return remove(Work.standard(), (String) key);
    }

    @Override
    public void clear() {
        removeAll();
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public NetEnumerable keys() {
        return new TokenSequence(
                TypeRefs.STRING,
                () -> properties().stream().map(JProperty::name).iterator());
    }

    @Override
    public NetEnumerable values() {
        return TokenSequence.tokens(
                () -> properties().stream().map(JProperty::value).iterator());
    }

    @Override
    void insertOne(Work work, int index, JToken item) {
        // A comment has no name that an object could keep it under.
        if (item.type() != JTokenType.Comment) {
            super.insertOne(work, index, item);
        }
    }

    @Override
    void check(JToken item, @Nullable JToken existing) {
        if (!(item instanceof JProperty property)) {
            throw NetException.argument("Can not add " + item.className() + " to " + className() + ".");
        }
        boolean sameName = existing instanceof JProperty old && old.name().equals(property.name());
        if (!sameName && property(property.name()) != null) {
            throw NetException.argument("Can not add property " + property.name() + " to " + className()
                    + ". Property with the same name already exists on object.");
        }
    }

    @Override
    void added(JToken item) {
        if (byName != null) {
            var property = (JProperty) item;
            byName.put(property.name(), property);
        } else if (count() > FEW) {
            byName = new HashMap<>();
            properties().forEach(each -> Objects.requireNonNull(byName).put(each.name(), each));
        }
    }

    @Override
    void removed(JToken item) {
        if (byName != null) {
            var property = (JProperty) item;
            byName.remove(property.name(), property);
        }
    }

    @Override
    public JObject deepClone(Work work) {
        work.charge(NODE_BYTES);
        return copyInto(work, new JObject());
    }

    @Override
    void print(Work work, JsonPrinter printer) {
        printer.object(this);
    }

    /** The order of properties does not count. */
    @Override
    boolean sameAs(Work work, JToken other) {
        if (!(other instanceof JObject object) || count() != object.count()) {
            return false;
        }
        work.enter();
        boolean same = true;
        for (JProperty each : properties()) {
            work.tick();
            JProperty its = object.property(each.name());
            same = its != null && each.value().sameAs(work, its.value());
            if (!same) {
                break;
            }
        }
        work.leave();
        return same;
    }
}
