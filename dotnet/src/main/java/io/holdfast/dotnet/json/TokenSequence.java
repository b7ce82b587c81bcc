package io.holdfast.dotnet.json;

import io.holdfast.dotnet.NetEnumerable;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import java.util.Iterator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A sequence of tokens or of what they hold, which is made anew by each iteration. */
final class TokenSequence implements NetEnumerable {

    private final TypeRef element;
    private final Supplier<Iterator<? extends @Nullable Object>> each;

    TokenSequence(TypeRef element, Supplier<Iterator<? extends @Nullable Object>> each) {
        this.element = element;
        this.each = each;
    }

    static TokenSequence tokens(Supplier<Iterator<? extends @Nullable Object>> each) {
        return new TokenSequence(TypeRefs.of(JToken.NAMESPACE + "JToken"), each);
    }

    static TokenSequence properties(Supplier<Iterator<? extends @Nullable Object>> each) {
        return new TokenSequence(TypeRefs.of(JToken.NAMESPACE + "JProperty"), each);
    }

    @Override
    public TypeRef netType() {
        return TypeRefs.of(JToken.NAMESPACE + "JEnumerable", element);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Iterator<@Nullable Object> iterator() {
        return (Iterator<@Nullable Object>) each.get();
    }
}
