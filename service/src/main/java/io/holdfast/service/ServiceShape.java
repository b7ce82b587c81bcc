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

    private static final MemberShape SWITCH = MemberShape.choice("Enabled", "Disabled");
    private static final MemberShape SKU = MemberShape.object()
            .with("name", MemberShape.choice(Sku.NAMES))
            .with("capacity", MemberShape.whole(0, 1000))
            .require("name");
    private static final MemberShape NETWORK =
            MemberShape.object().with("subnetResourceId", MemberShape.text(SUBNET, "the ARM id of a subnet"));
    private static final MemberShape CERTIFICATE_FACTS = MemberShape.object()
            .with("expiry", MemberShape.text(LINE))
            .with("thumbprint", MemberShape.text(LINE))
            .with("subject", MemberShape.text(ID));
    private static final MemberShape HOSTNAME = MemberShape.object()
            .with(
                    "type",
                    MemberShape.choice("Proxy", "Portal", "Management", "Scm", "DeveloperPortal", "ConfigurationApi"))
            .with("hostName", MemberShape.text(HOST, "a host name"))
            .with("keyVaultId", MemberShape.text(ID))
            .with("identityClientId", MemberShape.text(LINE))
            .with("encodedCertificate", MemberShape.text(CERTIFICATE))
            .with("certificatePassword", MemberShape.text(LINE))
            .with("defaultSslBinding", MemberShape.flag())
            .with("negotiateClientCertificate", MemberShape.flag())
            .with("certificate", CERTIFICATE_FACTS)
            .with("certificateSource", MemberShape.choice("Managed", "KeyVault", "Custom", "BuiltIn"))
            .require("type", "hostName");
    private static final MemberShape CA_CERTIFICATE = MemberShape.object()
            .with("storeName", MemberShape.choice("CertificateAuthority", "Root"))
            .with("encodedCertificate", MemberShape.text(CERTIFICATE))
            .with("certificatePassword", MemberShape.text(LINE))
            .with("certificate", CERTIFICATE_FACTS)
            .require("storeName");
    private static final MemberShape ADDITIONAL_LOCATION = MemberShape.object()
            .with("location", MemberShape.text(LOCATION, "a region such as 'eastus'"))
            .with("sku", SKU)
            .with("zones", MemberShape.list(MANY, MemberShape.text(LINE)))
            .with("publicIpAddressId", MemberShape.text(ID))
            .with("virtualNetworkConfiguration", NETWORK)
            .with("natGatewayState", SWITCH)
            .with("disableGateway", MemberShape.flag())
            .require("location", "sku");
    private static final MemberShape PROPERTIES = MemberShape.object()
            .with("publisherEmail", MemberShape.text(NAME))
            .with("publisherName", MemberShape.text(NAME))
            .with("notificationSenderEmail", MemberShape.text(NAME))
            .with("hostnameConfigurations", MemberShape.list(MANY, HOSTNAME))
            .with("publicIpAddressId", MemberShape.text(ID))
            .with("publicNetworkAccess", SWITCH)
            .with("virtualNetworkType", MemberShape.choice("None", "External", "Internal"))
            .with("virtualNetworkConfiguration", NETWORK)
            .with("additionalLocations", MemberShape.list(MANY, ADDITIONAL_LOCATION))
            .with("customProperties", MemberShape.map(MANY, MemberShape.text(LINE)))
            .with("certificates", MemberShape.list(10, CA_CERTIFICATE))
            .with("enableClientCertificate", MemberShape.flag())
            .with("natGatewayState", SWITCH)
            .with("disableGateway", MemberShape.flag())
            .with(
                    "apiVersionConstraint",
                    MemberShape.object()
                            .with("minApiVersion", MemberShape.text(VERSION, "an api-version such as '2021-08-01'")))
            .with("configurationApi", MemberShape.object().with("legacyApi", SWITCH))
            .with("developerPortalStatus", SWITCH)
            .with("legacyPortalStatus", SWITCH)
            .require("publisherEmail", "publisherName");
    private static final MemberShape IDENTITY = MemberShape.object()
            .with("type", MemberShape.choice("SystemAssigned", "UserAssigned", "SystemAssigned, UserAssigned", "None"))
            .with(
                    "userAssignedIdentities",
                    MemberShape.map(
                            MANY,
                            MemberShape.object()
                                    .with("principalId", MemberShape.text(Guids.FORM, "a GUID"))
                                    .with("clientId", MemberShape.text(Guids.FORM, "a GUID"))))
            .require("type");
    private static final MemberShape SERVICE = MemberShape.object()
            .with("location", MemberShape.text(LOCATION, "a region such as 'eastus'"))
            .with("tags", MemberShape.map(50, MemberShape.text(256)))
            .with("sku", SKU)
            .with("identity", IDENTITY)
            .with("zones", MemberShape.list(MANY, MemberShape.text(LINE)))
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
