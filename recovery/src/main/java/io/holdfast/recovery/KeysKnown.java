package io.holdfast.recovery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fingerprints of the recovery keys that a deployment has sealed with, as its database keeps them.
 *
 * @param sealed the one that seals now first
 * @param givenUp those that an operator said are lost for good
 */
record KeysKnown(List<String> sealed, List<String> givenUp) {

    static final KeysKnown NONE = new KeysKnown(List.of(), List.of());

    static KeysKnown parse(byte[] json) {
        JsonNode known = JsonMapper.shared().readTree(json);
        return new KeysKnown(texts(known.path("sealed")), texts(known.path("givenUp")));
    }

    private static List<String> texts(JsonNode array) {
        return array.values().stream().map(JsonNode::asString).toList();
    }

    byte[] json() {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        var keys = json.putArray("sealed");
        sealed.forEach(keys::add);
        var lost = json.putArray("givenUp");
        givenUp.forEach(lost::add);
        return JsonMapper.shared().writeValueAsBytes(json);
    }

    /** The one that seals now, if any has. */
    Optional<String> sealing() {
        return sealed.stream().findFirst();
    }

    /** With this one sealing from now on. It is here, so nobody has given it up. */
    KeysKnown sealingWith(String fingerprint) {
        return new KeysKnown(union(List.of(fingerprint), sealed), without(givenUp, Set.of(fingerprint)));
    }

    /** Without those, which are lost for good. */
    KeysKnown without(Collection<String> lost) {
        return new KeysKnown(without(sealed, lost), union(givenUp, lost));
    }

    private static List<String> union(Collection<String> first, Collection<String> then) {
        return new ArrayList<>(
                new LinkedHashSet<>(Stream.concat(first.stream(), then.stream()).toList()));
    }

    private static List<String> without(Collection<String> all, Collection<String> some) {
        return all.stream().filter(each -> !some.contains(each)).toList();
    }
}
