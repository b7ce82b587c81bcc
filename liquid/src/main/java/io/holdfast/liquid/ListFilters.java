package io.holdfast.liquid;

import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import io.holdfast.liquid.LiquidFilters.Filter;
import io.holdfast.liquid.LiquidFilters.Input;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** LiquidFilters of sequences. */
final class ListFilters {

    private ListFilters() {}

    static void addTo(Map<String, Filter> all) {
        all.put(
                "Size",
                in -> in.value() instanceof String text
                        ? (Object) text.length()
                        : (Object) items(in).size());
        all.put("First", in -> items(in).isEmpty() ? null : items(in).getFirst());
        all.put("Last", in -> items(in).isEmpty() ? null : items(in).getLast());
        all.put("Join", ListFilters::joined);
        all.put("Split", ListFilters::split);
        all.put("Slice", ListFilters::slice);
        all.put("Sort", ListFilters::sorted);
        all.put("Map", in -> in.value() == null ? null : mapped(in));
        all.put("Uniq", ListFilters::unique);
        all.put("Compact", in -> flat(in).stream().filter(Objects::nonNull).toList());
        all.put("Concat", ListFilters::concatenated);
        all.put("Reverse", in -> in.value() instanceof String text ? text : new ArrayList<>(items(in)).reversed());
    }

    private static List<@Nullable Object> items(Input in) {
        if (in.value() instanceof String text) {
            List<@Nullable Object> characters = new ArrayList<>();
            text.chars().forEach(c -> characters.add(String.valueOf((char) c)));
            in.work().charge(32L * text.length());
            return characters;
        }
        Items items = Items.of(in.work(), in.value());
        return items == null ? List.of() : items.all();
    }

    /** The elements, and those of sequences among them; a single value is one. */
    private static List<@Nullable Object> flat(Input in) {
        List<@Nullable Object> all = new ArrayList<>();
        if (in.value() != null) {
            flatten(in.work(), in.value(), all);
        }
        return all;
    }

    private static void flatten(Work work, @Nullable Object value, List<@Nullable Object> to) {
        work.enter();
        Items items = value instanceof String || value instanceof io.holdfast.dotnet.json.JObject
                ? null
                : Items.of(work, value);
        if (items == null) {
            work.charge(16);
            to.add(value);
        } else {
            items.all().forEach(each -> flatten(work, each, to));
        }
        work.leave();
    }

    private static @Nullable String joined(Input in) {
        if (in.value() == null) {
            return null;
        }
        String glue = in.text(0, " ");
        var text = new StringBuilder();
        for (Object each : items(in)) {
            in.work().tick();
            String part = Printed.text(in.work(), each);
            in.work().charge(2L * (part.length() + glue.length()));
            text.append(text.isEmpty() ? "" : glue).append(part);
        }
        return text.toString();
    }

    private static List<@Nullable Object> split(Input in) {
        String text = in.text();
        String pattern = in.text(0, "");
        List<@Nullable Object> all = new ArrayList<>();
        if (text == null || text.isBlank()) {
            all.add(text);
            return all;
        }
        if (pattern.isEmpty()) {
            return items(new Input(in.work(), text, List.of()));
        }
        int from = 0;
        while (from <= text.length()) {
            in.work().tick();
            int to = text.indexOf(pattern, from);
            int end = to < 0 ? text.length() : to;
            if (end > from) {
                in.work().charge(32 + 2L * (end - from));
                all.add(text.substring(from, end));
            }
            from = to < 0 ? text.length() + 1 : to + pattern.length();
        }
        return all;
    }

    private static @Nullable Object slice(Input in) {
        int offset = in.number(0, 0);
        int length = Math.max(0, in.number(1, 1));
        if (in.value() == null) {
            return null;
        }
        boolean isText = !(in.value() instanceof List<?>) && Items.of(in.work(), in.value()) == null;
        String text = isText ? in.text() : null;
        List<@Nullable Object> all = text == null ? items(in) : List.of();
        int size = text == null ? all.size() : text.length();
        long start = offset < 0 ? (long) size + offset : offset;
        long end = start + length;
        int from = (int) Math.min(Math.max(start, 0), size);
        int to = (int) Math.min(Math.max(end, from), size);
        return text == null ? new ArrayList<>(all.subList(from, to)) : start > size ? null : text.substring(from, to);
    }

    private static @Nullable Object sorted(Input in) {
        if (in.value() == null) {
            return null;
        }
        String property = in.text(0, "");
        List<@Nullable Object> all = property.isEmpty() ? flat(in) : new ArrayList<>(items(in));
        Work work = in.work();
        all.sort(Comparator.comparing(
                each -> property.isEmpty() ? each : Lookup.of(work, each, property), (a, b) -> order(work, a, b)));
        return all;
    }

    private static int order(Work work, @Nullable Object a, @Nullable Object b) {
        work.tick();
        if (a instanceof String left && b instanceof String right) {
            return left.compareToIgnoreCase(right);
        }
        if (Numeric.isNumber(a) && Numeric.isNumber(b)) {
            return Numeric.exact(Objects.requireNonNull(a)).compareTo(Numeric.exact(Objects.requireNonNull(b)));
        }
        return Values.compare(a, b);
    }

    private static List<@Nullable Object> mapped(Input in) {
        List<@Nullable Object> all = new ArrayList<>();
        for (Object each : items(in)) {
            all.add(Lookup.of(in.work(), each, in.text(0, "")));
        }
        return all;
    }

    private static @Nullable Object unique(Input in) {
        if (in.value() == null) {
            return null;
        }
        Map<String, @Nullable Object> seen = new LinkedHashMap<>();
        for (Object each : flat(in)) {
            in.work().tick();
            String kind = each == null
                    ? "null"
                    : each instanceof String ? "text" : Numeric.isNumber(each) ? "number" : "other";
            seen.putIfAbsent(kind + " " + Printed.text(in.work(), each), each);
        }
        return new ArrayList<>(seen.values());
    }

    private static List<@Nullable Object> concatenated(Input in) {
        List<@Nullable Object> all = new ArrayList<>(items(in));
        all.addAll(items(new Input(in.work(), in.argument(0), List.of())));
        in.work().charge(16L * all.size());
        return all;
    }
}
