package io.holdfast.bench;

import io.holdfast.store.Store;
import io.holdfast.store.StoreSettings;
import io.holdfast.store.Stores;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A gateway that goes on answering while its server, in a process of its own, restores a large service on SQLite; then the same
 * restore while nobody calls. Files go to {@code java.io.tmpdir} and stay there: {@code bench/serving.sh} gives each run a
 * directory and removes it.
 */
public final class ServingBench {

    private static final String SERVICE = "contoso";

    /** Milliseconds of calls that do not count. */
    private static final long WARM_UP = 5_000;

    private final ServingOptions options;
    private final ServerProcess server;
    private final Arm arm;

    private ServingBench(ServingOptions options, ServerProcess server) throws IOException, InterruptedException {
        this.options = options;
        this.server = server;
        this.arm = new Arm(server);
    }

    /** Runs; prints a table, or JSON. Ends with 1 if a call failed, with 2 if the arguments are not understood. */
    public static void main(String[] arguments) throws Exception {
        ServingOptions options;
        try {
            options = ServingOptions.of(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println("serving: " + e.getMessage());
            System.exit(2);
            return;
        }
        Path data = Files.createTempDirectory("serving").resolve("data");
        System.err.printf("serving: preparing %,d resources ...%n", options.resources());
        try (Store store = Stores.open(StoreSettings.in(data))) {
            StoredServices.fill(store, StoredServices.create(store, SERVICE), Contents.of(options.resources()));
        }
        ServingReport report;
        try (ServerProcess server = ServerProcess.start(data, options.heap(), Map.of())) {
            report = run(options, server);
        }
        System.out.print(options.json() ? report.json() : report.text());
        System.exit(report.failed() ? 1 : 0);
    }

    private static ServingReport run(ServingOptions options, ServerProcess server) throws Exception {
        try {
            return new ServingBench(options, server).run();
        } catch (IOException e) {
            throw new IOException(e.getMessage() + "; the server said last:\n" + server.said(), e);
        }
    }

    private ServingReport run() throws Exception {
        createApi();
        System.err.println("serving: backup ...");
        double backup = Timer.seconds(() -> arm.run(storage("backup")));
        System.err.println("serving: restore while the gateway is called ...");
        answer(ServingRun.EDITED);
        boolean anew = server.memory().reset();
        ServingRun run;
        long idle;
        try (var calls = new GatewayCalls(server.gateway().resolve("/probe"), options.rate())) {
            Thread.sleep(WARM_UP);
            long counted = System.nanoTime();
            Thread.sleep(options.seconds() * 1000L);
            idle = server.memory().bytes();
            server.memory().reset();
            long begun = System.nanoTime();
            arm.run(storage("restore"));
            long ended = System.nanoTime();
            Thread.sleep(options.seconds() * 1000L);
            run = ServingRun.since(counted, calls.stop(), begun, ended);
        }
        long peak = server.memory().bytes();
        System.err.println("serving: restore while nobody calls ...");
        double alone = Timer.seconds(() -> arm.run(storage("restore")));
        return new ServingReport(options, run, backup, alone, idle, peak, anew);
    }

    /** An API that the gateway answers by itself, and that everybody may call. */
    private void createApi() throws IOException, InterruptedException {
        put(
                "apis/probe",
                Map.of(
                        "displayName",
                        "Probe",
                        "path",
                        "probe",
                        "protocols",
                        List.of("http", "https"),
                        "subscriptionRequired",
                        false));
        put("apis/probe/operations/get", Map.of("displayName", "Get", "method", "GET", "urlTemplate", "/"));
        answer(ServingRun.RESTORED);
    }

    private void answer(String text) throws IOException, InterruptedException {
        String policy = "<policies><inbound><return-response><set-status code=\"200\" reason=\"OK\" /><set-body>" + text
                + "</set-body></return-response></inbound><backend /><outbound /><on-error /></policies>";
        put("apis/probe/policies/policy", Map.of("format", "xml", "value", policy));
    }

    private void put(String path, Map<String, Object> properties) throws IOException, InterruptedException {
        arm.send(arm.put(SERVICE, path, Map.of("properties", properties)));
    }

    private HttpRequest storage(String action) throws IOException {
        return arm.post(
                SERVICE,
                action,
                Map.of(
                        "storageAccount", "local",
                        "containerName", "backups",
                        "backupName", "bench",
                        "accessKey", server.storageKey()));
    }
}
