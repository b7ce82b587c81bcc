package io.holdfast.entities;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A test case with one service that has the default content, new for each test. JSON is written with single quotes. */
abstract class ServiceCase {

    @TempDir
    static Path directory;

    static Fixture fixture;

    @BeforeAll
    static void open() {
        fixture = new Fixture(directory);
    }

    @BeforeEach
    void renew() {
        fixture.renew().withDefaultContent();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    /** The status. */
    static int put(String path, String properties) {
        return fixture.put(path, properties.replace('\'', '"')).status();
    }

    static void policy(String path, String document) {
        fixture.put(
                path,
                JsonMapper.shared()
                        .createObjectNode()
                        .put("format", "rawxml")
                        .put("value", document)
                        .toString());
    }

    static JsonNode properties(String path) {
        return fixture.get(path).path("properties");
    }

    static List<String> names(String list) {
        return names(fixture.get(list));
    }

    static List<String> names(ObjectNode list) {
        return list.path("value")
                .valueStream()
                .map(item -> item.path("name").asString())
                .toList();
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String id(String path) {
        return Fixture.SERVICE + "/" + path;
    }
}
