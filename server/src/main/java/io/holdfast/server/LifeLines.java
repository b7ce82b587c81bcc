package io.holdfast.server;

import io.holdfast.server.settings.ServerSettings;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line when a server is ready, which says what runs there, and one when it has stopped; and before, what was ignored. */
final class LifeLines {

    private static final Logger LOG = LoggerFactory.getLogger(HoldfastServer.class);

    private LifeLines() {}

    static void ready(ServerSettings settings, Endpoints endpoints, String recoveryKeys, long begun) {
        LOG.atInfo()
                .addKeyValue("version", Version.NUMBER)
                .addKeyValue("java", Runtime.version())
                .addKeyValue("pid", ProcessHandle.current().pid())
                .addKeyValue("location", settings.location())
                .addKeyValue("database", settings.store())
                .addKeyValue("data", settings.data())
                .addKeyValue("management", endpoints.management())
                .addKeyValue("gateway", endpoints.gateway())
                .addKeyValue("gatewayTls", endpoints.gatewayTls())
                .addKeyValue("recoveryKeys", recoveryKeys)
                .addKeyValue("millis", millisSince(begun))
                .log("server ready");
    }

    /** Before it starts: what has a setting's name, and does not count. */
    static void ignored(ServerSettings settings) {
        settings.ignoredVariables()
                .forEach(
                        variable -> LOG.atWarn()
                                .addKeyValue("variable", variable)
                                .log(
                                        "an environment variable is ignored: it holds the address of a Service of Kubernetes, not a port number."
                                                + " Set enableServiceLinks: false in the pod, or give the Service another name"));
    }

    static void stopped(long begun) {
        LOG.atInfo().addKeyValue("millis", millisSince(begun)).log("server stopped");
    }

    private static long millisSince(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }
}
