package io.holdfast.formats;

import io.holdfast.model.json.Json;
import io.holdfast.model.template.UrlTemplate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns WSDL 1.1 into a SOAP API: one endpoint of one service, an operation for each of its binding's. They are told apart by their
 * SOAP action. The document itself is kept as a schema of the API, so that it can be exported again.
 */
public final class WsdlReader {

    public static final String SCHEMA = "wsdl";
    public static final String CONTENT_TYPE = "application/wsdl+xml";

    private static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";
    private static final String SOAP_11 = "http://schemas.xmlsoap.org/wsdl/soap/";
    private static final String SOAP_12 = "http://schemas.xmlsoap.org/wsdl/soap12/";
    private static final String WSDL_2 = "http://www.w3.org/ns/wsdl";
    private static final int MAX_DESCRIPTION = 1000;
    private static final int MAX_DISPLAY_NAME = 300;
    /** Endpoints in a message. */
    private static final int MAX_NAMED = 20;

    /**
     * Which endpoint to import.
     *
     * @param service the name of a service, or null for the first with a SOAP endpoint
     * @param endpoint the name of an endpoint (a port), or null for the first
     */
    public record Selector(
            @Nullable String service, @Nullable String endpoint) {}

    /** @param soap the namespace of its SOAP version */
    private record Port(Element service, Element port, Element address, String soap) {}

    private final Element root;

    private WsdlReader(Element root) {
        this.root = root;
    }

    public static ImportedApi read(String text, Selector selector) {
        Element root = SecureXml.read(text);
        if (WSDL_2.equals(root.getNamespaceURI())) {
            throw new ImportException("The document is WSDL 2.0, which is not supported. Use WSDL 1.1.");
        }
        if (!WSDL.equals(root.getNamespaceURI()) || !"definitions".equals(root.getLocalName())) {
            throw new ImportException("The document is not WSDL 1.1: its root is not definitions of " + WSDL + ".");
        }
        ImportedApi imported = new WsdlReader(root).api(selector);
        ObjectNode schema = Json.object().put("contentType", CONTENT_TYPE);
        schema.putObject("document").put("value", text);
        return new ImportedApi(imported.properties(), imported.operations(), Map.of(SCHEMA, schema));
    }

    private ImportedApi api(Selector selector) {
        Port port = port(selector);
        ObjectNode api = Json.object();
        Texts.put(api, "displayName", port.service().getAttribute("name"), MAX_DISPLAY_NAME);
        String described = SecureXml.text(port.service(), WSDL, "documentation");
        Texts.put(
                api,
                "description",
                described.isEmpty() ? SecureXml.text(root, WSDL, "documentation") : described,
                Integer.MAX_VALUE);
        api.put("serviceUrl", port.address().getAttribute("location"));
        api.put("type", "soap");
        Element binding = named("binding", port.port().getAttribute("binding"));
        return new ImportedApi(api, operations(binding, port.soap()), Map.of());
    }

    private Port port(Selector selector) {
        List<Port> ports = ports();
        return ports.stream()
                .filter(port -> named(port.service(), selector.service()))
                .filter(port -> named(port.port(), selector.endpoint()))
                .findFirst()
                .orElseThrow(() -> new ImportException(
                        "The document has no SOAP endpoint" + selected(selector) + ". It has: " + names(ports) + "."));
    }

    private List<Port> ports() {
        var ports = new ArrayList<Port>();
        for (Element service : SecureXml.children(root, WSDL, "service")) {
            for (Element port : SecureXml.children(service, WSDL, "port")) {
                for (String soap : List.of(SOAP_11, SOAP_12)) {
                    SecureXml.children(port, soap, "address").stream()
                            .findFirst()
                            .ifPresent(address -> ports.add(new Port(service, port, address, soap)));
                }
            }
        }
        return ports;
    }

    private static boolean named(Element element, @Nullable String name) {
        return name == null || name.isEmpty() || element.getAttribute("name").equals(name);
    }

    private static String selected(Selector selector) {
        String service = selector.service() == null ? "" : " of the service " + selector.service();
        return selector.endpoint() == null ? service : " " + selector.endpoint() + service;
    }

    private static String names(List<Port> ports) {
        return ports.isEmpty()
                ? "none"
                : String.join(
                        ", ",
                        ports.stream()
                                .limit(MAX_NAMED)
                                .map(port -> port.service().getAttribute("name") + "/"
                                        + port.port().getAttribute("name"))
                                .toList());
    }

    private Element named(String kind, String qualified) {
        String name = SecureXml.local(qualified);
        return SecureXml.children(root, WSDL, kind).stream()
                .filter(element -> element.getAttribute("name").equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new ImportException(
                                "The " + kind + " " + name
                                        + " is not in the document. Documents that import others are not supported: put all into one."));
    }

    private List<ImportedOperation> operations(Element binding, String soap) {
        Map<String, String> documentation = documentation(named("portType", binding.getAttribute("type")));
        List<ImportedOperation> operations = new ArrayList<>();
        var names = new OperationNames();
        boolean silent = false;
        for (Element bound : SecureXml.children(binding, WSDL, "operation")) {
            String name = bound.getAttribute("name");
            Optional<String> action = action(bound, soap);
            silent |= action.isEmpty();
            ObjectNode operation = operation(name, action.orElse(name), soap);
            Texts.put(operation, "description", documentation.get(name), MAX_DESCRIPTION);
            String template = operation.path("urlTemplate").asString();
            operations.add(new ImportedOperation(names.take(name, "POST", template), true, operation));
            Importer.demandFew(operations);
        }
        if (silent) {
            operations.add(new ImportedOperation(names.take("any-action", "POST", ""), true, anyAction(soap)));
        }
        return operations;
    }

    private static Optional<String> action(Element bound, String soap) {
        return SecureXml.children(bound, soap, "operation").stream()
                .map(element -> element.getAttribute("soapAction").strip())
                .filter(action -> !action.isEmpty())
                .findFirst();
    }

    /** By the names of operations; looked up for each, so not searched for each. */
    private static Map<String, String> documentation(Element portType) {
        Map<String, String> texts = new HashMap<>();
        for (Element operation : SecureXml.children(portType, WSDL, "operation")) {
            String text = SecureXml.text(operation, WSDL, "documentation");
            if (!text.isEmpty()) {
                texts.putIfAbsent(operation.getAttribute("name"), text);
            }
        }
        return texts;
    }

    private static ObjectNode operation(String name, String action, String soap) {
        ObjectNode operation = Json.object();
        Texts.put(operation, "displayName", name, MAX_DISPLAY_NAME);
        operation.put("method", "POST").put("urlTemplate", "/?soapAction=" + action);
        String type = soap.equals(SOAP_12) ? "application/soap+xml" : "text/xml";
        operation.putObject("request").putArray("representations").addObject().put("contentType", type);
        ObjectNode response = operation.putArray("responses").addObject().put("statusCode", 200);
        response.putArray("representations").addObject().put("contentType", type);
        String template = operation.path("urlTemplate").asString();
        UrlTemplate.problem(template).ifPresent(problem -> {
            throw new ImportException("The SOAP action of " + name + " " + problem + ".");
        });
        return operation;
    }

    /** Callers of an operation without an action name none, so they cannot be told apart; they must not be turned away. */
    private static ObjectNode anyAction(String soap) {
        ObjectNode operation = operation("Any other SOAP action", "{action}", soap);
        operation
                .putArray("templateParameters")
                .addObject()
                .put("name", "action")
                .put("type", "string")
                .put("required", true);
        return operation;
    }
}
