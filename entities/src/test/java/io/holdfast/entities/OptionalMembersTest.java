package io.holdfast.entities;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.Catalog;
import io.holdfast.model.ResourceType;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Members without which a resource does little, and which Azure's API does not demand. */
class OptionalMembersTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apis/releases",
                "workspaces/apis/releases",
                "apis/resolvers",
                "authorizationProviders/authorizations/accessPolicies"
            })
    void mayBeLeftOut(String name) {
        try (var fixture = new Fixture(directory)) {
            ResourceType type = Catalog.load().type(name).orElseThrow();
            String path = Samples.prepare(fixture, type);
            assertThat(fixture.put(path, "{}").status()).isEqualTo(201);
            assertThat(fixture.put(path, "{}").status()).isEqualTo(200);
            assertThat(fixture.put(path + "2", "{}").status()).isEqualTo(201);
        }
    }

    @Test
    void aReleaseThatNamesNoRevisionIsOfTheCurrentOne() {
        try (var fixture = new Fixture(directory)) {
            String path = Samples.prepare(
                    fixture, Catalog.load().type("apis/releases").orElseThrow());
            fixture.put(path, "{\"notes\":\"new\"}");

            String api = path.substring(0, path.indexOf("/releases"));
            assertThat(fixture.get(path).at("/properties/apiId").asString())
                    .isEqualTo(Fixture.SERVICE + "/" + api + ";rev=1");
        }
    }
}
