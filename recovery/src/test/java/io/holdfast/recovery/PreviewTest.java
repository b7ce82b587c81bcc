package io.holdfast.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.archive.RecoveryKeys;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ServiceId;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.StoreSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a restore would do; proofs; going back. */
class PreviewTest {

    @TempDir
    Path directory;

    private Deployment here;
    private ServiceId source;

    /** The database; another test runs all of this on another one. */
    StoreSettings settings(Path data) {
        return StoreSettings.in(data);
    }

    @BeforeEach
    void open() {
        here = new Deployment(
                settings(directory.resolve("data")), directory.resolve("storage"), RecoveryKeys.generate());
        source = here.filled("contoso");
    }

    @AfterEach
    void close() {
        here.close();
    }

    private static ResourceKey api(String name) {
        return new ResourceKey("apis", "", name);
    }

    private long generations() throws Exception {
        try (var files = Files.walk(directory.resolve("data"))) {
            return files.filter(file -> file.toString().endsWith(".db")).count();
        }
    }

    @Test
    void aPreviewSaysWhatARestoreWouldDoAndDoesNothing() throws Exception {
        here.backUp(source, "b");
        here.put(source, api("newer"), "{}", null);
        here.put(source, api("api-1"), "{\"displayName\":\"Changed\"}", null);
        here.store.configuration(source).write(t -> t.delete(api("api-2")));
        String digest = here.digest(source);
        String etag = here.store.service(source).orElseThrow().etag();
        long files = generations();

        JsonNode plan = here.preview(source, "b", RestoreOptions.NONE);

        assertThat(plan.path("verdict").asString()).isEqualTo("allowed");
        assertThat(plan.at("/changes/apis").toString())
                .isEqualTo("{\"create\":1,\"change\":1,\"remove\":1,\"leave\":1}");
        assertThat(plan.at("/changes/apis~1operations").toString())
                .isEqualTo("{\"create\":1,\"change\":0,\"remove\":0,\"leave\":2}");
        assertThat(plan.path("resources").toString())
                .isEqualTo(
                        "[{\"type\":\"apis\",\"path\":\"apis/api-1\",\"action\":\"change\"},"
                                + "{\"type\":\"apis\",\"path\":\"apis/api-2\",\"action\":\"create\"},"
                                + "{\"type\":\"apis\",\"path\":\"apis/newer\",\"action\":\"remove\"},"
                                + "{\"type\":\"apis/operations\",\"path\":\"apis/api-2/operations/get\",\"action\":\"create\"}]");
        assertThat(plan.path("truncated").asBoolean()).isFalse();
        assertThat(here.digest(source)).isEqualTo(digest);
        assertThat(here.store.service(source).orElseThrow().etag()).isEqualTo(etag);
        assertThat(generations()).isEqualTo(files);
    }

    @Test
    void operationsThatTakeTheSameCallsAreRestoredAndNamed() {
        for (String type : List.of("apis/operations", "workspaces/apis/operations")) {
            String parent = type.startsWith("w") ? "w/api-1" : "api-1";
            List.of("a|/g/{id}", "b|/G/{name}/", "c|/g/{id}?q={q}").forEach(each -> {
                String template = each.substring(2);
                here.put(
                        source,
                        new ResourceKey(type, parent, each.substring(0, 1)),
                        "{\"description\":{\"method\":\"POST\"},\"urlTemplate\":\"" + template
                                + "\",\"method\":\"PUT\"}",
                        null);
            });
            here.put(
                    source,
                    new ResourceKey(type, parent + "x", "a"),
                    "{\"urlTemplate\":\"/g/{id}\",\"method\":\"PUT\"}",
                    null);
        }
        here.backUp(source, "b");
        ServiceId target = here.service("standby", "Premium");

        JsonNode plan = here.preview(target, "b", RestoreOptions.NONE);

        assertThat(plan.path("doubledOperationCount").asLong()).isEqualTo(2);
        assertThat(plan.path("doubledOperations").toString())
                .isEqualTo("[{\"path\":\"apis/api-1/operations/b\",\"sameAs\":\"apis/api-1/operations/a\"},"
                        + "{\"path\":\"workspaces/w/apis/api-1/operations/b\","
                        + "\"sameAs\":\"workspaces/w/apis/api-1/operations/a\"}]");
        here.restore(target, "b", RestoreOptions.NONE);
        assertThat(here.store.configuration(target).count("apis/operations", "api-1"))
                .isEqualTo(4);
    }

    @Test
    void aPreviewListsNoMoreThanItIsAskedFor() {
        here.backUp(source, "b");
        ServiceId target = here.service("standby", "Premium");
        var shown = new PreviewOptions(List.of("apis"), false, 2);

        JsonNode plan = Deployment.result(here.ended(here.recovery.preview(
                target, Deployment.location("b"), RestoreOptions.NONE, shown, RestoreRights.ALL)));

        assertThat(plan.path("resources").size()).isEqualTo(2);
        assertThat(plan.path("truncated").asBoolean()).isTrue();
        assertThat(plan.at("/changes/apis/create").asLong()).isEqualTo(3);
    }

