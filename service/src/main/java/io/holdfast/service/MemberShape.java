package io.holdfast.service;

import io.holdfast.arm.Problems;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** What a member may hold. Takes what fits, drops members that nobody knows, and tells what is wrong. */
@FunctionalInterface
interface MemberShape {

    /** Returns the value as it is to be kept, or null when it is of no use and {@code problems} knows why. */
    @Nullable
    JsonNode accept(String path, JsonNode value, Problems problems);

    static MemberShape text(int max) {
        return (path, value, problems) -> {
            if (!value.isString()) {
                problems.add(path, "must be a string");
            } else if (value.asString().length() > max) {
                problems.add(path, "must not be longer than " + max + " characters");
            } else {
                return value;
            }
            return null;
        };
    }

    static MemberShape text(Pattern pattern, String form) {
        MemberShape text = text(Integer.MAX_VALUE);
        return (path, value, problems) -> {
            JsonNode taken = text.accept(path, value, problems);
            if (taken != null && !pattern.matcher(taken.asString()).matches()) {
                problems.add(path, "must be " + form);
                return null;
            }
            return taken;
        };
    }

    /** One of some words, without regard to case or spaces after commas; kept in the spelling given here. */
    static MemberShape choice(String... words) {
        return (path, value, problems) -> {
            String sent = value.isString() ? canonical(value.asString()) : "";
            for (String word : words) {
                if (canonical(word).equals(sent)) {
                    return StringNode.valueOf(word);
                }
            }
            problems.add(path, "must be one of '" + String.join("', '", words) + "'");
            return null;
        };
    }

    private static String canonical(String word) {
        return word.toLowerCase(Locale.ROOT).replace(" ", "");
    }

    static MemberShape flag() {
        return (path, value, problems) -> {
            if (value.isBoolean()) {
                return value;
            }
            problems.add(path, "must be true or false");
            return null;
        };
    }

    static MemberShape whole(int least, int most) {
        return (path, value, problems) -> {
            if (value.isInt() && value.asInt() >= least && value.asInt() <= most) {
                return value;
            }
            problems.add(path, "must be a whole number from " + least + " to " + most);
            return null;
        };
    }

    static MemberShape list(int max, MemberShape element) {
        return (path, value, problems) -> {
            if (!(value instanceof ArrayNode array) || array.size() > max) {
                problems.add(path, "must be an array of at most " + max + " elements");
                return null;
            }
            ArrayNode kept = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < array.size(); i++) {
                JsonNode taken = element.accept(path + "[" + i + "]", array.get(i), problems);
                if (taken != null) {
                    kept.add(taken);
                }
            }
            return kept;
        };
    }

    /** An object with any member names. */
    static MemberShape map(int max, MemberShape element) {
        return (path, value, problems) -> {
            if (!(value instanceof ObjectNode object) || object.size() > max) {
                problems.add(path, "must be an object of at most " + max + " members");
                return null;
            }
            ObjectNode kept = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                JsonNode taken = element.accept(path + "." + member.getKey(), member.getValue(), problems);
                if (taken != null) {
                    kept.set(member.getKey(), taken);
                }
            }
            return kept;
        };
    }

    static Members object() {
        return new Members(new LinkedHashMap<>(), Set.of());
    }

    /** An object with known members. Null stands for absence. */
    record Members(Map<String, MemberShape> known, Set<String> required) implements MemberShape {

        Members with(String name, MemberShape shape) {
            Map<String, MemberShape> more = new LinkedHashMap<>(known);
            more.put(name, shape);
            return new Members(more, required);
        }

        Members require(String... names) {
            return new Members(known, Set.of(names));
        }

        @Override
        public @Nullable JsonNode accept(String path, JsonNode value, Problems problems) {
            if (!(value instanceof ObjectNode object)) {
                problems.add(path.isEmpty() ? "body" : path, "must be an object");
                return null;
            }
            String prefix = path.isEmpty() ? "" : path + ".";
            ObjectNode kept = JsonNodeFactory.instance.objectNode();
            known.forEach((name, shape) -> {
                JsonNode member = object.path(name);
                if (!member.isMissingNode() && !member.isNull()) {
                    JsonNode taken = shape.accept(prefix + name, member, problems);
                    if (taken != null) {
                        kept.set(name, taken);
                    }
                } else if (required.contains(name)) {
                    problems.add(prefix + name, "is required");
                }
            });
            return kept;
        }
    }
}
