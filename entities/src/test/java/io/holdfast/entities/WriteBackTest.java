package io.holdfast.entities;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What was read can be written back, also by clients that hold it against the specification: for them an authorization
 * without its parameter is none.
 */
class WriteBackTest {

    private static final String PATH = "backends/b";

    @TempDir
    static Path directory;

    private static Fixture fixture;

    @BeforeAll
    static void start() throws Exception {
        fixture = new Fixture(directory);
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void anObjectThatMustHaveItsSecretIsHiddenWithItAndKept() {
        put("{\"authorization\":{\"scheme\":\"Basic\",\"parameter\":\"literal\"}}");
        JsonNode read = fixture.get(PATH).path("properties");
        assertThat(read.path("credentials").toString()).isEqualTo("{}");

        fixture.put(PATH, read.toString());

        assertThat(stored()).contains("\"scheme\":\"Basic\"", "\"parameter\":\"literal\"");
    }

    @Test
    void itIsGoneWhenTheCredentialsAreOthers() {
        put("{\"authorization\":{\"scheme\":\"Basic\",\"parameter\":\"literal\"}}");

        put("{\"query\":{\"a\":[\"b\"]}}");

        assertThat(stored()).doesNotContain("Basic", "literal");
    }

    @Test
    void itIsShownWhenItsSecretIsAndThenToBeWrittenAgain() {
        fixture.put("namedValues/one", "{\"displayName\":\"one\",\"value\":\"1\"}");
        put("{\"authorization\":{\"scheme\":\"Basic\",\"parameter\":\"{{one}}\"}}");
        assertThat(fixture.get(PATH).at("/properties/credentials").toString())
                .isEqualTo("{\"authorization\":{\"scheme\":\"Basic\",\"parameter\":\"{{one}}\"}}");

        put("{}");

        assertThat(stored()).doesNotContain("authorization");
    }

    @Test
    void nullRemovesIt() {
        put("{\"authorization\":{\"scheme\":\"Basic\",\"parameter\":\"literal\"}}");

        put("{\"authorization\":null}");

        assertThat(stored()).doesNotContain("Basic", "literal");
    }

    @Test
    void anotherOneReplacesIt() {
        put("{\"authorization\":{\"scheme\":\"Basic\",\"parameter\":\"literal\"}}");

        put("{\"authorization\":{\"scheme\":\"Bearer\",\"parameter\":\"other\"}}");

        assertThat(stored()).contains("Bearer", "other").doesNotContain("Basic", "literal");
    }

    private static void put(String credentials) {
        fixture.put(
                PATH,
                "{\"url\":\"https://backend.example\",\"protocol\":\"http\",\"credentials\":" + credentials + "}");
    }

    /** Document and secrets. */
    private static String stored() {
        Resource resource = fixture.configuration()
                .get(new ResourceKey("backends", "", "b"))
                .orElseThrow();
        return Documents.properties(resource).toString() + Documents.secrets(resource);
    }
}
