package io.holdfast.acceptance.everytype;

import static com.azure.core.util.Context.NONE;
import static io.holdfast.acceptance.everytype.Sdk.GROUP;
import static io.holdfast.acceptance.everytype.Sdk.SERVICE;
import static io.holdfast.acceptance.everytype.Walk.names;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.management.ProxyResource;
import com.azure.resourcemanager.apimanagement.fluent.models.ContentItemContractInner;
import com.azure.resourcemanager.apimanagement.fluent.models.ContentTypeContractInner;
import com.azure.resourcemanager.apimanagement.fluent.models.PortalDelegationSettingsInner;
import com.azure.resourcemanager.apimanagement.fluent.models.PortalRevisionContractInner;
import com.azure.resourcemanager.apimanagement.fluent.models.PortalSigninSettingsInner;
import com.azure.resourcemanager.apimanagement.fluent.models.PortalSignupSettingsInner;
import com.azure.resourcemanager.apimanagement.models.SettingsTypeName;
import com.azure.resourcemanager.apimanagement.models.TermsOfServiceProperties;
import java.util.Base64;
import java.util.stream.Stream;

/** The developer portal: its content, its published states, its settings. */
final class Portal {

    private static final String VALIDATION_KEY = Base64.getEncoder().encodeToString(new byte[64]);

    private final Walk walk;

    private Portal(Walk walk) {
        this.walk = walk;
    }

    static void add(Walk walk) {
        var portal = new Portal(walk);
        portal.content();
        portal.revisions();
        portal.signin();
        portal.signup();
        portal.delegation();
        walk.question("the settings that a portal reads", () -> {
            var settings = walk.client().getTenantSettings();
            assertThat(settings.listByService(GROUP, SERVICE))
                    .extracting(ProxyResource::name)
                    .containsExactly("public");
            assertThat(settings.get(GROUP, SERVICE, SettingsTypeName.PUBLIC).settings())
                    .isNotEmpty();
        });
    }

    /** This version of the SDK sends no content with these. */
    private void content() {
        var types = walk.client().getContentTypes();
        walk.step(Kind.of("contentTypes/page", () -> types.getWithResponse(GROUP, SERVICE, "page", NONE))
                .created(() -> types.createOrUpdate(GROUP, SERVICE, "page"), ContentTypeContractInner::name, "page")
                .listed(names(() -> types.listByService(GROUP, SERVICE)))
                .deleted(etag -> types.delete(GROUP, SERVICE, "page", etag)));
        var items = walk.client().getContentItems();
        walk.step(Kind.of(
                        "contentTypes/page/contentItems/home",
                        () -> items.getWithResponse(GROUP, SERVICE, "page", "home", NONE))
                .created(
                        () -> items.createOrUpdate(GROUP, SERVICE, "page", "home"),
                        ContentItemContractInner::name,
                        "home")
                .tag(() -> items.getEntityTagWithResponse(GROUP, SERVICE, "page", "home", NONE))
                .listed(names(() -> items.listByService(GROUP, SERVICE, "page")))
                .deleted(etag -> items.delete(GROUP, SERVICE, "page", "home", etag)));
    }

    private void revisions() {
        var revisions = walk.client().getPortalRevisions();
        walk.step(Kind.of("portalRevisions/first", () -> revisions.getWithResponse(GROUP, SERVICE, "first", NONE))
                .created(
                        () -> revisions.createOrUpdate(GROUP, SERVICE, "first", revision("first")),
                        PortalRevisionContractInner::description,
                        "first")
                .tag(() -> revisions.getEntityTagWithResponse(GROUP, SERVICE, "first", NONE))
                .listed(names(() -> revisions.listByService(GROUP, SERVICE)))
                .updated(etag -> revisions.update(GROUP, SERVICE, "first", etag, revision("second")), "second"));
    }

    private static PortalRevisionContractInner revision(String description) {
        return new PortalRevisionContractInner().withDescription(description).withIsCurrent(true);
    }

    private void signin() {
        var settings = walk.client().getSignInSettings();
        walk.step(Kind.of("portalsettings/signin", () -> settings.getWithResponse(GROUP, SERVICE, NONE))
                .alwaysThere()
                .created(
                        () -> settings.createOrUpdate(
                                GROUP, SERVICE, new PortalSigninSettingsInner().withEnabled(true)),
                        PortalSigninSettingsInner::enabled,
                        true)
                .tag(() -> settings.getEntityTagWithResponse(GROUP, SERVICE, NONE))
                .listed(this::settings)
                .updated(
                        etag -> settings.update(
                                GROUP, SERVICE, etag, new PortalSigninSettingsInner().withEnabled(false)),
                        false));
    }

    private void signup() {
        var settings = walk.client().getSignUpSettings();
        var terms = new TermsOfServiceProperties()
                .withEnabled(true)
                .withText("first")
                .withConsentRequired(true);
        var changed = new TermsOfServiceProperties()
                .withEnabled(true)
                .withText("second")
                .withConsentRequired(true);
        walk.step(Kind.of("portalsettings/signup", () -> settings.getWithResponse(GROUP, SERVICE, NONE))
                .alwaysThere()
                .created(
                        () -> settings.createOrUpdate(
                                GROUP,
                                SERVICE,
                                new PortalSignupSettingsInner()
                                        .withEnabled(true)
                                        .withTermsOfService(terms)),
                        read -> read.enabled() + " " + read.termsOfService().text(),
                        "true first")
                .tag(() -> settings.getEntityTagWithResponse(GROUP, SERVICE, NONE))
                .listed(this::settings)
                .updated(
                        etag -> settings.update(
                                GROUP, SERVICE, etag, new PortalSignupSettingsInner().withTermsOfService(changed)),
                        "true second"));
    }

    private void delegation() {
        var settings = walk.client().getDelegationSettings();
        walk.step(Kind.of("portalsettings/delegation", () -> settings.getWithResponse(GROUP, SERVICE, NONE))
                .alwaysThere()
                .created(
                        () -> settings.createOrUpdate(
                                GROUP,
                                SERVICE,
                                new PortalDelegationSettingsInner()
                                        .withUrl("https://first.localhost.example")
                                        .withValidationKey(VALIDATION_KEY)),
                        read -> read.url() + " " + read.validationKey(),
                        "https://first.localhost.example null")
                .tag(() -> settings.getEntityTagWithResponse(GROUP, SERVICE, NONE))
                .listed(this::settings)
                .updated(
                        etag -> settings.update(
                                GROUP,
                                SERVICE,
                                etag,
                                new PortalDelegationSettingsInner().withUrl("https://second.localhost.example")),
                        "https://second.localhost.example null")
                .then(() -> assertThat(settings.listSecrets(GROUP, SERVICE).validationKey())
                        .isEqualTo(VALIDATION_KEY)));
    }

    private Stream<String> settings() {
        return walk.client().getPortalSettings().listByService(GROUP, SERVICE).value().stream()
                .map(ProxyResource::name);
    }
}
