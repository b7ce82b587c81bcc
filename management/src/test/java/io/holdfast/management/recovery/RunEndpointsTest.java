package io.holdfast.management.recovery;

import static io.holdfast.management.support.TestServer.SERVICES;
import static io.holdfast.management.support.TestServer.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.management.support.TestServer;
import io.holdfast.model.ServiceId;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.LongRunningOperation.Kind;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What runs, how far it is, and who may cancel it. */
class RunEndpointsTest {

    private static final String V = "?api-version=2026-11-01";
    private static final String SERVICE = SERVICES + "Contoso";
    private static final String RUNS = SERVICE + "/providers/Holdfast.Recovery/runs";
    private static final ServiceId ID = new ServiceId(SUBSCRIPTION, "rg1", "Contoso");
    private static final String READ = "Microsoft.ApiManagement/service/holdfastRecovery/runs/read";
    private static final String CANCEL = "Microsoft.ApiManagement/service/holdfastRecovery/runs/cancel/action";

    @TempDir
    Path directory;

    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(directory);
        server.makeService("Contoso");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private LongRunningOperation begin(Kind kind) {
        return server.store.operations().begin(ID, kind, "ann@example.org");
    }

    private TestServer.Answer cancel(String who, LongRunningOperation run) {
        return server.send(who, "POST", RUNS + "/" + run.id() + "/cancel" + V, "");
    }

    /** Somebody whose one role has this action alone. */
    private String allowed(String action) {
        String role = "/subscriptions/" + SUBSCRIPTION + "/providers/Microsoft.Authorization/roleDefinitions/"
                + UUID.randomUUID();
        String scope = "/subscriptions/" + SUBSCRIPTION;
        server.put(
                role + "?api-version=2022-04-01",
                "{\"properties\":{\"roleName\":\"" + UUID.randomUUID() + "\",\"permissions\":[{\"actions\":[\"" + action
                        + "\"]}],\"assignableScopes\":[\"" + scope + "\"]}}");
        var assigned = server.put(
                SERVICE + "/providers/Microsoft.Authorization/roleAssignments/" + UUID.randomUUID()
                        + "?api-version=2022-04-01",
                "{\"properties\":{\"roleDefinitionId\":\"" + role + "\",\"principalType\":\"ServicePrincipal\","
                        + "\"principalId\":\"" + TestServer.principal(action).objectId() + "\"}}");
        assertThat(assigned.status()).as(assigned.body()).isEqualTo(201);
        return action;
    }

