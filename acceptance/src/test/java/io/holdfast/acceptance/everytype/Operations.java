package io.holdfast.acceptance.everytype;

import static com.azure.core.util.Context.NONE;
import static io.holdfast.acceptance.everytype.Apis.API;
import static io.holdfast.acceptance.everytype.Sdk.GROUP;
import static io.holdfast.acceptance.everytype.Sdk.SERVICE;
import static io.holdfast.acceptance.everytype.Walk.names;

import com.azure.resourcemanager.apimanagement.fluent.models.OperationContractInner;
import com.azure.resourcemanager.apimanagement.models.OperationUpdateContract;
import com.azure.resourcemanager.apimanagement.models.ParameterContract;
import com.azure.resourcemanager.apimanagement.models.ParameterExampleContract;
import com.azure.resourcemanager.apimanagement.models.RepresentationContract;
import com.azure.resourcemanager.apimanagement.models.RequestContract;
import com.azure.resourcemanager.apimanagement.models.ResponseContract;
import java.util.List;
import java.util.Map;

/** An operation with everything that describes one. */
final class Operations {

    private Operations() {}

    static void add(Walk walk) {
        var operations = walk.client().getApiOperations();
        walk.step(Kind.of(
                        "apis/orders/operations/find",
                        () -> operations.getWithResponse(GROUP, SERVICE, API, "find", NONE))
                .created(
                        () -> operations.createOrUpdate(GROUP, SERVICE, API, "find", operation()),
                        OperationContractInner::displayName,
                        "Find")
                .tag(() -> operations.getEntityTagWithResponse(GROUP, SERVICE, API, "find", NONE))
                .listed(names(() -> operations.listByApi(GROUP, SERVICE, API)))
                .updated(
                        etag -> operations.update(
                                GROUP, SERVICE, API, "find", etag, new OperationUpdateContract().withDisplayName("F")),
                        "F")
                .deleted(etag -> operations.delete(GROUP, SERVICE, API, "find", etag)));
    }

    private static OperationContractInner operation() {
        return new OperationContractInner()
                .withDisplayName("Find")
                .withMethod("POST")
                .withUrlTemplate("/found/{what}")
                .withDescription("Finds")
                .withTemplateParameters(List.of(parameter("what").withRequired(true)))
                .withRequest(new RequestContract()
                        .withDescription("of the request")
                        .withQueryParameters(List.of(parameter("size").withDefaultValue("3")))
                        .withHeaders(List.of(parameter("X-Depth").withValues(List.of("1", "2"))))
                        .withRepresentations(List.of(representation(), form())))
                .withResponses(List.of(new ResponseContract()
                        .withStatusCode(200)
                        .withDescription("found")
                        .withHeaders(List.of(parameter("X-Found")))
                        .withRepresentations(List.of(representation()))));
    }

    private static ParameterContract parameter(String name) {
        return new ParameterContract().withName(name).withType("string").withDescription("of " + name);
    }

    private static RepresentationContract form() {
        return new RepresentationContract()
                .withContentType("application/x-www-form-urlencoded")
                .withFormParameters(List.of(parameter("where")));
    }

    private static RepresentationContract representation() {
        return new RepresentationContract()
                .withContentType("application/json")
                .withExamples(Map.of(
                        "default",
                        new ParameterExampleContract()
                                .withSummary("short")
                                .withDescription("long")
                                .withValue(Map.of("what", List.of(1, 2)))));
    }
}
