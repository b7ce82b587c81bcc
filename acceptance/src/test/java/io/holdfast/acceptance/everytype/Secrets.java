package io.holdfast.acceptance.everytype;

import static com.azure.core.util.Context.NONE;
import static io.holdfast.acceptance.everytype.Sdk.GROUP;
import static io.holdfast.acceptance.everytype.Sdk.SERVICE;
import static io.holdfast.acceptance.everytype.Walk.names;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.resourcemanager.apimanagement.fluent.models.AuthorizationServerContractInner;
import com.azure.resourcemanager.apimanagement.fluent.models.IdentityProviderContractInner;
import com.azure.resourcemanager.apimanagement.fluent.models.NamedValueContractInner;
import com.azure.resourcemanager.apimanagement.fluent.models.OpenidConnectProviderContractInner;
import com.azure.resourcemanager.apimanagement.models.AuthorizationMethod;
import com.azure.resourcemanager.apimanagement.models.AuthorizationServerUpdateContract;
import com.azure.resourcemanager.apimanagement.models.BearerTokenSendingMethod;
import com.azure.resourcemanager.apimanagement.models.CertificateCreateOrUpdateParameters;
import com.azure.resourcemanager.apimanagement.models.ClientAuthenticationMethod;
import com.azure.resourcemanager.apimanagement.models.GrantType;
import com.azure.resourcemanager.apimanagement.models.IdentityProviderCreateContract;
import com.azure.resourcemanager.apimanagement.models.IdentityProviderType;
import com.azure.resourcemanager.apimanagement.models.IdentityProviderUpdateParameters;
import com.azure.resourcemanager.apimanagement.models.NamedValueCreateContract;
import com.azure.resourcemanager.apimanagement.models.NamedValueUpdateParameters;
import com.azure.resourcemanager.apimanagement.models.OpenidConnectProviderUpdateContract;
import com.azure.resourcemanager.apimanagement.models.TokenBodyParameterContract;
import java.util.List;

/** What holds secrets: certificates, named values, and the ways to sign in. */
final class Secrets {

    static final String CERTIFICATE = "client";
    private static final String SECRET = "what nobody may read";

    private final Walk walk;
    private final CertificateCreateOrUpdateParameters pfx;

    private Secrets(Walk walk, CertificateCreateOrUpdateParameters pfx) {
        this.walk = walk;
        this.pfx = pfx;
    }

    /** With a certificate and its key. */
    static void add(Walk walk, CertificateCreateOrUpdateParameters pfx) {
        var secrets = new Secrets(walk, pfx);
        secrets.certificates();
        secrets.namedValues();
        secrets.identityProviders();
        secrets.openId();
        secrets.authorizationServers();
    }

    private void certificates() {
        var certificates = walk.client().getCertificates();
        walk.step(Kind.of("certificates/client", () -> certificates.getWithResponse(GROUP, SERVICE, CERTIFICATE, NONE))
                .created(
                        () -> certificates.createOrUpdate(GROUP, SERVICE, CERTIFICATE, pfx),
                        certificate -> certificate.subject() + " "
                                + certificate.thumbprint().length(),
                        "CN=server of a test 40")
                .tag(() -> certificates.getEntityTagWithResponse(GROUP, SERVICE, CERTIFICATE, NONE))
                .listed(names(() -> certificates.listByService(GROUP, SERVICE)))
                .then(() -> Refusal.is(
                        400, "ValidationError", () -> certificates.refreshSecret(GROUP, SERVICE, CERTIFICATE)))
                .deleted(etag -> certificates.delete(GROUP, SERVICE, CERTIFICATE, etag)));
    }

    private void namedValues() {
        var values = walk.client().getNamedValues();
        var parameters = new NamedValueCreateContract()
                .withDisplayName("token")
                .withValue(SECRET)
                .withSecret(true)
                .withTags(List.of("first"));
        walk.step(Kind.of("namedValues/token", () -> values.getWithResponse(GROUP, SERVICE, "token", NONE))
                .created(
                        () -> values.createOrUpdate(GROUP, SERVICE, "token", parameters),
                        value -> value.tags() + " " + value.value(),
                        "[first] null")
                .tag(() -> values.getEntityTagWithResponse(GROUP, SERVICE, "token", NONE))
                .listed(names(() -> values.listByService(GROUP, SERVICE)))
                .updated(
                        etag -> values.update(
                                GROUP,
                                SERVICE,
                                "token",
                                etag,
                                new NamedValueUpdateParameters().withTags(List.of("second"))),
                        "[second] null")
                .then(() -> assertThat(values.listValue(GROUP, SERVICE, "token").value())
                        .isEqualTo(SECRET))
                .then(() -> Refusal.is(400, "ValidationError", () -> values.refreshSecret(GROUP, SERVICE, "token")))
                .deleted(etag -> values.delete(GROUP, SERVICE, "token", etag)));
        walk.question(
                "the value of another",
                () -> assertThat(values.listByService(GROUP, SERVICE).stream().map(NamedValueContractInner::value))
                        .doesNotContain(SECRET));
    }

