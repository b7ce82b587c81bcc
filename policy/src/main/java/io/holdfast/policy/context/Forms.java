package io.holdfast.policy.context;

import io.holdfast.dotnet.NetEnumerable;
import io.holdfast.dotnet.NetIDictionary;
import io.holdfast.dotnet.NetPair;
import io.holdfast.dotnet.Sequences;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Work;
import io.holdfast.dotnet.collections.NetDictionary;
import io.holdfast.dotnet.collections.NetList;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Forms and queries as dictionaries of lists: {@code IDictionary<string, IList<string>>}. */
final class Forms {

    private static final int PER_PAIR = 128;

    private Forms() {}

    static NetIDictionary read(Work work, String form) {
        TypeRef string = TypeRefs.STRING;
        var read = new NetDictionary(string, TypeRefs.of("System.Collections.Generic.IList", string));
        Map<String, java.util.List<String>> pairs = QueryText.read(form);
        pairs.forEach((name, values) -> {
            work.charge(PER_PAIR);
            var list = new NetList(string);
            values.forEach(value -> list.add(work, value));
            read.put(work, name, list);
        });
        return read;
    }

    static String write(Work work, @Nullable Object dictionary) {
        var text = new StringBuilder();
        Iterator<@Nullable Object> pairs = Sequences.of(dictionary);
        while (pairs.hasNext()) {
            var pair = (NetPair) Objects.requireNonNull(pairs.next());
            var values = (NetEnumerable) Objects.requireNonNull(pair.value());
            for (Iterator<@Nullable Object> each = values.iterator(); each.hasNext(); ) {
                int before = text.length();
                text.append(before == 0 ? "" : "&")
                        .append(encoded(pair.key()))
                        .append('=')
                        .append(encoded(each.next()));
                work.charge(2L * (text.length() - before));
            }
        }
        return text.toString();
    }

    private static String encoded(@Nullable Object text) {
        return text == null ? "" : URLEncoder.encode((String) text, StandardCharsets.UTF_8);
    }
}
