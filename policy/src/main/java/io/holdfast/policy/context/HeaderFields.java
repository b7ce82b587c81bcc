package io.holdfast.policy.context;

import io.holdfast.dotnet.NetArray;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.policy.Headers;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The header fields of a message, as expressions read them: names ignore case. */
final class HeaderFields extends Strings {

    private final Headers headers;

    HeaderFields(Headers headers) {
        this.headers = headers;
    }

    @Override
    Collection<String> names() {
        return headers.names();
    }

    @Override
    @Nullable
    Object value(String name) {
        List<String> all = headers.all(name);
        return all.isEmpty() ? null : NetArray.ofStrings(all);
    }

    @Override
    TypeRef valueType() {
        return STRING_ARRAY;
    }
}
