package io.holdfast.dotnet.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of a path. */
sealed interface JsonPathStep {

    void select(JsonPath.Found found, JToken from);

    /** {@code $} within a query. */
    record Root() implements JsonPathStep {
        @Override
        public void select(JsonPath.Found found, JToken from) {
            found.add(found.root);
        }
    }

    /** {@code .name}, or {@code .*} without one. */
    record Field(@Nullable String name) implements JsonPathStep {
        @Override
        public void select(JsonPath.Found found, JToken from) {
            if (!(from instanceof JObject object)) {
                found.missing("Property '" + (name == null ? "*" : name) + "' not valid on "
                        + from.getClass().getSimpleName() + ".");
            } else if (name == null) {
                object.properties().forEach(each -> found.add(each.value()));
            } else {
                property(found, object, name);
            }
        }

        private static void property(JsonPath.Found found, JObject object, String name) {
            JToken value = object.get(name);
            if (value == null) {
                found.missing("Property '" + name + "' does not exist on JObject.");
            } else {
                found.add(value);
            }
        }
    }

    /** {@code ['a', 'b']}. */
    record Fields(List<String> names) implements JsonPathStep {
        @Override
        public void select(JsonPath.Found found, JToken from) {
            if (from instanceof JObject object) {
                names.forEach(each -> Field.property(found, object, each));
            } else {
                found.missing("Properties "
                        + String.join(
                                ", ", names.stream().map(n -> "'" + n + "'").toList()) + " not valid on "
                        + from.getClass().getSimpleName() + ".");
            }
        }
    }

    /** {@code [1]}, {@code [1, 2]}. */
    record Indexes(List<Integer> indexes) implements JsonPathStep {
        @Override
        public void select(JsonPath.Found found, JToken from) {
            for (int index : indexes) {
                if (!(from instanceof JArray || from instanceof JConstructor)) {
                    found.missing("Index " + index + " not valid on "
                            + from.getClass().getSimpleName() + ".");
                } else if (((JContainer) from).count() <= index) {
                    found.missing("Index " + index + " outside the bounds of "
                            + from.getClass().getSimpleName() + ".");
                } else {
                    found.add(((JContainer) from).at(index));
                }
            }
        }
    }

    /** {@code [*]}. */
    record Items() implements JsonPathStep {
        @Override
        public void select(JsonPath.Found found, JToken from) {
            if (from instanceof JArray || from instanceof JConstructor) {
                ((JContainer) from).children().forEach(found::add);
            } else {
                found.missing("Index * not valid on " + from.getClass().getSimpleName() + ".");
            }
        }
    }

    /** {@code [1:10:2]}. */
    record Slice(
            @Nullable Integer start,
            @Nullable Integer end,
            @Nullable Integer step) implements JsonPathStep {
        @Override
        public void select(JsonPath.Found found, JToken from) {
            if (step != null && step == 0) {
                throw JProperty.jsonException("Step cannot be zero.");
            }
            if (!(from instanceof JArray array)) {
                found.missing("Array slice is not valid on " + from.getClass().getSimpleName() + ".");
                return;
            }
            int count = array.count();
            int by = step == null ? 1 : step;
            long first = bounded(start, by > 0 ? 0 : count - 1L, count, by);
            long last = end == null ? (by > 0 ? count : -1) : bounded(end, 0, count, by);
            if (by > 0 ? first >= last : first <= last) {
                found.missing("Array slice of " + shown(start) + " to " + shown(end) + " returned no results.");
            }
            for (long i = first; by > 0 ? i < last : i > last; i += by) {
                found.add(array.at((int) i));
            }
        }

        private static long bounded(@Nullable Integer index, long otherwise, int count, int by) {
            if (index == null) {
                return otherwise;
            }
            long from = index < 0 ? (long) count + index : index;
            long least = by > 0 ? 0 : Integer.MIN_VALUE;
            return Math.min(Math.max(from, Math.max(least, -1)), by > 0 ? count : count - 1L);
        }

        private static String shown(@Nullable Integer index) {
            return index == null ? "*" : index.toString();
        }
    }

    /** {@code ..name}, {@code ..['a', 'b']}, {@code ..*} without names: all below, in the order of the document. */
    record Scan(@Nullable List<String> names) implements JsonPathStep {
        @Override
        public void select(JsonPath.Found found, JToken from) {
            if (names == null) {
                found.add(from);
            }
            for (JToken each : TokenWalk.descendants(found.work, from)) {
                if (names == null) {
                    if (!(each instanceof JProperty)) {
                        found.add(each);
                    }
                } else if (each instanceof JProperty property && names.contains(property.name())) {
                    found.add(property.value());
                }
            }
        }
    }

    /** {@code [?(…)]}, and {@code ..[?(…)]} of everything below. */
    record Query(JsonPathQuery query, boolean scan) implements JsonPathStep {
        @Override
        public void select(JsonPath.Found found, JToken from) {
            if (scan) {
                test(found, from);
                TokenWalk.descendants(found.work, from).forEach(each -> test(found, each));
            } else if (from instanceof JContainer container) {
                container.children().forEach(each -> test(found, each));
            }
        }

        private void test(JsonPath.Found found, JToken token) {
            found.work.tick();
            if (query.matches(found.work, found.root, token)) {
                found.add(token);
            }
        }
    }
}
