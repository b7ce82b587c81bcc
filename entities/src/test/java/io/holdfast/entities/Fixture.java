package io.holdfast.entities;

import io.holdfast.arm.ArmRequest;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.resource.RoleResources;
import io.holdfast.arm.resource.ServiceResources;
import io.holdfast.identity.Authorizer;
import io.holdfast.identity.Principal;
import io.holdfast.model.ServiceId;
import io.holdfast.store.Configuration;
import io.holdfast.store.Store;
import io.holdfast.store.StoreSettings;
import io.holdfast.store.Stores;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A service in a real SQLite store, and requests to its child resources. */
public final class Fixture implements AutoCloseable {

    public static final ServiceId SERVICE = new ServiceId("00000000-0000-0000-0000-000000000001", "Rg", "contoso");

    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Principal PRINCIPAL = new Principal("oid", "app", "tester", "tenant", List.of());

    private final Store store;
    private final ServiceResources resources;
    private final Runnable keyVaultRefresh;
    private Authorizer authorizer = (principal, action, scope) -> false;

    public Fixture(Path directory) {
        this(directory, EntitySettings.DEFAULTS);
    }

    public Fixture(Path directory, EntitySettings settings) {
        this(directory, settings, KeyVaults.NONE);
    }

    public Fixture(Path directory, EntitySettings settings, KeyVaults vaults) {
        this(directory, settings, vaults, RoleResources.NONE);
    }

    Fixture(Path directory, EntitySettings settings, KeyVaults vaults, RoleResources roles) {
        store = Stores.open(StoreSettings.in(directory).withClock(CLOCK));
        resources = Entities.resources(
                store,
                settings,
                vaults,
                roles,
                (principal, action, scope) -> authorizer.allows(principal, action, scope),
                CLOCK);
        keyVaultRefresh = Entities.keyVaultRefresh(store, vaults, CLOCK);
        renew();
    }

    /** An empty service in the place of the one there was; cheaper than another store. */
    public Fixture renew() {
        store.service(SERVICE).ifPresent(service -> store.deleteService(SERVICE));
        byte[] document =
                "{\"properties\":{\"publisherEmail\":\"admin@contoso.example\",\"publisherName\":\"Contoso\"}}"
                        .getBytes(StandardCharsets.UTF_8);
        store.createService(SERVICE, document, null);
        return this;
    }

    public Fixture withDefaultContent() {
        Entities.defaultContent(CLOCK).write(store.service(SERVICE).orElseThrow(), store.configuration(SERVICE));
        return this;
    }

    /** Who may do what the request did not ask for, such as to list secrets. */
    void authorizer(Authorizer now) {
        authorizer = now;
    }

    /** What happens every few hours. */
    public void refreshKeyVaults() {
        keyVaultRefresh.run();
    }

    public Configuration configuration() {
        return store.configuration(SERVICE);
    }

    public Store store() {
        return store;
    }

    /** {@code path} may hold a query; headers are pairs. */
    public ArmResponse call(String method, String path, String body, String... headers) {
        String[] parts = path.split("\\?", 2);
        List<String> segments = Arrays.stream(parts[0].split("/"))
                .filter(each -> !each.isEmpty())
                .map(each -> URLDecoder.decode(each, StandardCharsets.UTF_8))
                .toList();
        var query = new LinkedHashMap<String, String>();
        for (String pair : parts.length < 2 ? new String[0] : parts[1].split("&")) {
            String[] each = pair.split("=", 2);
            query.put(
                    each[0].toLowerCase(Locale.ROOT),
                    URLDecoder.decode(each.length < 2 ? "" : each[1], StandardCharsets.UTF_8));
        }
        query.putIfAbsent("api-version", "2024-05-01");
        var named = new LinkedHashMap<String, String>();
        for (int i = 0; i < headers.length; i += 2) {
            named.put(headers[i].toLowerCase(Locale.ROOT), headers[i + 1]);
        }
        return resources.handle(new ArmRequest(
                method,
                "https://localhost:8443",
                SERVICE,
                segments,
                query,
                named,
                body.getBytes(StandardCharsets.UTF_8),
                PRINCIPAL,
                null));
    }

    public ArmResponse put(String path, String properties) {
        return call("PUT", path, "{\"properties\":" + properties + "}");
    }

    public ObjectNode get(String path) {
        return json(call("GET", path, ""));
    }

    public ArmResponse patch(String path, String properties) {
        return call("PATCH", path, "{\"properties\":" + properties + "}", "If-Match", "*");
    }

    public ArmResponse delete(String path) {
        return call("DELETE", path, "", "If-Match", "*");
    }

    public static ObjectNode json(ArmResponse response) {
        return (ObjectNode) JSON.readTree(response.body());
    }

    public static String etag(ArmResponse response) {
        return Map.copyOf(response.headers()).get("ETag");
    }

    @Override
    public void close() {
        store.close();
    }
}
