package io.holdfast.dist;

import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A jar of others that is shipped, as the bill of materials describes it.
 *
 * @param licences names of the licences among which we may choose; SPDX's where it has one
 * @param file the name of its jar
 */
record Component(String group, String name, String version, List<String> licences, String file) {

    private static final String OURS = "io.holdfast";

    /** What the bill names, without the rooms of ours. */
    static List<Component> read(Path bill) {
        return JsonMapper.shared()
                .readTree(bill.toFile())
                .path("components")
                .valueStream()
                .filter(component -> !component.path("group").asString().equals(OURS))
                .map(Component::of)
                .toList();
    }

    private static Component of(JsonNode component) {
        String name = component.path("name").asString();
        String version = component.path("version").asString();
        String classifier = component
                .path("purl")
                .asString()
                .replaceFirst("^[^?]*\\??", "&")
                .replaceFirst("^.*&classifier=([^&#]+).*$", "-$1");
        return new Component(
                component.path("group").asString(),
                name,
                version,
                component
                        .path("licenses")
                        .valueStream()
                        .flatMap(Component::names)
                        .toList(),
                name + "-" + version + (classifier.startsWith("-") ? classifier : "") + ".jar");
    }

    /** One licence, or an SPDX expression of several to choose from. Those that hold together stay one name, which no list allows. */
    private static java.util.stream.Stream<String> names(JsonNode licence) {
        String expression = licence.path("expression").asString("");
        if (!expression.isEmpty()) {
            return java.util.Arrays.stream(
                    expression.replaceAll("^\\(|\\)$", "").split(" OR "));
        }
        JsonNode inner = licence.path("license");
        return java.util.stream.Stream.of(
                inner.path("id").asString(inner.path("name").asString("")));
    }

    /** Where the sources lie, which some licences make us say. */
    String place() {
        return "https://repo.maven.apache.org/maven2/" + group.replace('.', '/') + "/" + name + "/" + version + "/";
    }

    @Override
    public String toString() {
        return group + ":" + name + ":" + version;
    }
}
