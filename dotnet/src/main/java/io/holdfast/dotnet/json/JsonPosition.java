package io.holdfast.dotnet.json;

import io.holdfast.dotnet.Work;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One level of a path: {@code a} or {@code [1]}. */
final class JsonPosition {

    /** Kinds of containers, named as in Newtonsoft's messages. */
    enum Container {
        None,
        Object,
        Array,
        Constructor
    }

    private static final String SPECIAL = ". '/\"[]()\t\n\r\f\b\\\u0085\u2028\u2029";

    final Container container;
    int index = -1;

    @Nullable
    String name;

    JsonPosition(Container container) {
        this.container = container;
    }

    boolean hasIndex() {
        return container == Container.Array || container == Container.Constructor;
    }

    void write(StringBuilder to) {
        if (hasIndex()) {
            to.append('[').append(index).append(']');
        } else if (container == Container.Object) {
            writeName(to, String.valueOf(name));
        }
    }

    private static void writeName(StringBuilder to, String name) {
        if (name.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0)) {
            to.append(to.isEmpty() ? "" : ".").append(name);
            return;
        }
        to.append("['");
        JsonText.escape(to, name, '\'');
        to.append("']");
    }

    /** Where a token lies below its root. */
    static String path(Work work, JToken token) {
        List<JsonPosition> positions = new ArrayList<>();
        JToken below = null;
        for (JToken at = token; at != null; at = at.parent) {
            work.tick();
            JsonPosition position = of(work, at, below);
            if (position != null) {
                positions.add(position);
            }
            below = at;
        }
        var path = new StringBuilder();
        for (JsonPosition each : positions.reversed()) {
            int before = path.length();
            each.write(path);
            work.charge(2L * (path.length() - before));
        }
        return path.toString();
    }

    private static @Nullable JsonPosition of(Work work, JToken at, @Nullable JToken below) {
        if (at instanceof JProperty property) {
            var position = new JsonPosition(Container.Object);
            position.name = property.name();
            return position;
        }
        if (below != null && (at instanceof JArray || at instanceof JConstructor)) {
            var position = new JsonPosition(Container.Array);
            position.index = ((JContainer) at).indexOf(work, below);
            return position;
        }
        return null;
    }
}
