package io.holdfast.acceptance.everytype;

import static com.azure.core.util.Context.NONE;
import static io.holdfast.acceptance.everytype.Sdk.GROUP;
import static io.holdfast.acceptance.everytype.Sdk.SERVICE;
import static io.holdfast.acceptance.everytype.Walk.names;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.resourcemanager.apimanagement.fluent.models.ApiContractInner;
import com.azure.resourcemanager.apimanagement.fluent.models.ApiReleaseContractInner;
import com.azure.resourcemanager.apimanagement.fluent.models.ApiRevisionContractInner;
import com.azure.resourcemanager.apimanagement.fluent.models.ApiVersionSetContractInner;
import com.azure.resourcemanager.apimanagement.fluent.models.SchemaContractInner;
import com.azure.resourcemanager.apimanagement.models.ApiContactInformation;
import com.azure.resourcemanager.apimanagement.models.ApiCreateOrUpdateParameter;
import com.azure.resourcemanager.apimanagement.models.ApiLicenseInformation;
import com.azure.resourcemanager.apimanagement.models.ApiUpdateContract;
import com.azure.resourcemanager.apimanagement.models.ApiVersionSetUpdateParameters;
import com.azure.resourcemanager.apimanagement.models.ContentFormat;
import com.azure.resourcemanager.apimanagement.models.ExportApi;
import com.azure.resourcemanager.apimanagement.models.ExportFormat;
import com.azure.resourcemanager.apimanagement.models.Protocol;
import com.azure.resourcemanager.apimanagement.models.SubscriptionKeyParameterNamesContract;
import com.azure.resourcemanager.apimanagement.models.VersioningScheme;
import io.holdfast.acceptance.support.Samples;
import java.util.List;
import java.util.Map;

/** APIs: imported and written, with operations, schemas, versions, revisions and releases. */
final class Apis {

    /** The API that other themes hang their things on, and one of its operations. */
    static final String API = "orders";

    static final String OPERATION = "get-order";

    private final Walk walk;

    private Apis(Walk walk) {
        this.walk = walk;
    }

    static void add(Walk walk) {
        var apis = new Apis(walk);
        apis.versionSets();
        apis.apis();
        Operations.add(walk);
        apis.schemas();
        apis.revisions();
        apis.views();
    }

    private void versionSets() {
        var sets = walk.client().getApiVersionSets();
        var set = new ApiVersionSetContractInner()
                .withDisplayName("Written")
                .withVersioningScheme(VersioningScheme.HEADER)
                .withVersionHeaderName("X-Version");
        walk.step(Kind.of("apiVersionSets/written", () -> sets.getWithResponse(GROUP, SERVICE, "written", NONE))
                .created(
                        () -> sets.createOrUpdate(GROUP, SERVICE, "written", set),
                        ApiVersionSetContractInner::displayName,
                        "Written")
                .tag(() -> sets.getEntityTagWithResponse(GROUP, SERVICE, "written", NONE))
                .listed(names(() -> sets.listByService(GROUP, SERVICE)))
                .updated(
                        etag -> sets.update(
                                GROUP,
                                SERVICE,
                                "written",
                                etag,
                                new ApiVersionSetUpdateParameters().withDisplayName("Written by hand")),
                        "Written by hand")
                .deleted(etag -> sets.delete(GROUP, SERVICE, "written", etag)));
    }

    private void apis() {
        var imported = new ApiCreateOrUpdateParameter()
                .withFormat(ContentFormat.OPENAPI)
                .withValue(Samples.openApi())
                .withPath("orders");
        walk.step(api(API, imported, "Orders"));
        var written = new ApiCreateOrUpdateParameter()
                .withDisplayName("Written")
                .withPath("written")
                .withServiceUrl("https://backend.localhost.example")
                .withApiVersion("v1")
                .withApiVersionSetId("/apiVersionSets/written")
                .withApiVersionDescription("of the version")
                .withApiRevisionDescription("of the revision")
                .withDescription("Ümlauts & <angles>, \"quoted\"")
                .withProtocols(List.of(Protocol.HTTPS, Protocol.HTTP))
                .withSubscriptionRequired(false)
                .withSubscriptionKeyParameterNames(new SubscriptionKeyParameterNamesContract()
                        .withHeaderProperty("X-Key")
                        .withQuery("key"))
                .withTermsOfServiceUrl("https://terms.localhost.example")
                .withContact(new ApiContactInformation()
                        .withName("Ada")
                        .withUrl("https://ada.localhost.example")
                        .withEmail("ada@localhost.example"))
                .withLicense(new ApiLicenseInformation().withName("MIT").withUrl("https://mit.localhost.example"));
        walk.step(api("written", written, "Written"));
    }

