package io.holdfast.policy.definition;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an operation's document says of its messages.
 *
 * @param template the parameters of its URL template, those in the query among them
 * @param schemas those of its API and of its service
 */
public record OperationDefinition(
        List<ParameterDefinition> template,
        List<ParameterDefinition> query,
        List<ParameterDefinition> headers,
        List<Representation> request,
        List<ResponseDefinition> responses,
        Schemas schemas) {

    /** @param properties of the operation */
    public static OperationDefinition of(JsonNode properties, Schemas schemas) {
        List<ResponseDefinition> responses = new ArrayList<>();
        for (JsonNode response : properties.path("responses")) {
            responses.add(new ResponseDefinition(
                    response.path("statusCode").asInt(0),
                    ParameterDefinition.all(response.path("headers")),
                    Representation.all(response.path("representations"))));
        }
        JsonNode request = properties.path("request");
        return new OperationDefinition(
                ParameterDefinition.all(properties.path("templateParameters")),
                ParameterDefinition.all(request.path("queryParameters")),
                ParameterDefinition.all(request.path("headers")),
                Representation.all(request.path("representations")),
                List.copyOf(responses),
                schemas);
    }

    /** Null if it declares no such response. */
    public @Nullable ResponseDefinition response(int status) {
        return responses.stream()
                .filter(response -> response.status() == status)
                .findFirst()
                .orElse(null);
    }
}
