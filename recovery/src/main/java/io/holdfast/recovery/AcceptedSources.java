package io.holdfast.recovery;

import io.holdfast.store.Records;
import io.holdfast.store.Service;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The services whose backups a service accepts, where somebody has pinned them: else whoever can write to a container could put the
 * backup of another service of the deployment in the place of one. A service without pins accepts any.
 */
public final class AcceptedSources {

    /** So many a service may name. */
    public static final int MOST = 100;

    private static final String KIND = "accepted-sources";
    private static final String CREATED = "serviceCreated";
    private static final String SOURCES = "sources";
    private static final String SERVICE = "service";
    private static final String DEPLOYMENT = "deployment";

    private final Records records;

    public AcceptedSources(Records records) {
        this.records = records;
    }

    /** Empty where nobody has pinned any; those of an earlier service of the same name do not count. */
    public Optional<List<SourceName>> of(Service service) {
        return records.get(KIND, service.id().key())
                .map(bytes -> JsonMapper.shared().readTree(bytes))
                .filter(json -> json.path(CREATED).asLong(-1) == service.created())
                .map(json -> StreamSupport.stream(json.path(SOURCES).spliterator(), false)
                        .map(AcceptedSources::source)
                        .toList());
    }

    private static SourceName source(JsonNode json) {
        return new SourceName(
                json.path(SERVICE).asString(),
                Optional.ofNullable(json.path(DEPLOYMENT).asString(null)));
    }

    public void put(Service service, List<SourceName> sources) {
        ObjectNode json = JsonMapper.shared().createObjectNode().put(CREATED, service.created());
        var array = json.putArray(SOURCES);
        for (SourceName source : sources) {
            ObjectNode each = array.addObject().put(SERVICE, source.service());
            source.deployment().ifPresent(id -> each.put(DEPLOYMENT, id));
        }
        records.put(KIND, service.id().key(), JsonMapper.shared().writeValueAsBytes(json));
    }

    /** False if there were none. */
    public boolean delete(Service service) {
        boolean there = of(service).isPresent();
        records.delete(KIND, service.id().key());
        return there;
    }

    /** Why the service does not accept that backup; empty if it does. Its own are always accepted. */
    Optional<String> refusal(Service service, BackupOrigin origin) {
        return of(service)
                .filter(sources -> !origin.isOf(service.id()))
                .filter(sources -> sources.stream().noneMatch(source -> source.matches(origin)))
                .map(sources -> "the backup is of " + origin + ", and '"
                        + service.id().name()
                        + "' accepts backups of itself"
                        + sources.stream().map(source -> " or of " + source).reduce("", String::concat)
                        + " only; look at its acceptedSources");
    }
}