    @Test
    void aPreviewNamesEveryResourceInPagesAndForgetsThemAfterADay() {
        here.backUp(source, "b");
        ServiceId target = here.service("standby", "Premium");
        here.store.configuration(target).write(t -> {
            for (int i = 0; i < PlanPages.PAGE; i++) {
                t.put(api("gone-" + i), "apis/gone-" + i, new byte[] {'{', '}'}, null);
            }
            return null;
        });
        var shown = new PreviewOptions(List.of("apis"), false, 2);

        LongRunningOperation ended = here.ended(
                here.recovery.preview(target, Deployment.location("b"), RestoreOptions.NONE, shown, RestoreRights.ALL));

        assertThat(Deployment.result(ended).path("pages").asInt()).isEqualTo(2);
        List<PlannedChange> first = here.recovery.planPage(ended.id(), 1).orElseThrow();
        assertThat(first).hasSize(PlanPages.PAGE);
        assertThat(first.getFirst()).isEqualTo(new PlannedChange("apis", "apis/api-0", PlannedChange.Action.CREATE));
        assertThat(here.recovery.planPage(ended.id(), 2).orElseThrow()).hasSize(3);
        assertThat(here.recovery.planPage(ended.id(), 3)).isEmpty();
        Instant end = Instant.ofEpochMilli(ended.updated());
        PlanPages.removeExpired(here.store, end.plus(PlanPages.KEPT).minusSeconds(1));
        assertThat(here.recovery.planPage(ended.id(), 2)).isPresent();
        PlanPages.removeExpired(here.store, end.plus(PlanPages.KEPT));
        assertThat(here.store.records().ids("plan-page")).isEmpty();
    }

    @Test
    void aPreviewShowsEveryRuleThatForbidsTheRestore() {
        here.backUp(source, "b");
        here.now.set(Deployment.NOW.plus(Duration.ofDays(31)));
        ServiceId target = here.service("standby", "Developer");

        JsonNode plan = here.preview(target, "b", RestoreOptions.NONE);

        assertThat(plan.path("verdict").asString()).isEqualTo("refused");
        assertThat(plan.path("checks").toString())
                .contains(
                        "{\"name\":\"sku\",\"passed\":false,\"detail\":\"current SKU is 'Developer', backup SKU is"
                                + " 'Premium'\"}",
                        "{\"name\":\"expiry\",\"passed\":false,\"detail\":\"backup expired\"}",
                        "{\"name\":\"key\",\"passed\":true");
        assertThat(plan.at("/changes/apis/create").asLong()).isEqualTo(3);
    }

    @Test
    void aPreviewNamesReferencesThatWouldLeadNowhere() {
        here.put(source, new ResourceKey("backends", "", "orders"), "{\"url\":\"https://x.example\"}", null);
        here.put(source, api("api-1"), "{\"needs\":\"orders\"}", null);
        here.backUp(source, "b");
        ServiceId target = here.service("standby", "Premium");
        var options = new RestoreOptions(List.of("backends"), false, Mapping.NONE);

        assertThat(here.preview(target, "b", RestoreOptions.NONE)
                        .path("danglingCount")
                        .asLong())
                .isZero();
        assertThat(here.preview(target, "b", options).path("dangling").toString())
                .isEqualTo("[{\"path\":\"apis/api-1\",\"missing\":\"the backend 'orders'\"}]");
    }

    @Test
    void aPreviewRunsWhileSomethingElseHoldsTheService() {
        here.backUp(source, "b");
        here.store.operations().begin(source, LongRunningOperation.Kind.RESTORE);

        assertThat(here.preview(source, "b", RestoreOptions.NONE)
                        .path("verdict")
                        .asString())
                .isEqualTo("allowed");
    }

    @Test
    void aPreviewDoesWhatTheRestoreThenDoes() {
        here.backUp(source, "b");
        ServiceId target = here.service("standby", "Premium");
        here.put(target, new ResourceKey("users", "", "own"), "{}", null);
        var options = new RestoreOptions(List.of("subscriptions", "users"), false, Mapping.NONE);

        JsonNode plan = here.preview(target, "b", options);
        JsonNode done = Deployment.result(here.restore(target, "b", options));

        for (String member : List.of("restored", "kept", "corrected", "leftOut", "digest")) {
            assertThat(plan.path(member)).as(member).isEqualTo(done.path(member));
        }
        assertThat(here.preview(target, "b", options).path("resources").size()).isZero();
    }

    @Test
    void whoeverListensIsToldOfEveryEnd() {
        var ends = new ConcurrentLinkedQueue<String>();
        here.recovery.onEnd(operation -> ends.add(operation.kind() + " " + operation.state()));

        here.backUp(source, "b");
        here.restore(source, "nothing");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(ends).containsExactly("BACKUP SUCCEEDED", "RESTORE FAILED"));
    }

    @Test
    void aRestoreIsUndone() {
        here.backUp(source, "b");
        here.put(source, api("newer"), "{}", null);
        String before = here.digest(source);
        here.restore(source, "b");
        assertThat(here.get(source, api("newer"))).isNull();

        here.recovery.undo(source, RestoreRights.ALL);

        assertThat(here.digest(source)).isEqualTo(before);
    }
}
