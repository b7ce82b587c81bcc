package io.holdfast.formats;

import io.holdfast.model.json.ReceivedJson;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * How much a YAML text becomes once its aliases are followed. It is computed without following them: half a kilobyte of nested aliases
 * can stand for a billion values.
 */
final class YamlAliases {

    /** How much larger than its text a description may become; and what is allowed to every text. */
    private static final long FACTOR = 10;

    private static final long FREE = 10_000;

    /** Of a long text; so many of its characters count as one value. */
    private static final int CHARACTERS = 16;

    private static final long ENOUGH = Long.MAX_VALUE / 4;

    private record Open(@Nullable String anchor, long[] size) {}

    private final Map<String, Long> anchored = new HashMap<>();
    private final ArrayDeque<Open> open = new ArrayDeque<>();
    private long written;

    private YamlAliases() {}

    /** Whether the text becomes far larger than it is. A text that cannot be read does not: its reader will say what is wrong. */
    static boolean grow(String text) {
        if (text.indexOf('*') < 0 || text.indexOf('&') < 0 || isJson(text)) {
            return false;
        }
        return new YamlAliases().growsBeyond(text);
    }

    private static boolean isJson(String text) {
        return text.stripLeading().startsWith("{") && ReceivedJson.isJson(text);
    }

    private boolean growsBeyond(String text) {
        var options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        open.push(new Open(null, new long[1]));
        try {
            for (Event event : new Yaml(options).parse(new StringReader(text))) {
                take(event);
            }
        } catch (YAMLException e) {
            return false;
        }
        return open.getLast().size()[0] > FACTOR * written + FREE;
    }

    private void take(Event event) {
        switch (event) {
            case ScalarEvent scalar -> {
                long size = 1L + scalar.getValue().length() / CHARACTERS;
                written += size;
                add(scalar.getAnchor(), size);
            }
            case AliasEvent alias -> {
                written++;
                add(null, anchored.getOrDefault(alias.getAnchor(), 1L));
            }
            case CollectionStartEvent start -> {
                written++;
                open.push(new Open(start.getAnchor(), new long[] {1}));
            }
            case CollectionEndEvent end -> {
                Open closed = open.pop();
                add(closed.anchor(), closed.size()[0]);
            }
            default -> {}
        }
    }

    private void add(@Nullable String anchor, long size) {
        if (anchor != null) {
            anchored.put(anchor, size);
        }
        long[] parent = open.element().size();
        parent[0] = Math.min(ENOUGH, parent[0] + size);
    }
}