    @ParameterizedTest
    @ValueSource(strings = {"runs", "operations"})
    void showsWhatRunsAndHowFarItIs(String name) {
        LongRunningOperation old = begin(Kind.VERIFY);
        server.store.operations().fail(old, "VerifyFailed", "Cannot verify: it is damaged");
        LongRunningOperation run = begin(Kind.RESTORE);

        var answer = server.get(SERVICE + "/providers/Holdfast.Recovery/" + name + V);

        assertThat(answer.json().at("/value").findValuesAsString("id")).containsExactlyInAnyOrder(run.id(), old.id());
        var one = server.get(RUNS + "/" + run.id() + V);
        assertThat(one.at("/kind")).isEqualTo("restore");
        assertThat(one.at("/status")).isEqualTo("InProgress");
        assertThat(one.at("/startedBy")).isEqualTo("ann@example.org");
        assertThat(one.at("/progress/records")).isEqualTo("30");
        assertThat(one.at("/progress/total")).isEqualTo("120");
        assertThat(one.at("/progress/percent")).isEqualTo("25");
        assertThat(one.at("/progress/perSecond")).isEqualTo("45.0");
        assertThat(one.at("/progress/secondsLeft")).isEqualTo("2.0");
        assertThat(one.at("/progress/phase")).isEqualTo("copying");
        assertThat(one.json().path("ended").isNull()).isTrue();
        var ended = server.get(RUNS + "/" + old.id() + V);
        assertThat(ended.at("/status")).isEqualTo("Failed");
        assertThat(ended.at("/error/message")).isEqualTo("Cannot verify: it is damaged");
        assertThat(ended.at("/ended")).endsWith("Z");
        assertThat(server.get(RUNS + V + "&$top=1").json().path("value").size()).isEqualTo(1);
        assertThat(server.get(RUNS + V + "&$top=0").status()).isEqualTo(400);
        assertThat(server.get(RUNS + "/none" + V).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup", "restore"})
    void theAnswerThatBeginsARunNamesItAndPollersOfAzureLearnThatItWasCancelled(String action) {
        var started = server.post(
                SERVICE + "/" + action + "?api-version=2024-05-01",
                "{\"storageAccount\":\"acc\",\"containerName\":\"c1\",\"backupName\":\"b1\",\"accessKey\":\"c2VjcmV0\"}");
        LongRunningOperation run = server.store.operations().of(ID).getFirst();
        assertThat(started.header("x-holdfast-run")).isEqualTo(run.id());

        var cancelled = cancel("owner", run);

        assertThat(cancelled.status()).isEqualTo(202);
        assertThat(cancelled.at("/status")).isEqualTo("InProgress");
        assertThat(cancelled.at("/cancelledBy")).isEqualTo("owner");
        assertThat(cancelled.header("Location")).isEqualTo(server.url() + RUNS + "/" + run.id() + V);
        assertThat(cancel("owner", run).status()).isEqualTo(202);
        server.store.operations().cancelled(run, "Cancelled by owner; nothing was changed.");
        assertThat(server.get(cancelled.header("Location")).at("/status")).isEqualTo("Canceled");
        String location = started.header("Location");
        assertThat(server.get(location).status()).isEqualTo(400);
        assertThat(server.get(location).at("/error/code")).isEqualTo("OperationCanceled");
        var async = server.get(location + "&asyncResponse");
        assertThat(async.status()).isEqualTo(200);
        assertThat(async.at("/status")).isEqualTo("Canceled");
        assertThat(async.at("/error/code")).isEqualTo("OperationCanceled");
        String id = location.replaceAll(".*/operationresults/|\\?.*", "");
        var status = server.get("/subscriptions/" + SUBSCRIPTION
                + "/providers/Microsoft.ApiManagement/locations/westus/operationStatuses/" + id
                + "?api-version=2024-05-01");
        assertThat(status.at("/status")).isEqualTo("Canceled");
        assertThat(server.get(SERVICE + "/providers/Holdfast.Recovery/operationResults/" + run.id() + V)
                        .at("/error/code"))
                .isEqualTo("OperationCanceled");
        // Whoever cancels it once more is told the same.
        assertThat(cancel("owner", run).status()).isEqualTo(200);
    }

    @Test
    void whatHasEndedOrIsAboutToIsTooLateToCancel() {
        LongRunningOperation restore = begin(Kind.RESTORE);
        server.store.operations().pointOfNoReturn(restore, "{}");
        assertThat(cancel("owner", restore).status()).isEqualTo(409);
        assertThat(cancel("owner", restore).at("/error/code")).isEqualTo("RunEnding");

        server.store.operations().succeed(restore, "{}");

        var late = cancel("owner", restore);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.at("/error/code")).isEqualTo("RunEnded");
        assertThat(late.at("/error/message"))
                .startsWith("The restore succeeded at ")
                .contains("cannot be cancelled any more", "undoRestore");
        LongRunningOperation backup = begin(Kind.BACKUP);
        server.store.operations().fail(backup, "BackupFailed", "no space");
        assertThat(cancel("owner", backup).at("/error/message")).startsWith("The backup failed at ");
    }

    @ParameterizedTest
    @CsvSource({
        "Microsoft.ApiManagement/service/holdfastRecovery/runs/read, 200, 403, 403",
        "Microsoft.ApiManagement/service/holdfastRecovery/runs/cancel/action, 403, 202, 202",
        "Microsoft.ApiManagement/service/backup/action, 200, 202, 403",
        "Microsoft.ApiManagement/service/restore/action, 200, 403, 202",
        "Microsoft.ApiManagement/service/*, 200, 202, 202",
        "Microsoft.ApiManagement/service/*/read, 200, 403, 403",
        "Microsoft.ApiManagement/service/apis/read, 403, 403, 403",
    })
    void whoMaySeeAndCancel(String action, int seeing, int cancellingBackup, int cancellingRestore) {
        String who = allowed(action);
        LongRunningOperation backup = begin(Kind.PROVE);
        LongRunningOperation restore = begin(Kind.PREVIEW);

        assertThat(server.send(who, "GET", RUNS + V, null).status()).isEqualTo(seeing);
        assertThat(server.send(who, "GET", RUNS + "/" + backup.id() + V, null).status())
                .isEqualTo(seeing);
        var first = cancel(who, backup);
        var second = cancel(who, restore);

        assertThat(first.status()).isEqualTo(cancellingBackup);
        assertThat(second.status()).isEqualTo(cancellingRestore);
        if (seeing == 403) {
            assertThat(server.send(who, "GET", RUNS + V, null).at("/error/message"))
                    .contains(READ);
        }
        if (cancellingBackup == 403) {
            assertThat(first.at("/error/message")).contains(CANCEL);
            assertThat(server.store
                            .operations()
                            .find(backup.id())
                            .orElseThrow()
                            .course()
                            .cancelledBy())
                    .isNull();
        }
    }
}
