package io.holdfast.dotnet.json;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Sequences;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code Merge}: properties by name, arrays one behind the other. A null does not replace anything. */
final class JsonMerge {

    private final Work work;

    private JsonMerge(Work work) {
        this.work = work;
    }

    static void merge(Work work, JContainer into, @Nullable Object content) {
        if (content == null) {
            return;
        }
        if (!(content instanceof JToken) && !JContainer.isMany(content)) {
            throw NetException.argument("Could not determine JSON object type for type "
                    + Values.typeOf(content).fullName() + ". (Parameter 'content')");
        }
        new JsonMerge(work).merge(into, content);
    }

    private void merge(JContainer into, Object content) {
        work.enter();
        try {
            switch (into) {
                case JObject object when content instanceof JObject from -> objects(object, from);
                case JArray array
                when content instanceof JArray || JContainer.isMany(content) -> sequences(array, content);
                case JProperty property when content instanceof JProperty from -> property(property, from);
                case JConstructor constructor when content instanceof JConstructor from -> sequences(constructor, from);
                default -> {}
            }
        } finally {
            work.leave();
        }
    }

    private void property(JProperty into, JProperty from) {
        if (from.value().type() != JTokenType.Null) {
            into.value(work, from.value());
        }
    }

    private void objects(JObject into, JObject from) {
        for (JProperty each : List.copyOf(from.properties())) {
            work.tick();
            JProperty existing = into.property(each.name());
            JToken value = each.value();
            if (existing == null) {
                into.add(work, each.name(), value);
            } else if (existing.value() instanceof JContainer container && container.type() == value.type()) {
                merge(container, value);
            } else if (!(value instanceof JValue simple) || simple.value() != null) {
                existing.value(work, value);
            }
        }
    }

    private void sequences(JContainer into, Object from) {
        for (Iterator<@Nullable Object> each = Sequences.of(from); each.hasNext(); ) {
            work.tick();
            into.add(work, JValues.token(each.next()));
        }
    }
}
