package io.holdfast.gateway.routes;

import io.holdfast.model.ServiceId;
import io.holdfast.model.json.Json;
import io.holdfast.store.Change;
import io.holdfast.store.ConfigurationListener;
import io.holdfast.store.Service;
import io.holdfast.store.Snapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** All services of the deployment, by host name. */
public final class Services implements ConfigurationListener {

    private static final Logger LOG = LoggerFactory.getLogger(Services.class);

    /** @param custom its host names of its own; one that is another service's built-in name does not count */
    private record Entry(ServiceTable table, Set<String> custom) {}

    /** @param only the one service of a deployment that has just one: it answers for any host */
    private record Hosts(
            Map<String, ServiceTable> byHost, @Nullable ServiceTable only) {}

    private final String domain;
    private final PolicyCompiler compiler;
    private final Function<ServiceId, Snapshot> snapshots;
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

    /** @param host in lower case, without port */
    public @Nullable ServiceTable at(String host) {
        Hosts now = hosts;
        ServiceTable table = now.byHost().get(host);
        return table != null ? table : now.only();
    }

    /** Whether there is just one: then nobody else is waiting for what it uses. */
    public boolean isOnlyOne() {
        return hosts.only() != null;
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
        var table = new ServiceTable(service.id().name(), compiler);
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
                        new Entry(ServiceTable.unreadable(service.id().name(), compiler), customHosts(service)));
            }
            return;
        }
        publish(service.id(), new Entry(table, customHosts(service)));
        LOG.atInfo()
                .addKeyValue("service", service.id().name())
                .addKeyValue("sequence", service.sequence())
                .log("routes loaded");
    }

    @Override
    public void updated(Service service) {
        Entry entry = entries.get(service.id().key());
        if (entry != null) {
            publish(service.id(), new Entry(entry.table(), customHosts(service)));
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
            entries.put(service.key(), entry);
        }
        var byHost = new HashMap<String, ServiceTable>();
        entries.values().forEach(one -> one.custom().forEach(host -> byHost.put(host, one.table())));
        entries.values().forEach(one -> byHost.put(builtIn(one.table().name()), one.table()));
        ServiceTable only =
                entries.size() == 1 ? entries.values().iterator().next().table() : null;
        hosts = new Hosts(Map.copyOf(byHost), only);
    }

    private static Set<String> customHosts(Service service) {
        var names = new HashSet<String>();
        JsonNode properties = Json.lenient(service.document()).path("properties");
        for (JsonNode configuration : properties.path("hostnameConfigurations")) {
            String host = Json.text(configuration, "hostName");
            if (host != null && "Proxy".equalsIgnoreCase(Json.text(configuration, "type"))) {
                names.add(host.toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    private String builtIn(String service) {
        return service.toLowerCase(Locale.ROOT) + "." + domain;
    }
}
