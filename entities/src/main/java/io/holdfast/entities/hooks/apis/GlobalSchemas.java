package io.holdfast.entities.hooks.apis;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.model.json.ReceivedJson;
import io.holdfast.store.Transaction;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Schemas of the service: XML lies in {@code value}, JSON in {@code document}, whichever the caller used. */
@AutoService(EntityHook.class)
public final class GlobalSchemas implements EntityHook {

    @Override
    public void complete(Draft draft, Transaction transaction) {
        ObjectNode properties = draft.properties();
        boolean json = properties.path("schemaType").asString("").equals("json");
        if (json && !properties.has("document") && properties.has("value")) {
            object(properties.path("value")).ifPresent(document -> {
                properties.set("document", document);
                properties.remove("value");
            });
        }
    }

    private static Optional<ObjectNode> object(JsonNode value) {
        try {
            JsonNode parsed = value.isString() ? ReceivedJson.read(value.asString()) : value;
            return parsed instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    @Override
    public void check(Draft draft, Transaction transaction) {
        ObjectNode properties = draft.properties();
        String type = properties.path("schemaType").asString("");
        draft.before()
                .map(before -> before.path("schemaType").asString(""))
                .filter(before -> !before.equals(type))
                .ifPresent(before -> draft.refuse(
                        "schemaType", "schemaType of an existing schema cannot be changed; it is " + before + "."));
        if (type.equals("json") && !properties.path("document").isObject()) {
            draft.refuse("document", "document must be the JSON schema, an object.");
        }
        if (type.equals("xml") && !wellFormed(properties.path("value").asString(""))) {
            draft.refuse("value", "value must be the XML schema, a string of well-formed XML without DOCTYPE.");
        }
    }

    /** Nothing outside of the text is read. */
    private static boolean wellFormed(String text) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            builder.parse(new InputSource(new StringReader(text)));
            return true;
        } catch (SAXException e) {
            return false;
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("every JDK parses XML from memory", e);
        }
    }
}
