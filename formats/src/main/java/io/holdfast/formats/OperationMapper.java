package io.holdfast.formats;

import io.holdfast.model.json.Json;
import io.holdfast.model.template.UrlTemplate;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns one operation of a description into the properties of an operation. */
final class OperationMapper {

    private static final int MAX_DISPLAY_NAME = 300;
    private static final int MAX_DESCRIPTION = 1000;
    private static final int MAX_TEMPLATE = 1000;

    private final Components components;
    private final Types types;
    private final ImportBudget volume = new ImportBudget();
    private final boolean queryIntoTemplate;

    OperationMapper(Components components, Types types, boolean queryIntoTemplate) {
        this.components = components;
        this.types = types;
        this.queryIntoTemplate = queryIntoTemplate;
    }

    ObjectNode map(String path, String method, PathItem item, Operation operation, String name) {
        List<Parameter> parameters = parameters(item, operation);
        ObjectNode mapped = Json.object();
        Texts.put(mapped, "displayName", displayName(operation, name), MAX_DISPLAY_NAME);
        mapped.put("method", method);
        mapped.put("urlTemplate", template(path, parameters));
        put(mapped, "templateParameters", inTemplate(path, parameters));
        Texts.put(mapped, "description", operation.getDescription(), MAX_DESCRIPTION);
        request(mapped, parameters, operation.getRequestBody(), name);
        responses(mapped, operation, name);
        return mapped;
    }

    private static String displayName(Operation operation, String name) {
        String summary = operation.getSummary();
        return summary == null || summary.isBlank() ? name : summary;
    }

    /** Parameters of the operation replace those of the path with the same name and place. */
    private List<Parameter> parameters(PathItem item, Operation operation) {
        var byPlace = new LinkedHashMap<String, Parameter>();
        for (List<Parameter> list :
                new ArrayList<>(java.util.Arrays.asList(item.getParameters(), operation.getParameters()))) {
            for (Parameter each : Objects.requireNonNullElse(list, List.<Parameter>of())) {
                Parameter parameter = components.resolve(each);
                byPlace.put(parameter.getIn() + " " + parameter.getName(), parameter);
            }
        }
        return List.copyOf(byPlace.values());
    }

    private String template(String path, List<Parameter> parameters) {
        var template = new StringBuilder(path.startsWith("/") ? path : "/" + path);
        char separator = path.indexOf('?') < 0 ? '?' : '&';
        for (Parameter parameter : parameters) {
            if (queryTemplate(parameter)) {
                template.append(separator).append(parameter.getName());
                template.append("={").append(parameter.getName()).append('}');
                separator = '&';
            }
        }
        String text = template.toString();
        UrlTemplate.problem(text).ifPresent(problem -> {
            throw new ImportException("The path " + path + " " + problem + ".");
        });
        if (text.length() > MAX_TEMPLATE) {
            throw new ImportException(
                    "The URL template of " + path + " has more than " + MAX_TEMPLATE + " characters.");
        }
        return text;
    }

    private boolean queryTemplate(Parameter parameter) {
        return queryIntoTemplate && "query".equals(parameter.getIn()) && Boolean.TRUE.equals(parameter.getRequired());
    }

    /** The parameters of the template; the path may name some that the description forgot to declare. */
    private List<Parameter> inTemplate(String path, List<Parameter> parameters) {
        var inTemplate = new LinkedHashMap<String, Parameter>();
        for (String name : UrlTemplate.parameters(path)) {
            inTemplate.put(name, new Parameter().name(name).in("path").required(true));
        }
        for (Parameter parameter : parameters) {
            if ("path".equals(parameter.getIn()) && inTemplate.containsKey(parameter.getName())) {
                inTemplate.put(parameter.getName(), parameter);
            } else if (queryTemplate(parameter)) {
                inTemplate.put(parameter.getName(), parameter);
            }
        }
        return List.copyOf(inTemplate.values());
    }

    private void request(ObjectNode mapped, List<Parameter> parameters, @Nullable RequestBody body, String name) {
        ObjectNode request = Json.object();
        put(
                request,
                "queryParameters",
                parameters.stream()
                        .filter(each -> "query".equals(each.getIn()) && !queryTemplate(each))
                        .toList());
        put(
                request,
                "headers",
                parameters.stream()
                        .filter(each -> "header".equals(each.getIn()))
                        .toList());
        if (body != null) {
            RequestBody resolved = components.resolve(body);
            Texts.put(request, "description", resolved.getDescription(), MAX_DESCRIPTION);
            representations(request, resolved.getContent(), name + "-request");
        }
        if (!request.isEmpty()) {
            mapped.set("request", request);
        }
    }

    private void responses(ObjectNode mapped, Operation operation, String name) {
        ArrayNode responses = Json.object().putArray("responses");
        if (operation.getResponses() != null) {
            operation.getResponses().forEach((status, response) -> response(responses, status, response, name));
        }
        if (!responses.isEmpty()) {
            mapped.set("responses", responses);
        }
    }

    /** {@code default} and ranges such as {@code 4XX} have no place in an operation. */
    private void response(ArrayNode responses, String status, ApiResponse response, String operation) {
        if (!status.matches("[1-9]\\d\\d")) {
            return;
        }
        ApiResponse resolved = components.resolve(response);
        volume.entry(status);
        ObjectNode mapped = responses.addObject().put("statusCode", Integer.parseInt(status));
        Texts.put(mapped, "description", resolved.getDescription(), MAX_DESCRIPTION);
        representations(mapped, resolved.getContent(), operation + "-" + status);
        if (resolved.getHeaders() != null) {
            var headers = new LinkedHashMap<String, Parameter>();
            resolved.getHeaders().forEach((name, header) -> {
                var found = components.resolve(header);
                headers.put(
                        name,
                        new Parameter().name(name).schema(found.getSchema()).description(found.getDescription()));
            });
            put(mapped, "headers", List.copyOf(headers.values()));
        }
    }

    private void representations(ObjectNode owner, @Nullable Content content, String name) {
        if (content == null || content.isEmpty()) {
            return;
        }
        ArrayNode representations = owner.putArray("representations");
        for (Map.Entry<String, io.swagger.v3.oas.models.media.MediaType> each : content.entrySet()) {
            volume.entry(each.getKey());
            ObjectNode representation = representations.addObject().put("contentType", each.getKey());
            types.name(representation, each.getValue().getSchema(), name + "-" + each.getKey());
            Examples.put(representation, each.getValue(), volume);
        }
    }

    private void put(ObjectNode owner, String member, List<Parameter> parameters) {
        volume.take(parameters);
        Parameters.put(owner, member, parameters);
    }
}
