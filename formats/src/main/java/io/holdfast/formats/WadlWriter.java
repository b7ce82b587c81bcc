package io.holdfast.formats;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes WADL. */
public final class WadlWriter {

    private static final String WADL = "http://wadl.dev.java.net/2009/02";

    private final ObjectNode api;
    private final Map<String, ObjectNode> operations;
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    public WadlWriter(ObjectNode api, Map<String, ObjectNode> operations) {
        this.api = api;
        this.operations = operations;
        try {
            this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("every JDK writes XML", e);
        }
    }

    public String write() {
        try {
            xml.writeStartDocument("utf-8", "1.0");
            xml.writeStartElement("application");
            xml.writeDefaultNamespace(WADL);
            xml.writeNamespace("xs", "http://www.w3.org/2001/XMLSchema");
            doc(api.path("displayName").asString(""), api.path("description").asString(""));
            xml.writeStartElement("resources");
            xml.writeAttribute("base", api.path("serviceUrl").asString(""));
            for (Map.Entry<String, List<DescribedOperation>> path : byPath().entrySet()) {
                resource(path.getKey(), path.getValue());
            }
            xml.writeEndDocument();
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string cannot fail", e);
        }
    }

    private Map<String, List<DescribedOperation>> byPath() {
        return operations.entrySet().stream()
                .map(operation -> new DescribedOperation(operation.getKey(), operation.getValue()))
                .filter(DescribedOperation::hasStandardMethod)
                .collect(Collectors.groupingBy(DescribedOperation::path, LinkedHashMap::new, Collectors.toList()));
    }

    private void resource(String path, List<DescribedOperation> methods) throws XMLStreamException {
        xml.writeStartElement("resource");
        xml.writeAttribute("path", path);
        var written = new TreeSet<String>();
        for (DescribedOperation method : methods) {
            for (ObjectNode parameter : method.parameters()) {
                if (place(parameter).equals("path") && written.add(name(parameter))) {
                    parameter(parameter, "template");
                }
            }
        }
        for (DescribedOperation method : methods) {
            method(method);
        }
        xml.writeEndElement();
    }

    private void method(DescribedOperation method) throws XMLStreamException {
        xml.writeStartElement("method");
        xml.writeAttribute("name", method.method().toUpperCase(java.util.Locale.ROOT));
        xml.writeAttribute("id", method.name());
        doc(method.text("displayName"), method.text("description"));
        xml.writeStartElement("request");
        for (ObjectNode parameter : method.parameters()) {
            if (!place(parameter).equals("path")) {
                parameter(parameter, place(parameter));
            }
        }
        representations(method.properties().path("request").path("representations"));
        xml.writeEndElement();
        for (JsonNode response : method.properties().path("responses")) {
            xml.writeStartElement("response");
            xml.writeAttribute("status", response.path("statusCode").asString());
            doc("", response.path("description").asString(""));
            representations(response.path("representations"));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void parameter(ObjectNode parameter, String style) throws XMLStreamException {
        xml.writeStartElement("param");
        xml.writeAttribute("name", name(parameter));
        xml.writeAttribute("style", style);
        xml.writeAttribute("type", "xs:" + type(parameter));
        if (parameter.path("required").asBoolean(false)) {
            xml.writeAttribute("required", "true");
        }
        if (parameter.path("schema").has("default")) {
            xml.writeAttribute(
                    "default", parameter.path("schema").path("default").asString());
        }
        doc("", parameter.path("description").asString(""));
        for (JsonNode value : parameter.path("schema").path("enum")) {
            xml.writeEmptyElement("option");
            xml.writeAttribute("value", value.asString(""));
        }
        xml.writeEndElement();
    }

    private void representations(JsonNode representations) throws XMLStreamException {
        for (JsonNode representation : representations) {
            xml.writeEmptyElement("representation");
            xml.writeAttribute("mediaType", representation.path("contentType").asString(""));
        }
    }

    private void doc(String title, String described) throws XMLStreamException {
        if (title.isEmpty() && described.isEmpty()) {
            return;
        }
        xml.writeStartElement("doc");
        if (!title.isEmpty()) {
            xml.writeAttribute("title", clean(title));
        }
        xml.writeCharacters(clean(described));
        xml.writeEndElement();
    }

    /** Without the control characters that XML cannot hold. */
    private static String clean(String value) {
        return value.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", " ");
    }

    private static String name(ObjectNode parameter) {
        return clean(parameter.path("name").asString(""));
    }

    private static String place(ObjectNode parameter) {
        return parameter.path("in").asString("");
    }

    private static String type(ObjectNode parameter) {
        return switch (parameter.path("schema").path("type").asString("string")) {
            case "integer" -> "integer";
            case "number" -> "decimal";
            case "boolean" -> "boolean";
            default -> "string";
        };
    }
}
