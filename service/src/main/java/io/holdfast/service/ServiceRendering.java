package io.holdfast.service;

import io.holdfast.arm.Answers;
import io.holdfast.arm.ManagementSettings.Gateway;
import io.holdfast.arm.Timestamps;
import io.holdfast.arm.resource.Locations;
import io.holdfast.arm.resource.ManagedIdentities;
import io.holdfast.model.ServiceId;
import io.holdfast.model.json.Json;
import io.holdfast.store.Service;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows services in the order of members that Azure's answers have, with nulls for what is not set. */
final class ServiceRendering {

    private static final int HTTPS = 443;
    private static final List<String> URLS_OF_PORTALS =
            List.of("gatewayRegionalUrl", "portalUrl", "developerPortalUrl", "managementApiUrl", "scmUrl");
    private static final List<String> ADDRESSES =
            List.of("publicIPAddresses", "privateIPAddresses", "outboundPublicIPAddresses");
    private static final List<String> AS_WRITTEN = List.of(
            "virtualNetworkConfiguration",
            "customProperties",
            "natGatewayState",
            "publicIpAddressId",
            "certificates",
            "enableClientCertificate",
            "apiVersionConstraint",
            "configurationApi");

    private final Gateway gateway;

    ServiceRendering(Gateway gateway) {
        this.gateway = gateway;
    }

    ObjectNode render(Service service) {
        ObjectNode document = Json.stored(service.document());
        ObjectNode shown = Json.object();
        shown.put("id", service.id().toString());
        shown.put("name", service.id().name());
        shown.put("type", ServiceId.TYPE);
        shown.set("tags", document.path("tags").isObject() ? document.path("tags") : Json.object());
        shown.put("location", Locations.display(document.path("location").asString("")));
        shown.put("etag", service.etag());
        shown.set("properties", properties(service, document.path("properties")));
        Answers.orNull(shown, "sku", document.path("sku"));
        shown.set("identity", ManagedIdentities.rendered(document.path("identity")));
        Answers.orNull(shown, "zones", document.path("zones"));
        Answers.orNull(shown, "systemData", document.path("systemData"));
        return shown;
    }

    private ObjectNode properties(Service service, JsonNode written) {
        boolean busy = service.activeOperation() != null;
        ObjectNode shown = Json.object();
        shown.set("publisherEmail", written.path("publisherEmail"));
        shown.set("publisherName", written.path("publisherName"));
        shown.put(
                "notificationSenderEmail",
                text(written, "notificationSenderEmail", "apimgmt-noreply@mail.windowsazure.com"));
        shown.put("provisioningState", busy ? "Updating" : "Succeeded");
        shown.put("targetProvisioningState", busy ? "Succeeded" : "");
        shown.put("createdAtUtc", Timestamps.of(service.created()));
        shown.put("gatewayUrl", gatewayUrl(service.id().name()));
        URLS_OF_PORTALS.forEach(shown::putNull);
        shown.set("hostnameConfigurations", hostnames(service.id().name(), written));
        ADDRESSES.forEach(shown::putNull);
        shown.set("additionalLocations", additionalLocations(written));
        AS_WRITTEN.forEach(member -> Answers.orNull(shown, member, written.path(member)));
        hideSecrets(shown.path("certificates"));
        shown.put("virtualNetworkType", text(written, "virtualNetworkType", "None"));
        shown.put("disableGateway", written.path("disableGateway").asBoolean(false));
        shown.put("publicNetworkAccess", text(written, "publicNetworkAccess", "Enabled"));
        shown.putNull("privateEndpointConnections");
        shown.put("platformVersion", "undetermined");
        shown.put("developerPortalStatus", text(written, "developerPortalStatus", "Enabled"));
        shown.put("legacyPortalStatus", text(written, "legacyPortalStatus", "Enabled"));
        return shown;
    }

    /** The host that the gateway answers as without any configuration. */
    static String builtInHost(String service, Gateway gateway) {
        return (service + "." + gateway.domain()).toLowerCase(Locale.ROOT);
    }

    private String gatewayUrl(String service) {
        String port = gateway.tlsPort() == HTTPS ? "" : ":" + gateway.tlsPort();
        return "https://" + builtInHost(service, gateway) + port;
    }

    private ArrayNode hostnames(String service, JsonNode written) {
        JsonNode custom = written.path("hostnameConfigurations");
        boolean defaultTaken = false;
        for (JsonNode entry : custom) {
            defaultTaken |= entry.path("type").asString("").equals("Proxy")
                    && entry.path("defaultSslBinding").asBoolean(false);
        }
        ObjectNode builtIn = Json.object();
        builtIn.put("type", "Proxy");
        builtIn.put("hostName", builtInHost(service, gateway));
        builtIn.put("defaultSslBinding", !defaultTaken);
        builtIn.put("certificateSource", "BuiltIn");
        ArrayNode shown = Json.array().add(hostname(builtIn));
        custom.forEach(entry -> shown.add(hostname(entry)));
        return shown;
    }

    private static ObjectNode hostname(JsonNode written) {
        ObjectNode shown = Json.object();
        shown.set("type", written.path("type"));
        shown.set("hostName", written.path("hostName"));
        shown.putNull("encodedCertificate");
        Answers.orNull(shown, "keyVaultId", written.path("keyVaultId"));
        Answers.orNull(shown, "identityClientId", written.path("identityClientId"));
        shown.putNull("certificatePassword");
        shown.put(
                "negotiateClientCertificate",
                written.path("negotiateClientCertificate").asBoolean(false));
        Answers.orNull(shown, "certificate", written.path("certificate"));
        shown.put("defaultSslBinding", written.path("defaultSslBinding").asBoolean(false));
        Answers.orNull(shown, "certificateSource", written.path("certificateSource"));
        shown.putNull("certificateStatus");
        return shown;
    }

    private static JsonNode additionalLocations(JsonNode written) {
        JsonNode locations = written.path("additionalLocations");
        if (locations.isMissingNode()) {
            return Json.object().nullNode();
        }
        ArrayNode shown = Json.array();
        for (JsonNode location : locations) {
            ObjectNode copy = ((ObjectNode) location).deepCopy();
            copy.put("location", Locations.display(copy.path("location").asString("")));
            List.of("publicIPAddresses", "privateIPAddresses", "gatewayRegionalUrl", "platformVersion")
                    .forEach(copy::putNull);
            copy.put("disableGateway", copy.path("disableGateway").asBoolean(false));
            shown.add(copy);
        }
        return shown;
    }

    private static void hideSecrets(JsonNode certificates) {
        for (JsonNode certificate : certificates) {
            ((ObjectNode) certificate).putNull("encodedCertificate").putNull("certificatePassword");
        }
    }

    private static String text(JsonNode written, String member, String otherwise) {
        return written.path(member).asString(otherwise);
    }
}
