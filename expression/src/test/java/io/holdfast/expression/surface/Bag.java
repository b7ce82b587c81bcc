package io.holdfast.expression.surface;

import io.holdfast.dotnet.NetObject;
import io.holdfast.dotnet.NetTypes;
import io.holdfast.dotnet.TypeRef;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object that has what it was given. */
public final class Bag implements NetObject {

    private final TypeRef type;
    private final Map<String, @Nullable Object> members = new HashMap<>();

    public Bag(String type) {
        this.type = NetTypes.get(type).ref();
    }

    public Bag with(String name, @Nullable Object value) {
        members.put(name, value);
        return this;
    }

    @Nullable
    Object get(String name) {
        return members.get(name);
    }

    @Override
    public TypeRef netType() {
        return type;
    }
}