    private void identityProviders() {
        var providers = walk.client().getIdentityProviders();
        IdentityProviderType type = IdentityProviderType.AAD;
        var parameters = new IdentityProviderCreateContract()
                .withClientId("first")
                .withClientSecret(SECRET)
                .withSigninTenant("localhost.example")
                .withAuthority("login.localhost.example")
                .withAllowedTenants(List.of("localhost.example"));
        walk.step(Kind.of("identityProviders/aad", () -> providers.getWithResponse(GROUP, SERVICE, type, NONE))
                .created(
                        () -> providers.createOrUpdate(GROUP, SERVICE, type, parameters),
                        IdentityProviderContractInner::clientId,
                        "first")
                .tag(() -> providers.getEntityTagWithResponse(GROUP, SERVICE, type, NONE))
                .listed(names(() -> providers.listByService(GROUP, SERVICE)))
                .updated(
                        etag -> providers.update(
                                GROUP,
                                SERVICE,
                                type,
                                etag,
                                new IdentityProviderUpdateParameters().withClientId("second")),
                        "second")
                .then(() -> assertThat(
                                providers.listSecrets(GROUP, SERVICE, type).clientSecret())
                        .isEqualTo(SECRET))
                .deleted(etag -> providers.delete(GROUP, SERVICE, type, etag)));
    }

    private void openId() {
        var providers = walk.client().getOpenIdConnectProviders();
        var provider = new OpenidConnectProviderContractInner()
                .withDisplayName("Issuer")
                .withMetadataEndpoint("https://issuer.localhost.example/.well-known/openid-configuration")
                .withClientId("first")
                .withClientSecret(SECRET);
        walk.step(Kind.of(
                        "openidConnectProviders/issuer",
                        () -> providers.getWithResponse(GROUP, SERVICE, "issuer", NONE))
                .created(
                        () -> providers.createOrUpdate(GROUP, SERVICE, "issuer", provider),
                        read -> read.clientId() + " " + read.clientSecret(),
                        "first null")
                .tag(() -> providers.getEntityTagWithResponse(GROUP, SERVICE, "issuer", NONE))
                .listed(names(() -> providers.listByService(GROUP, SERVICE)))
                .updated(
                        etag -> providers.update(
                                GROUP,
                                SERVICE,
                                "issuer",
                                etag,
                                new OpenidConnectProviderUpdateContract().withClientId("second")),
                        "second null")
                .then(() -> assertThat(
                                providers.listSecrets(GROUP, SERVICE, "issuer").clientSecret())
                        .isEqualTo(SECRET))
                .deleted(etag -> providers.delete(GROUP, SERVICE, "issuer", etag)));
    }

    private void authorizationServers() {
        var servers = walk.client().getAuthorizationServers();
        var server = new AuthorizationServerContractInner()
                .withDisplayName("OAuth")
                .withClientRegistrationEndpoint("https://oauth.localhost.example/register")
                .withAuthorizationEndpoint("https://oauth.localhost.example/authorize")
                .withTokenEndpoint("https://oauth.localhost.example/token")
                .withGrantTypes(List.of(GrantType.CLIENT_CREDENTIALS, GrantType.RESOURCE_OWNER_PASSWORD))
                .withClientId("first")
                .withClientSecret(SECRET)
                .withResourceOwnerUsername("owner")
                .withResourceOwnerPassword(SECRET + " either")
                .withDescription("of the server")
                .withDefaultScope("read")
                .withSupportState(true)
                .withAuthorizationMethods(List.of(AuthorizationMethod.GET, AuthorizationMethod.POST))
                .withClientAuthenticationMethod(List.of(ClientAuthenticationMethod.BASIC))
                .withBearerTokenSendingMethods(List.of(BearerTokenSendingMethod.AUTHORIZATION_HEADER))
                .withTokenBodyParameters(List.of(
                        new TokenBodyParameterContract().withName("audience").withValue("all")));
        walk.step(Kind.of("authorizationServers/oauth", () -> servers.getWithResponse(GROUP, SERVICE, "oauth", NONE))
                .created(
                        () -> servers.createOrUpdate(GROUP, SERVICE, "oauth", server),
                        read -> read.clientId() + " " + read.clientSecret(),
                        "first null")
                .tag(() -> servers.getEntityTagWithResponse(GROUP, SERVICE, "oauth", NONE))
                .listed(names(() -> servers.listByService(GROUP, SERVICE)))
                .updated(
                        etag -> servers.update(
                                GROUP,
                                SERVICE,
                                "oauth",
                                etag,
                                new AuthorizationServerUpdateContract().withClientId("second")),
                        "second null")
                .then(() -> {
                    var secrets = servers.listSecrets(GROUP, SERVICE, "oauth");
                    assertThat(secrets.clientSecret()).isEqualTo(SECRET);
                    assertThat(secrets.resourceOwnerUsername()).isEqualTo("owner");
                    assertThat(secrets.resourceOwnerPassword()).isEqualTo(SECRET + " either");
                })
                .deleted(etag -> servers.delete(GROUP, SERVICE, "oauth", etag)));
    }
}
