package io.holdfast.acceptance.everytype;

import static com.azure.core.util.Context.NONE;
import static io.holdfast.acceptance.everytype.Sdk.GROUP;
import static io.holdfast.acceptance.everytype.Sdk.SERVICE;
import static io.holdfast.acceptance.everytype.Walk.names;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.resourcemanager.apimanagement.fluent.models.GatewayCertificateAuthorityContractInner;
import com.azure.resourcemanager.apimanagement.fluent.models.GatewayContractInner;
import com.azure.resourcemanager.apimanagement.fluent.models.GatewayHostnameConfigurationContractInner;
import com.azure.resourcemanager.apimanagement.models.GatewayKeyRegenerationRequestContract;
import com.azure.resourcemanager.apimanagement.models.GatewayTokenRequestContract;
import com.azure.resourcemanager.apimanagement.models.KeyType;
import com.azure.resourcemanager.apimanagement.models.ResourceLocationDataContract;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Self-hosted gateways. */
final class Gateways {

    private static final String EDGE = "edge";

    private final Walk walk;

    private Gateways(Walk walk) {
        this.walk = walk;
    }

    static void add(Walk walk) {
        var gateways = new Gateways(walk);
        gateways.gateways();
        gateways.apis();
        gateways.hostNames();
        gateways.certificateAuthorities();
    }

    private void gateways() {
        var gateways = walk.client().getGateways();
        var edge = new GatewayContractInner()
                .withLocationData(new ResourceLocationDataContract()
                        .withName("a ship")
                        .withCity("Oslo")
                        .withDistrict("Viken")
                        .withCountryOrRegion("Norway"))
                .withDescription("first");
        walk.step(Kind.of("gateways/edge", () -> gateways.getWithResponse(GROUP, SERVICE, EDGE, NONE))
                .created(
                        () -> gateways.createOrUpdate(GROUP, SERVICE, EDGE, edge),
                        read -> read.description() + " " + read.locationData().name(),
                        "first a ship")
                .tag(() -> gateways.getEntityTagWithResponse(GROUP, SERVICE, EDGE, NONE))
                .listed(names(() -> gateways.listByService(GROUP, SERVICE)))
                .updated(
                        etag -> gateways.update(
                                GROUP, SERVICE, EDGE, etag, new GatewayContractInner().withDescription("second")),
                        "second a ship")
                .then(this::keys)
                .then(this::token)
                .deleted(etag -> gateways.delete(GROUP, SERVICE, EDGE, etag)));
    }

    private void keys() {
        var gateways = walk.client().getGateways();
        var before = gateways.listKeys(GROUP, SERVICE, EDGE);
        gateways.regenerateKey(
                GROUP, SERVICE, EDGE, new GatewayKeyRegenerationRequestContract().withKeyType(KeyType.PRIMARY));
        var after = gateways.listKeys(GROUP, SERVICE, EDGE);

        assertThat(before.primary()).isNotBlank().isNotEqualTo(before.secondary());
        assertThat(after.primary()).isNotBlank().isNotEqualTo(before.primary());
        assertThat(after.secondary()).isEqualTo(before.secondary());
    }

    private void token() {
        var request = new GatewayTokenRequestContract()
                .withKeyType(KeyType.SECONDARY)
                .withExpiry(OffsetDateTime.now(ZoneOffset.UTC).plusDays(1));
        assertThat(walk.client()
                        .getGateways()
                        .generateToken(GROUP, SERVICE, EDGE, request)
                        .value())
                .startsWith(EDGE + "&");
    }

    private void apis() {
        var apis = walk.client().getGatewayApis();
        walk.step(new Link(
                "gateways/edge/apis/orders",
                () -> apis.createOrUpdate(GROUP, SERVICE, EDGE, Apis.API).name(),
                () -> apis.getEntityTagWithResponse(GROUP, SERVICE, EDGE, Apis.API, NONE),
                names(() -> apis.listByService(GROUP, SERVICE, EDGE)),
                () -> apis.delete(GROUP, SERVICE, EDGE, Apis.API)));
    }

    private void hostNames() {
        var hosts = walk.client().getGatewayHostnameConfigurations();
        var host = new GatewayHostnameConfigurationContractInner()
                .withCertificateId("/certificates/" + Secrets.CERTIFICATE)
                .withNegotiateClientCertificate(true)
                .withTls10Enabled(true)
                .withTls11Enabled(true)
                .withHttp2Enabled(false);
        walk.step(Kind.of(
                        "gateways/edge/hostnameConfigurations/all",
                        () -> hosts.getWithResponse(GROUP, SERVICE, EDGE, "all", NONE))
                .created(
                        () -> hosts.createOrUpdate(GROUP, SERVICE, EDGE, "all", host.withHostname("*")),
                        GatewayHostnameConfigurationContractInner::hostname,
                        "*")
                .tag(() -> hosts.getEntityTagWithResponse(GROUP, SERVICE, EDGE, "all", NONE))
                .listed(names(() -> hosts.listByService(GROUP, SERVICE, EDGE)))
                .replaced(
                        () -> hosts.createOrUpdate(
                                GROUP, SERVICE, EDGE, "all", host.withHostname("edge.localhost.example")),
                        "edge.localhost.example")
                .deleted(etag -> hosts.delete(GROUP, SERVICE, EDGE, "all", etag)));
    }

    private void certificateAuthorities() {
        var authorities = walk.client().getGatewayCertificateAuthorities();
        String certificate = Secrets.CERTIFICATE;
        walk.step(Kind.of(
                        "gateways/edge/certificateAuthorities/client",
                        () -> authorities.getWithResponse(GROUP, SERVICE, EDGE, certificate, NONE))
                .created(
                        () -> authorities.createOrUpdate(GROUP, SERVICE, EDGE, certificate, trusted(true)),
                        GatewayCertificateAuthorityContractInner::isTrusted,
                        true)
                .tag(() -> authorities.getEntityTagWithResponse(GROUP, SERVICE, EDGE, certificate, NONE))
                .listed(names(() -> authorities.listByService(GROUP, SERVICE, EDGE)))
                .replaced(() -> authorities.createOrUpdate(GROUP, SERVICE, EDGE, certificate, trusted(false)), false)
                .deleted(etag -> authorities.delete(GROUP, SERVICE, EDGE, certificate, etag)));
    }

    private static GatewayCertificateAuthorityContractInner trusted(boolean trusted) {
        return new GatewayCertificateAuthorityContractInner().withIsTrusted(trusted);
    }
}
