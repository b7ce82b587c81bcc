package io.holdfast.dotnet.json;

import io.holdfast.dotnet.Sequences;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Tokens of texts, and their texts. */
final class Tree {

    private static final Work WORK = Work.standard();

    private Tree() {}

    static JToken parse(String json) {
        return JsonLoader.token(WORK, json, JsonSettings.DEFAULT);
    }

    static JObject object(String json) {
        return (JObject) parse(json);
    }

    static JArray array(String json) {
        return (JArray) parse(json);
    }

    static String json(@Nullable Object token) {
        return token == null ? "" : token instanceof JToken one ? one.text(WORK, Formatting.None) : list(token);
    }

    private static String list(Object sequence) {
        var all = new StringBuilder();
        for (Iterator<@Nullable Object> each = Sequences.of(sequence); each.hasNext(); ) {
            Object next = each.next();
            all.append(all.isEmpty() ? "" : " ; ")
                    .append(
                            next instanceof JToken token
                                    ? token.text(WORK, Formatting.None)
                                    : Values.toString(WORK, next));
        }
        return all.toString();
    }
}
