package io.holdfast.policy.context;

import io.holdfast.dotnet.NetArray;
import io.holdfast.dotnet.TypeRef;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names with several texts each, whose order is theirs: a query, the claims of a token. */
final class NamedTexts extends Strings {

    private final Map<String, List<String>> texts;

    NamedTexts(Map<String, List<String>> texts) {
        this.texts = texts;
    }

    @Override
    Collection<String> names() {
        return texts.keySet();
    }

    @Override
    @Nullable
    Object value(String name) {
        List<String> all = texts.get(name);
        return all == null ? null : NetArray.ofStrings(all);
    }

    @Override
    TypeRef valueType() {
        return STRING_ARRAY;
    }
}
