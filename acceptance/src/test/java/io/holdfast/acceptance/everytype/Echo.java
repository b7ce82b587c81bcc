package io.holdfast.acceptance.everytype;

import io.holdfast.model.ResourceType;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a client sends is what it is shown, but for secrets and what is only taken. */
final class Echo {

    private final List<String> lost = new CopyOnWriteArrayList<>();

    /** What was sent and is not in the answer, with its path. */
    List<String> lost() {
        return List.copyOf(lost);
    }

    /** Compares a body that was sent with the answer to it. */
    void compare(ResourceType type, String path, String sent, String shown) {
        // Policy documents come back in a form of their own.
        if (sent.isEmpty() || shown.isEmpty() || type.segment().equals("policies")) {
            return;
        }
        JsonNode before = JsonMapper.shared().readTree(sent).path("properties");
        JsonNode after = JsonMapper.shared().readTree(shown).path("properties");
        before.properties().stream()
                .filter(member -> !onlyTaken(type, member.getKey()))
                .forEach(
                        member -> compare(type, path, member.getKey(), member.getValue(), after.path(member.getKey())));
    }

    private static boolean onlyTaken(ResourceType type, String member) {
        // What is copied is said once; the copy stands for itself.
        return member.equals("sourceApiId")
                || type.schema().member(member).path("writeOnly").asBoolean(false);
    }

    private void compare(ResourceType type, String path, String member, JsonNode sent, JsonNode shown) {
        if (type.secrets().members().contains(member)) {
            return;
        }
        if (shown.isMissingNode() && holdsSecret(type, member)) {
            return;
        }
        if (sent.isObject()) {
            sent.properties()
                    .forEach(inner -> compare(
                            type, path, member + "." + inner.getKey(), inner.getValue(), shown.path(inner.getKey())));
        } else if (sent.isArray()) {
            for (int i = 0; i < Math.max(sent.size(), shown.size()); i++) {
                compare(type, path, member + "[]", sent.path(i), shown.path(i));
            }
        } else if (!same(sent, shown)) {
            lost.add(path + ": " + member + " was " + sent + " and is " + shown);
        }
    }

    /** Such an object may be shown with its secret or not at all: without it, nobody could write it back. */
    private static boolean holdsSecret(ResourceType type, String member) {
        return type.secrets().members().stream().anyMatch(secret -> secret.startsWith(member + "."));
    }

    private static boolean same(JsonNode sent, JsonNode shown) {
        if (sent.isNumber() && shown.isNumber()) {
            return sent.asDouble() == shown.asDouble();
        }
        if (!sent.isString() || !shown.isString()) {
            return sent.equals(shown);
        }
        String before = sent.asString();
        String after = shown.asString();
        return before.equals(after) || refersTo(before, after) || isSameTime(before, after);
    }

    /** Ids are sent as they are below the service, and shown whole. */
    private static boolean refersTo(String sent, String shown) {
        return sent.startsWith("/")
                && shown.toLowerCase(Locale.ROOT).endsWith("/service/everything" + sent.toLowerCase(Locale.ROOT));
    }

    private static boolean isSameTime(String sent, String shown) {
        return sent.matches("\\d{4}-\\d\\d-\\d\\dT.*")
                && shown.matches("\\d{4}-\\d\\d-\\d\\dT.*")
                && OffsetDateTime.parse(sent).isEqual(OffsetDateTime.parse(shown));
    }
}
