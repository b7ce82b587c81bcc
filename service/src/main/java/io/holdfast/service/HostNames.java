package io.holdfast.service;

import io.holdfast.arm.ManagementSettings.Gateway;
import io.holdfast.arm.Problems;
import io.holdfast.model.ServiceId;
import io.holdfast.model.json.Json;
import io.holdfast.store.Service;
import io.holdfast.store.Store;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Keeps a host of the gateway from meaning two services. */
final class HostNames {

    private final Store store;
    private final Gateway gateway;

    HostNames(Store store, Gateway gateway) {
        this.store = store;
        this.gateway = gateway;
    }

    void refuseTaken(ServiceId own, ObjectNode document) {
        Set<String> wanted = proxies(document);
        if (wanted.isEmpty()) {
            return;
        }
        for (String host : wanted) {
            if (host.endsWith("." + gateway.domain().toLowerCase(Locale.ROOT))) {
                throw taken(host, "the name of a service by itself");
            }
        }
        for (Service other : store.services()) {
            if (!other.id().equals(own)) {
                proxies(Json.stored(other.document())).stream()
                        .filter(wanted::contains)
                        .findFirst()
                        .ifPresent(host -> {
                            throw taken(host, "a host of another service");
                        });
            }
        }
    }

    private static RuntimeException taken(String host, String by) {
        return Problems.refusal("properties.hostnameConfigurations", "must not claim '" + host + "', which is " + by);
    }

    private static Set<String> proxies(ObjectNode document) {
        Set<String> hosts = new HashSet<>();
        for (JsonNode entry : document.at("/properties/hostnameConfigurations")) {
            if (entry.path("type").asString("").equals("Proxy")) {
                hosts.add(entry.path("hostName").asString("").toLowerCase(Locale.ROOT));
            }
        }
        return hosts;
    }
}
