package io.holdfast.formats;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Follows references inside the description. One that leads out of it, or nowhere, is refused by name. */
final class Components {

    private static final String PREFIX = "#/components/";
    private static final int MAX_STEPS = 20;

    private final io.swagger.v3.oas.models.Components components;

    Components(OpenAPI description) {
        this.components = description.getComponents() == null
                ? new io.swagger.v3.oas.models.Components()
                : description.getComponents();
    }

    Parameter resolve(Parameter parameter) {
        return follow(parameter, Parameter::get$ref, "parameters", components.getParameters());
    }

    RequestBody resolve(RequestBody body) {
        return follow(body, RequestBody::get$ref, "requestBodies", components.getRequestBodies());
    }

    ApiResponse resolve(ApiResponse response) {
        return follow(response, ApiResponse::get$ref, "responses", components.getResponses());
    }

    Header resolve(Header header) {
        return follow(header, Header::get$ref, "headers", components.getHeaders());
    }

    private static <T> T follow(
            T start, Function<T, @Nullable String> reference, String section, @Nullable Map<String, T> entries) {
        T current = start;
        for (int i = 0; i < MAX_STEPS; i++) {
            String target = reference.apply(current);
            if (target == null) {
                return current;
            }
            String prefix = PREFIX + section + "/";
            T next = target.startsWith(prefix) && entries != null
                    ? entries.get(target.substring(prefix.length()))
                    : null;
            if (next == null) {
                throw new ImportException("The reference " + target + " does not lead to an entry of " + prefix
                        + " in the description. References to other documents are not supported.");
            }
            current = next;
        }
        throw new ImportException("The reference " + reference.apply(start) + " leads in a circle.");
    }
}
