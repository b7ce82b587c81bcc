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
    void an_object_that_must_have_its_secret_is_hidden_with_it_and_kept() {
        put("{\"authorization\":{\"scheme\":\"Basic\",\"parameter\":\"literal\"}}");
        JsonNode read = fixture.get(PATH).path("properties");
        assertThat(read.path("credentials").toString()).isEqualTo("{}");

        fixture.put(PATH, read.toString());

        assertThat(stored()).contains("\"scheme\":\"Basic\"", "\"parameter\":\"literal\"");
    }

    @Test
    void it_is_gone_when_the_credentials_are_others() {
        put("{\"authorization\":{\"scheme\":\"Basic\",\"parameter\":\"literal\"}}");

        put("{\"query\":{\"a\":[\"b\"]}}");

        assertThat(stored()).doesNotContain("Basic", "literal");
    }

    @Test
    void it_is_shown_when_its_secret_is_and_then_to_be_written_again() {
        fixture.put("namedValues/one", "{\"displayName\":\"one\",\"value\":\"1\"}");
        put("{\"authorization\":{\"scheme\":\"Basic\",\"parameter\":\"{{one}}\"}}");
        assertThat(fixture.get(PATH).at("/properties/credentials").toString())
                .isEqualTo("{\"authorization\":{\"scheme\":\"Basic\",\"parameter\":\"{{one}}\"}}");

        put("{}");

        assertThat(stored()).doesNotContain("authorization");
    }

    @Test
    void null_removes_it() {
        put("{\"authorization\":{\"scheme\":\"Basic\",\"parameter\":\"literal\"}}");

        put("{\"authorization\":null}");

        assertThat(stored()).doesNotContain("Basic", "literal");
    }

    @Test
    void another_one_replaces_it() {
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
