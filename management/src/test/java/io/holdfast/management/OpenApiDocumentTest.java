package io.holdfast.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.arm.OpenApiDocument;
import io.holdfast.arm.Routes;
import io.holdfast.management.support.TestServer;
import io.holdfast.recoveryapi.RecoveryExtension;
import io.holdfast.service.ServiceEndpoints;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class OpenApiDocumentTest {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    @TempDir
    Path directory;

    private static Set<String> described(JsonNode document) {
        var described = new TreeSet<String>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().propertyNames().stream()
                        .filter(METHODS::contains)
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return described;
    }

    @Test
    void describesExactlyWhatThereIs() throws Exception {
        try (var server = new TestServer(directory)) {
            var answer = server.get("/providers/Holdfast.Recovery/openapi?api-version=2026-11-01");

            assertThat(answer.status()).isEqualTo(200);
            String prefix = RecoveryExtension.PROVIDER;
            var mounted = new TreeSet<String>();
            var routes = new Routes();
            new RecoveryExtension(
                            server.settings.retryAfterSeconds(),
                            server.parts.recoveries(new ServiceEndpoints(server.settings, server.parts.services())),
                            java.util.List::of)
                    .mount(routes);
            for (String route : routes.described()) {
                if (route.contains(" " + prefix + "/")) {
                    mounted.add(route.replace(prefix, ""));
                }
            }
            assertThat(described(answer.json())).isEqualTo(mounted).hasSizeGreaterThan(7);
        }
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        JsonNode document = new OpenApiDocument(RecoveryExtension.class).read();
        List<String> references = new ArrayList<>();
        document.findValuesAsString("$ref", references);

        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }
}
