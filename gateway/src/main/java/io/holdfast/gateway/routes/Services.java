package io.holdfast.gateway.routes;

import io.holdfast.model.ServiceId;
import io.holdfast.store.Change;
import io.holdfast.store.ConfigurationListener;
import io.holdfast.store.Service;
import io.holdfast.store.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All services of the deployment, by host name. */
public final class Services implements ConfigurationListener {

    private static final Logger LOG = LoggerFactory.getLogger(Services.class);

    /** Host names of its own that are another service's built-in name do not count. */
    private record Entry(ServiceTable table, ServiceTls tls) {}

    /** @param only the one service of a deployment that has just one: it answers for any host */
    private record Hosts(
            Map<String, ServiceTable> byHost, @Nullable ServiceTable only) {}

    private final String domain;
    private final PolicyCompiler compiler;
    private final Function<ServiceId, Snapshot> snapshots;
    private final Workshop workshop = new Workshop();
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private volatile Hosts hosts = new Hosts(Map.of(), null);

    /**
     * @param domain a service is reached as {@code <name>.<domain>}, besides its custom host names
     * @param snapshots opens a snapshot of a service's configuration
     */
    public Services(String domain, PolicyCompiler compiler, Function<ServiceId, Snapshot> snapshots) {
        this.domain = domain.toLowerCase(Locale.ROOT);
        this.compiler = compiler;
        this.snapshots = snapshots;
    }

    /** Where policies are compiled that a call waits for. */
    public Workshop workshop() {
        return workshop;
    }

    /** @param host in lower case, without port */
    public @Nullable ServiceTable at(String host) {
        Hosts now = hosts;
        ServiceTable table = now.byHost().get(host);
        return table != null ? table : now.only();
    }

    /**
     * How callers of a host are met.
     *
     * @param host in lower case; empty where the caller names none
     */
    public CallerTls callers(String host) {
        if (host.isEmpty()) {
            return unnamed();
        }
        ServiceTable table = at(host);
        return table == null ? CallerTls.PLAIN : table.tls().callers(host);
    }

    /** The certificate that a service of the deployment has for those who name no host; where several have, none. */
    private CallerTls unnamed() {
        List<CallerTls> found = entries.values().stream()
                .flatMap(entry -> entry.tls().hosts().entrySet().stream()
                        .filter(host -> host.getValue().main())
                        .map(host -> entry.tls().callers(host.getKey())))
                .toList();
        ServiceTable only = hosts.only();
        return found.size() == 1
                ? found.getFirst()
                : only == null ? CallerTls.PLAIN : only.tls().callers("");
    }

    /** Whether there is just one: then nobody else is waiting for what it uses. */
    public boolean isOnlyOne() {
        return hosts.only() != null;
    }

    /** How many there are. */
    public int count() {
        return entries.size();
    }

    /** The backends of a service to which calls are refused, behind their workspaces, and why. */
    public SortedMap<String, String> backendProblems(ServiceId service) {
        Entry entry = entries.get(service.key());
        return entry == null ? new TreeMap<>() : entry.table().backendProblems();
    }

    @Override
    public void changed(ServiceId service, List<Change> changes) {
        Entry entry = entries.get(service.key());
        if (entry != null) {
            entry.table().apply(changes);
        }
    }

    /**
     * The new table is complete before it takes the old one's place; until then, and if the configuration cannot be read, the old
     * one serves. Without an old one the service's hosts say that they cannot serve.
     */
    @Override
    public void replaced(Service service) {
        var table = new ServiceTable(service.id(), compiler, workshop, () -> snapshots.apply(service.id()));
        try (Snapshot snapshot = snapshots.apply(service.id())) {
            table.load(snapshot);
        } catch (RuntimeException e) {
            LOG.atError()
                    .setCause(e)
                    .addKeyValue("service", service.id().name())
                    .log("routes not loaded: the configuration cannot be read; former routes go on serving");
            if (!entries.containsKey(service.id().key())) {
                publish(
                        service.id(),
                        new Entry(ServiceTable.unreadable(service.id(), compiler, workshop), ServiceTls.of(service)));
            }
            return;
        }
        Entry former = entries.get(service.id().key());
        publish(service.id(), new Entry(table, ServiceTls.of(service)));
        if (former != null) {
            former.table().stop();
        }
        LOG.atInfo()
                .addKeyValue("service", service.id().name())
                .addKeyValue("sequence", service.sequence())
                .log("routes loaded");
    }

    @Override
    public void updated(Service service) {
        Entry entry = entries.get(service.id().key());
        if (entry != null) {
            publish(service.id(), new Entry(entry.table(), ServiceTls.of(service)));
        }
    }

    @Override
    public void removed(ServiceId service) {
        publish(service, null);
    }

    private synchronized void publish(ServiceId service, @Nullable Entry entry) {
        if (entry == null) {
            entries.remove(service.key());
        } else {
            entry.table().tls(entry.tls());
            entries.put(service.key(), entry);
        }
        var byHost = new HashMap<String, ServiceTable>();
        entries.values().forEach(one -> one.tls().hosts().keySet().forEach(host -> byHost.put(host, one.table())));
        entries.values().forEach(one -> byHost.put(builtIn(one.table().name()), one.table()));
        ServiceTable only =
                entries.size() == 1 ? entries.values().iterator().next().table() : null;
        hosts = new Hosts(Map.copyOf(byHost), only);
    }

    private String builtIn(String service) {
        return service.toLowerCase(Locale.ROOT) + "." + domain;
    }
}
