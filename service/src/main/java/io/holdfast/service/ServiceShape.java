package io.holdfast.service;

import io.holdfast.arm.ApiVersions;
import io.holdfast.arm.Guids;
import io.holdfast.arm.Problems;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The members of a service that callers write, as the public specification of 2024-05-01 has them. */
final class ServiceShape {

    private static final int NAME = 100;
    private static final int LINE = 512;
    private static final int ID = 2048;
    private static final int CERTIFICATE = 1024 * 1024;
    private static final int MANY = 200;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");
    private static final Pattern LOCATION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 -]{0,63}");
    private static final Pattern SUBNET = Pattern.compile(
            "/subscriptions/[^/]*/resourceGroups/[^/]*/providers/Microsoft.(ClassicNetwork|Network)/virtualNetworks/[^/]*/subnets/[^/]*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern VERSION = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(-preview)?");

    private static final Shape SWITCH = Shape.choice("Enabled", "Disabled");
    private static final Shape SKU = Shape.object()
            .with("name", Shape.choice(Sku.NAMES))
            .with("capacity", Shape.whole(0, 1000))
            .require("name");
    private static final Shape NETWORK =
            Shape.object().with("subnetResourceId", Shape.text(SUBNET, "the ARM id of a subnet"));
    private static final Shape CERTIFICATE_FACTS = Shape.object()
            .with("expiry", Shape.text(LINE))
            .with("thumbprint", Shape.text(LINE))
            .with("subject", Shape.text(ID));
    private static final Shape HOSTNAME = Shape.object()
            .with("type", Shape.choice("Proxy", "Portal", "Management", "Scm", "DeveloperPortal", "ConfigurationApi"))
            .with("hostName", Shape.text(HOST, "a host name"))
            .with("keyVaultId", Shape.text(ID))
            .with("identityClientId", Shape.text(LINE))
            .with("encodedCertificate", Shape.text(CERTIFICATE))
            .with("certificatePassword", Shape.text(LINE))
            .with("defaultSslBinding", Shape.flag())
            .with("negotiateClientCertificate", Shape.flag())
            .with("certificate", CERTIFICATE_FACTS)
            .with("certificateSource", Shape.choice("Managed", "KeyVault", "Custom", "BuiltIn"))
            .require("type", "hostName");
    private static final Shape CA_CERTIFICATE = Shape.object()
            .with("storeName", Shape.choice("CertificateAuthority", "Root"))
            .with("encodedCertificate", Shape.text(CERTIFICATE))
            .with("certificatePassword", Shape.text(LINE))
            .with("certificate", CERTIFICATE_FACTS)
            .require("storeName");
    private static final Shape ADDITIONAL_LOCATION = Shape.object()
            .with("location", Shape.text(LOCATION, "a region such as 'eastus'"))
            .with("sku", SKU)
            .with("zones", Shape.list(MANY, Shape.text(LINE)))
            .with("publicIpAddressId", Shape.text(ID))
            .with("virtualNetworkConfiguration", NETWORK)
            .with("natGatewayState", SWITCH)
            .with("disableGateway", Shape.flag())
            .require("location", "sku");
    private static final Shape PROPERTIES = Shape.object()
            .with("publisherEmail", Shape.text(NAME))
            .with("publisherName", Shape.text(NAME))
            .with("notificationSenderEmail", Shape.text(NAME))
            .with("hostnameConfigurations", Shape.list(MANY, HOSTNAME))
            .with("publicIpAddressId", Shape.text(ID))
            .with("publicNetworkAccess", SWITCH)
            .with("virtualNetworkType", Shape.choice("None", "External", "Internal"))
            .with("virtualNetworkConfiguration", NETWORK)
            .with("additionalLocations", Shape.list(MANY, ADDITIONAL_LOCATION))
            .with("customProperties", Shape.map(MANY, Shape.text(LINE)))
            .with("certificates", Shape.list(10, CA_CERTIFICATE))
            .with("enableClientCertificate", Shape.flag())
            .with("natGatewayState", SWITCH)
            .with("disableGateway", Shape.flag())
            .with(
                    "apiVersionConstraint",
                    Shape.object().with("minApiVersion", Shape.text(VERSION, "an api-version such as '2021-08-01'")))
            .with("configurationApi", Shape.object().with("legacyApi", SWITCH))
            .with("developerPortalStatus", SWITCH)
            .with("legacyPortalStatus", SWITCH)
            .require("publisherEmail", "publisherName");
    private static final Shape IDENTITY = Shape.object()
            .with("type", Shape.choice("SystemAssigned", "UserAssigned", "SystemAssigned, UserAssigned", "None"))
            .with(
                    "userAssignedIdentities",
                    Shape.map(
                            MANY,
                            Shape.object()
                                    .with("principalId", Shape.text(Guids.FORM, "a GUID"))
                                    .with("clientId", Shape.text(Guids.FORM, "a GUID"))))
            .require("type");
    private static final Shape SERVICE = Shape.object()
            .with("location", Shape.text(LOCATION, "a region such as 'eastus'"))
            .with("tags", Shape.map(50, Shape.text(256)))
            .with("sku", SKU)
            .with("identity", IDENTITY)
            .with("zones", Shape.list(MANY, Shape.text(LINE)))
            .with("properties", PROPERTIES)
            .require("location", "sku", "properties");

    private ServiceShape() {}

    /** What is to be kept of {@code sent}; {@code problems} knows what cannot be. */
    static ObjectNode accept(ObjectNode sent, Problems problems) {
        @Nullable JsonNode taken = SERVICE.accept("", sent, problems);
        ObjectNode kept = taken instanceof ObjectNode object ? object : sent.objectNode();
        Sku.check(kept.path("sku"), problems);
        String oldest =
                kept.at("/properties/apiVersionConstraint/minApiVersion").asString("");
        if (!oldest.isEmpty() && !ApiVersions.API_MANAGEMENT.known().contains(oldest)) {
            problems.add("properties.apiVersionConstraint.minApiVersion", "is not an api-version of this server");
        }
        return kept;
    }
}
