package io.holdfast.liquid;

import io.holdfast.dotnet.NetEnumerable;
import io.holdfast.dotnet.NetReadOnlyDictionary;
import io.holdfast.dotnet.Sequences;
import io.holdfast.dotnet.Work;
import io.holdfast.dotnet.json.JObject;
import io.holdfast.dotnet.json.JProperty;
import io.holdfast.dotnet.xml.XElement;
import io.holdfast.dotnet.xml.XNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The elements of what is a sequence, and what can be asked of one. */
record Items(List<@Nullable Object> all) {

    /** Null of what is no sequence. */
    static @Nullable Items of(Work work, @Nullable Object value) {
        return switch (value) {
            case List<?> list -> new Items(new ArrayList<>(list));
            case JObject object -> {
                List<@Nullable Object> pairs = new ArrayList<>();
                for (JProperty each : object.properties()) {
                    work.tick();
                    work.charge(48);
                    pairs.add(new Entry(each.name(), Lookup.plain(each.value())));
                }
                yield new Items(pairs);
            }
            case NetEnumerable many -> of(work, Sequences.of(many));
            case XElement element -> new Items(elements(work, element));
            case null, default -> null;
        };
    }

    private static List<@Nullable Object> elements(Work work, XElement in) {
        List<@Nullable Object> all = new ArrayList<>();
        for (XNode each = in.firstNode(); each != null; each = each.nextNode()) {
            work.tick();
            if (each instanceof XElement element) {
                work.charge(16);
                all.add(XmlLookup.value(work, element));
            }
        }
        return all;
    }

    private static Items of(Work work, Iterator<@Nullable Object> each) {
        List<@Nullable Object> all = new ArrayList<>();
        while (each.hasNext()) {
            work.tick();
            work.charge(16);
            all.add(Lookup.plain(each.next()));
        }
        return new Items(all);
    }

    /** A property of an object, as loops over objects have it. */
    record Entry(String key, @Nullable Object value) implements LiquidObject {
        @Override
        public @Nullable Object get(String name) {
            return switch (name.toLowerCase(Locale.ROOT)) {
                case "key", "0" -> key;
                case "value", "1" -> value;
                default -> null;
            };
        }
    }

    /** {@code size}, {@code first}, {@code last}. */
    static @Nullable Object question(Work work, Object of, String name) {
        String asked = name.toLowerCase(Locale.ROOT);
        if (of instanceof String text) {
            return asked.equals("size") ? (Object) text.length() : null;
        }
        boolean isQuestion = asked.equals("size") || asked.equals("first") || asked.equals("last");
        Items items = isQuestion && !(of instanceof XElement) ? of(work, of) : null;
        if (items == null
                || (of instanceof NetReadOnlyDictionary && !(of instanceof JObject) && !asked.equals("size"))) {
            return null;
        }
        return switch (asked) {
            case "size" -> items.all.size();
            case "first" -> items.all.isEmpty() ? null : items.all.getFirst();
            default -> items.all.isEmpty() ? null : items.all.getLast();
        };
    }
}
