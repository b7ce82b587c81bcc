package io.holdfast.dotnet.json;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Sequences;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code Value<T>} and {@code Values<T>}: tokens, or what is in them, as a type. */
final class TokenValues {

    private TokenValues() {}

    /** @throws NetException if the token holds nothing that is or becomes one */
    static @Nullable Object value(@Nullable JToken token, TypeRef type) {
        if (token == null) {
            return TypeRefs.zero(type);
        }
        if (Values.isInstance(token, type)) {
            return token;
        }
        if (!(token instanceof JValue holder)) {
            throw new NetException(
                    "System.InvalidCastException",
                    "Cannot cast " + token.className() + " to " + JToken.NAMESPACE + "JToken.");
        }
        Object value = holder.value();
        return value != null && Values.isInstance(value, type) ? value : changed(value, type);
    }

    private static @Nullable Object changed(@Nullable Object value, TypeRef type) {
        TypeRef under = TypeRefs.underNullable(type);
        TypeRef target = under == null ? type : under;
        if (value == null) {
            if (under != null || !TypeRefs.isValueType(type)) {
                return null;
            }
            throw new NetException("System.InvalidCastException", "Null object cannot be converted to a value type.");
        }
        String name = target.fullName();
        return TokenConversions.to(value, name.startsWith("System.") ? name.substring("System.".length()) : name);
    }

    /** Each of a sequence of tokens as a type. */
    static TokenSequence convert(Work work, @Nullable Object tokens, TypeRef type) {
        Object given = given(tokens);
        return new TokenSequence(type, () -> new Converted(work, Sequences.of(given), type));
    }

    private static Object given(@Nullable Object source) {
        if (source == null) {
            throw NetException.argumentNull("source");
        }
        return source;
    }

    private record Converted(Work work, Iterator<@Nullable Object> tokens, TypeRef type)
            implements Iterator<@Nullable Object> {
        @Override
        public boolean hasNext() {
            return tokens.hasNext();
        }

        @Override
        public @Nullable Object next() {
            work.tick();
            return value((JToken) tokens.next(), type);
        }
    }

    /** Children of each, or what a property of each is. */
    static TokenSequence values(Work work, @Nullable Object tokens, boolean keyed, @Nullable Object key, TypeRef type) {
        Object given = given(tokens);
        return new TokenSequence(type, () -> {
            List<@Nullable Object> found = new ArrayList<>();
            for (Iterator<@Nullable Object> each = Sequences.of(given); each.hasNext(); ) {
                work.tick();
                JToken token = (JToken) Objects.requireNonNull(each.next());
                if (keyed && key != null) {
                    add(work, found, token.get(work, key), type);
                } else if (token instanceof JValue) {
                    found.add(value(token, type));
                } else {
                    ((JContainer) token).children().forEach(child -> add(work, found, child, type));
                }
            }
            return found.iterator();
        });
    }

    private static void add(Work work, List<@Nullable Object> to, @Nullable JToken token, TypeRef type) {
        work.tick();
        work.charge(JContainer.NODE_BYTES / 4);
        if (token != null) {
            to.add(value(token, type));
        }
    }

    static List<JToken> children(Work work, @Nullable Object tokens) {
        List<JToken> all = new ArrayList<>();
        for (Iterator<@Nullable Object> each = Sequences.of(given(tokens)); each.hasNext(); ) {
            JToken token = (JToken) Objects.requireNonNull(each.next());
            if (token instanceof JContainer container) {
                work.charge(8L * container.count());
                all.addAll(container.children());
            }
            work.tick();
        }
        return all;
    }
}
