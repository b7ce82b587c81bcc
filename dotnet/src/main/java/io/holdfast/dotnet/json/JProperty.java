package io.holdfast.dotnet.json;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetPair;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Work;
import org.jspecify.annotations.Nullable;

/** A name and its value; the child of an object. */
public final class JProperty extends JContainer {

    private final String name;

    /** Without a value yet: the reader puts it in. */
    JProperty(String name) {
        this.name = name;
    }

    /** @param content a value; a sequence becomes an array */
    public JProperty(Work work, @Nullable String name, @Nullable Object content) {
        if (name == null) {
            throw NetException.argumentNull("name");
        }
        work.charge(NODE_BYTES + 2L * name.length());
        this.name = name;
        value(work, isMany(content) ? new JArray(work, content) : JValues.token(content));
    }

    public String name() {
        return name;
    }

    /** As a JObject's own enumerator gives it. */
    public NetPair pair() {
        return new NetPair(TypeRefs.STRING, JObject.tokens(), name, value());
    }

    /** Never null once it was read. */
    public JToken value() {
        return java.util.Objects.requireNonNull(first());
    }

    public void value(Work work, @Nullable JToken to) {
        if (count() == 0) {
            insertOne(work, 0, to == null ? JValue.ofNull() : to);
        } else {
            setAt(work, 0, to);
        }
    }

    @Override
    public JTokenType type() {
        return JTokenType.Property;
    }

    @Override
    void insertOne(Work work, int index, JToken item) {
        if (count() > 0) {
            throw jsonException(className() + " cannot have multiple values.");
        }
        super.insertOne(work, 0, item);
    }

    static NetException jsonException(String message) {
        return new NetException("Newtonsoft.Json.JsonException", message);
    }

    @Override
    public void removeAt(int index) {
        throw cannot();
    }

    @Override
    public void removeAll() {
        throw cannot();
    }

    static NetException cannot() {
        return jsonException("Cannot add or remove items from Newtonsoft.Json.Linq.JProperty.");
    }

    @Override
    public JProperty deepClone(Work work) {
        work.charge(NODE_BYTES + 2L * name.length());
        return copyInto(work, new JProperty(name));
    }

    @Override
    void print(Work work, JsonPrinter printer) {
        printer.property(this);
    }

    @Override
    boolean sameAs(Work work, JToken other) {
        return other instanceof JProperty property && name.equals(property.name) && sameChildren(work, property);
    }

    @Override
    int deepHash(Work work) {
        return name.hashCode() ^ super.deepHash(work);
    }
}
