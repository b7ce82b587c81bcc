package io.holdfast.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.archive.RecoveryKeys;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ServiceId;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.LongRunningOperation.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RoundTripTest {

    @TempDir
    Path directory;

    private final RecoveryKeys keys = RecoveryKeys.generate();
    private Deployment east;
    private Deployment west;

    @BeforeEach
    void open() {
        east = new Deployment(directory.resolve("east"), directory.resolve("storage"), keys, UnaryOperator.identity());
        west = new Deployment(directory.resolve("west"), directory.resolve("storage"), keys, UnaryOperator.identity());
    }

    @AfterEach
    void close() {
        east.close();
        west.close();
    }

    @Test
    void aServiceIsTheSameElsewhere() {
        ServiceId source = east.filled("contoso");
        ServiceId target = west.service("standby", "Premium");
        west.put(target, new ResourceKey("apis", "", "goes-away"), "{}", null);
        String before = west.store.service(target).orElseThrow().etag();

        assertThat(east.backUp(source, "b1").state()).isEqualTo(State.SUCCEEDED);
        assertThat(west.restore(target, "b1").state()).isEqualTo(State.SUCCEEDED);

        assertThat(west.digest(target)).isEqualTo(east.digest(source));
        assertThat(west.store.service(target).orElseThrow().etag()).isNotEqualTo(before);
        assertThat(west.store.configuration(target).get(new ResourceKey("apis", "", "goes-away")))
                .isEmpty();
    }

    @Test
    void aRunSaysWhatItDid() {
        ServiceId source = east.filled("contoso");

        LongRunningOperation backup = east.backUp(source, "b1");
        LongRunningOperation restore = east.restore(source, "b1");

        JsonNode result = JsonMapper.shared().readTree(backup.result());
        assertThat(result.path("counts").path("apis").asInt()).isEqualTo(3);
        assertThat(result.path("counts").path("apis/operations").asInt()).isEqualTo(3);
        assertThat(result.path("records").asInt()).isEqualTo(7);
        assertThat(result.path("sequence").asInt()).isEqualTo(7);
        assertThat(result.path("digest").asString()).isEqualTo(east.digest(source));
        assertThat(result.path("bytes").asLong()).isPositive();
        assertThat(result.path("seconds").isNumber()).isTrue();
        assertThat(JsonMapper.shared().readTree(restore.result()).path("archiveId"))
                .isEqualTo(result.path("archiveId"));
    }

    @Test
    void aRestoreLeavesTheServiceItselfAsItIs() {
        ServiceId source = east.filled("contoso");
        ServiceId target = Deployment.id("standby");
        byte[] document = """
                {"location":"westus","sku":{"name":"Premium","capacity":3},"identity":{"type":"SystemAssigned"},
                "properties":{"virtualNetworkType":"Internal","customProperties":{"protocol":"off"},
                "hostnameConfigurations":[{"type":"Proxy","hostName":"api.example"}],
                "certificates":[{"storeName":"Root"}]}}""".getBytes(UTF_8);
        east.store.createService(target, document, null);
        east.backUp(source, "b");

        assertThat(east.restore(target, "b").state()).isEqualTo(State.SUCCEEDED);

        assertThat(east.digest(target)).isEqualTo(east.digest(source));
        assertThat(east.store.service(target).orElseThrow().document()).isEqualTo(document);
    }

    @Test
    void aBackupReplacesOneOfTheSameName() {
        ServiceId source = east.filled("contoso");
        east.backUp(source, "b1");
        east.put(source, new ResourceKey("apis", "", "newer"), "{}", null);
        String newer = east.digest(source);

        east.backUp(source, "b1");
        ServiceId target = west.service("standby", "premium");
        west.restore(target, "b1");

        assertThat(west.digest(target)).isEqualTo(newer);
    }

    @Test
    void anEmptyServiceCanBeBackedUpAndRestored() {
        ServiceId source = east.service("empty", "Developer");
        ServiceId target = west.service("standby", "Developer");
        west.put(target, new ResourceKey("apis", "", "goes-away"), "{}", null);

        east.backUp(source, "folder/b1 ü.apimbackup");

        assertThat(west.restore(target, "folder/b1 ü.apimbackup").state()).isEqualTo(State.SUCCEEDED);
        assertThat(west.digest(target)).isEqualTo(east.digest(source));
    }

    @Test
    void neitherSecretsNorKeysLieInStorageOrInOperations() throws Exception {
        ServiceId source = east.filled("contoso");

        LongRunningOperation operation = east.backUp(source, "b1");

        assertThat(operation.toString()).doesNotContain(Deployment.KEY, "hidden-key");
        try (var files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readAllBytes(file))
                        .as("%s", file)
                        .satisfies(bytes -> assertThat(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1))
                                .doesNotContain(Deployment.KEY, "hidden-key"));
            }
        }
    }
}
