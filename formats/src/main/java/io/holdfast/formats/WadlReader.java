package io.holdfast.formats;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.servers.Server;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;

/** Reads WADL into the model of OpenAPI, so that operations come out of both in the same way. */
public final class WadlReader {

    private static final Set<String> NAMESPACES =
            Set.of("http://wadl.dev.java.net/2009/02", "http://research.sun.com/wadl/2006/10");
    private static final String SUCCESS = "200";
    private static final int MAX_PATH = 1_000;
    private static final int MAX_PARTS = 1_000_000;

    private final String namespace;
    private final Map<String, Element> methods = new HashMap<>();
    private final Paths paths = new Paths();
    /** What was read is kept: methods may be shared by many resources. */
    private final IdentityHashMap<Element, String> docs = new IdentityHashMap<>();

    private int parts;

    private WadlReader(Element root) {
        namespace = root.getNamespaceURI();
        children(root, "method").forEach(method -> methods.put("#" + method.getAttribute("id"), method));
    }

    public static OpenAPI read(String text) {
        Element root = SecureXml.read(text);
        if (!"application".equals(root.getLocalName())
                || !NAMESPACES.contains(String.valueOf(root.getNamespaceURI()))) {
            throw new ImportException(
                    "The document is not WADL: its root is not application of " + "http://wadl.dev.java.net/2009/02.");
        }
        return new WadlReader(root).api(root);
    }

    private OpenAPI api(Element root) {
        var api = new OpenAPI().info(new Info().title(title(root)).description(doc(root)));
        for (Element resources : children(root, "resources")) {
            String base = resources.getAttribute("base");
            if (!base.isBlank()) {
                api.addServersItem(new Server().url(base));
            }
            children(resources, "resource").forEach(resource -> resource(resource, "", List.of()));
        }
        return api.paths(paths);
    }

    private String title(Element element) {
        return children(element, "doc").stream()
                .map(doc -> doc.getAttribute("title"))
                .filter(title -> !title.isBlank())
                .findFirst()
                .orElse("");
    }

    private String doc(Element element) {
        return docs.computeIfAbsent(element, any -> SecureXml.text(any, namespace, "doc"));
    }

    private void resource(Element resource, String above, List<Parameter> inherited) {
        String own = resource.getAttribute("path").strip();
        String path = own.isEmpty() || own.equals("/")
                ? above
                : above
                        + (own.startsWith("/") ? "" : "/")
                        + (own.endsWith("/") ? own.substring(0, own.length() - 1) : own);
        if (path.length() > MAX_PATH) {
            throw new ImportException("The path of a resource has more than " + MAX_PATH + " characters.");
        }
        take(inherited.size());
        var parameters = new ArrayList<>(inherited);
        parameters.addAll(parameters(resource));
        for (Element method : children(resource, "method")) {
            add(path.isEmpty() ? "/" : path, target(method), parameters);
        }
        children(resource, "resource").forEach(child -> resource(child, path, parameters));
    }

    private void take(int more) {
        parts += more;
        if (parts > MAX_PARTS) {
            throw new ImportException(
                    "The document has more than " + MAX_PARTS
                            + " parameters and representations, counted wherever they are inherited or shared. Import it in parts.");
        }
    }

    private Element target(Element method) {
        String reference = method.getAttribute("href");
        if (reference.isEmpty()) {
            return method;
        }
        Element target = methods.get(reference);
        if (target == null) {
            throw new ImportException("The reference " + reference
                    + " does not lead to a method in the document. References to other documents are not supported.");
        }
        return target;
    }

    private void add(String path, Element method, List<Parameter> inherited) {
        var operation = new Operation();
        String id = method.getAttribute("id");
        operation.setOperationId(id.isBlank() ? null : id);
        operation.setSummary(title(method));
        operation.setDescription(doc(method));
        take(inherited.size());
        inherited.forEach(operation::addParametersItem);
        for (Element request : children(method, "request")) {
            parameters(request).forEach(operation::addParametersItem);
            Content content = content(request);
            if (!content.isEmpty()) {
                operation.setRequestBody(new RequestBody().content(content));
            }
        }
        var responses = new ApiResponses();
        children(method, "response").forEach(response -> response(response, responses));
        operation.setResponses(responses);
        paths.computeIfAbsent(path, key -> new PathItem()).operation(verb(method, path), operation);
    }

    private static PathItem.HttpMethod verb(Element method, String path) {
        String name = method.getAttribute("name").strip();
        try {
            return PathItem.HttpMethod.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ImportException("The method '" + name + "' of " + path + " cannot be imported.");
        }
    }

    private void response(Element response, ApiResponses responses) {
        String status = response.getAttribute("status").strip();
        Content content = content(response);
        Arrays.stream((status.isEmpty() ? SUCCESS : status).split("\\s+"))
                .filter(each -> each.matches("[1-9]\\d\\d"))
                .forEach(each -> responses.addApiResponse(
                        each, new ApiResponse().description(doc(response)).content(content)));
    }

    private Content content(Element owner) {
        var content = new Content();
        for (Element representation : children(owner, "representation")) {
            String type = representation.getAttribute("mediaType").strip();
            if (!type.isEmpty()) {
                take(1);
                content.addMediaType(type, new MediaType());
            }
        }
        return content;
    }

    private List<Parameter> parameters(Element owner) {
        var parameters = new ArrayList<Parameter>();
        for (Element param : children(owner, "param")) {
            String place = switch (param.getAttribute("style")) {
                case "template" -> "path";
                case "query" -> "query";
                case "header" -> "header";
                default -> "";
            };
            if (!place.isEmpty()) {
                parameters.add(parameter(param, place));
            }
        }
        return parameters;
    }

    private Parameter parameter(Element param, String place) {
        Schema<Object> schema = new Schema<>();
        schema.setType(type(SecureXml.local(param.getAttribute("type"))));
        if (param.hasAttribute("default")) {
            schema.setDefault(param.getAttribute("default"));
        }
        List<Element> options = children(param, "option");
        take(1 + options.size());
        options.forEach(option -> schema.addEnumItemObject(option.getAttribute("value")));
        return new Parameter()
                .name(param.getAttribute("name"))
                .in(place)
                .required(place.equals("path") || param.getAttribute("required").equals("true"))
                .description(doc(param))
                .schema(schema);
    }

    /** The simple types of XML Schema, as far as JSON tells them apart. */
    private static String type(String xsd) {
        return switch (xsd) {
            case "int", "integer", "long", "short", "byte", "unsignedInt", "unsignedLong", "nonNegativeInteger" ->
                "integer";
            case "decimal", "double", "float" -> "number";
            case "boolean" -> "boolean";
            default -> "string";
        };
    }

    private List<Element> children(Element parent, String name) {
        return SecureXml.children(parent, namespace, name);
    }
}
