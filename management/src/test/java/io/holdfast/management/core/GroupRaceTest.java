package io.holdfast.management.core;

import static io.holdfast.management.support.TestServer.BODY;
import static io.holdfast.management.support.TestServer.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.entities.Entities;
import io.holdfast.management.support.TestServer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beside the deletion of a resource group no service comes into being that nobody could manage. */
class GroupRaceTest {

    private static final int ROUNDS = 12;
    private static final String GROUPS = "?api-version=2021-04-01";
    private static final String V = "?api-version=2022-08-01";

    @TempDir
    Path directory;

    @Test
    void aServiceLiesInAGroupOrIsNotThere() throws Exception {
        try (var server = new TestServer(directory);
                var threads = Executors.newFixedThreadPool(3)) {
            server.content.set(Entities.defaultContent(Clock.systemUTC()));
            for (int i = 0; i < ROUNDS; i++) {
                String name = "race" + i;
                String group = "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/" + name;
                String services = group + "/providers/Microsoft.ApiManagement/service/";
                server.put(group + GROUPS, "{\"location\":\"westus\"}");
                String old = services + "old" + i + V;
                assertThat(server.put(old, BODY).status()).isEqualTo(201);
                assertThat(server.send("owner", "DELETE", old, null).status()).isEqualTo(200);
                String undelete = BODY.replace("\"properties\":{", "\"properties\":{\"restore\":true,");
                String fresh = services + "new" + i + V;

                var start = new CyclicBarrier(3);
                var deletion = threads.submit(at(start, () -> server.send("owner", "DELETE", group + GROUPS, null)));
                var creation = threads.submit(at(start, () -> server.put(fresh, BODY)));
                var undeletion = threads.submit(at(start, () -> server.put(old, undelete)));
                assertThat(deletion.get().status()).isIn(202, 409);
                assertThat(creation.get().status()).isIn(201, 404, 409);
                assertThat(undeletion.get().status()).isIn(201, 404, 409);

                boolean there = server.get(group + GROUPS).status() == 200;
                assertThat(there).isEqualTo(deletion.get().status() == 409);
                assertThat(server.store.services().stream()
                                .anyMatch(service -> service.id().isIn(SUBSCRIPTION, name)))
                        .as("services in " + name)
                        .isEqualTo(there);
            }
        }
    }

    private static <T> Callable<T> at(CyclicBarrier start, Callable<T> work) {
        return () -> {
            start.await(10, TimeUnit.SECONDS);
            return work.call();
        };
    }
}