    private Kind<ApiContractInner> api(String id, ApiCreateOrUpdateParameter parameters, String displayName) {
        var apis = walk.client().getApis();
        return Kind.of("apis/" + id, () -> apis.getWithResponse(GROUP, SERVICE, id, NONE))
                .created(
                        () -> apis.createOrUpdate(GROUP, SERVICE, id, parameters),
                        ApiContractInner::displayName,
                        displayName)
                .tag(() -> apis.getEntityTagWithResponse(GROUP, SERVICE, id, NONE))
                .listed(names(() -> apis.listByService(GROUP, SERVICE)))
                .updated(
                        etag -> apis.update(
                                GROUP, SERVICE, id, etag, new ApiUpdateContract().withDisplayName("Renamed " + id)),
                        "Renamed " + id)
                .deleted(etag -> apis.deleteWithResponse(GROUP, SERVICE, id, etag, true, NONE));
    }

    private void schemas() {
        var schemas = walk.client().getApiSchemas();
        walk.step(
                Kind.of("apis/orders/schemas/order", () -> schemas.getWithResponse(GROUP, SERVICE, API, "order", NONE))
                        .created(
                                () -> schemas.createOrUpdate(GROUP, SERVICE, API, "order", schema("object")),
                                schema -> String.valueOf(schema.definitions()),
                                "{Order={type=object}}")
                        .tag(() -> schemas.getEntityTagWithResponse(GROUP, SERVICE, API, "order", NONE))
                        .listed(names(() -> schemas.listByApi(GROUP, SERVICE, API)))
                        .replaced(
                                () -> schemas.createOrUpdate(GROUP, SERVICE, API, "order", schema("string")),
                                "{Order={type=string}}")
                        .deleted(etag -> schemas.delete(GROUP, SERVICE, API, "order", etag)));
    }

    private static SchemaContractInner schema(String type) {
        return new SchemaContractInner()
                .withContentType("application/vnd.ms-azure-apim.swagger.definitions+json")
                .withDefinitions(Map.of("Order", Map.of("type", type)));
    }

    private void revisions() {
        walk.step(api(
                "written;rev=2",
                new ApiCreateOrUpdateParameter()
                        .withSourceApiId("/apis/written")
                        .withPath("written")
                        .withApiRevisionDescription("the second"),
                "Renamed written"));
        var releases = walk.client().getApiReleases();
        var release = new ApiReleaseContractInner().withApiId("/apis/orders;rev=1");
        walk.step(Kind.of(
                        "apis/orders/releases/first",
                        () -> releases.getWithResponse(GROUP, SERVICE, API, "first", NONE))
                .created(
                        () -> releases.createOrUpdate(GROUP, SERVICE, API, "first", release.withNotes("first")),
                        ApiReleaseContractInner::notes,
                        "first")
                .tag(() -> releases.getEntityTagWithResponse(GROUP, SERVICE, API, "first", NONE))
                .listed(names(() -> releases.listByService(GROUP, SERVICE, API)))
                .updated(
                        etag -> releases.update(
                                GROUP, SERVICE, API, "first", etag, new ApiReleaseContractInner().withNotes("changed")),
                        "changed")
                .deleted(etag -> releases.delete(GROUP, SERVICE, API, "first", etag)));
    }

    private void views() {
        walk.question(
                "the revisions of an API",
                () -> assertThat(walk.client().getApiRevisions().listByService(GROUP, SERVICE, "written"))
                        .extracting(ApiRevisionContractInner::apiRevision)
                        .containsExactlyInAnyOrder("1", "2"));
        walk.question("an export of an API", () -> {
            var export =
                    walk.client().getApiExports().get(GROUP, SERVICE, API, ExportFormat.OPENAPI_LINK, ExportApi.TRUE);
            assertThat(export.value().link()).startsWith("data:application/yaml;base64,");
        });
    }
}
