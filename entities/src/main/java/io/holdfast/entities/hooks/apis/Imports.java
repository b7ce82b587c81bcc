package io.holdfast.entities.hooks.apis;

import io.holdfast.arm.Work;
import io.holdfast.entities.Downloads;
import io.holdfast.entities.Draft;
import io.holdfast.formats.DescriptionReader;
import io.holdfast.formats.ImportException;
import io.holdfast.formats.ImportFormat;
import io.holdfast.formats.ImportedApi;
import io.holdfast.formats.Importer;
import io.holdfast.formats.Types;
import io.holdfast.formats.WadlReader;
import io.holdfast.formats.WsdlReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what a caller wants to import, with the reader of its format. */
final class Imports {

    private Imports() {}

    /** @throws ImportException if it cannot be imported */
    static ImportedApi read(Draft draft, ImportFormat format, String value) {
        JsonNode input = draft.input();
        Downloads downloads = draft.context().downloads();
        return switch (format.kind()) {
            case GRAPHQL -> GraphqlLink.read(value, downloads);
            case WSDL -> {
                String text = text(format, value, downloads);
                yield Work.of(() -> wsdl(input, text));
            }
            case WADL -> {
                String text = text(format, value, downloads);
                yield Work.of(() -> wadl(input, text));
            }
            case OPENAPI -> {
                String text = text(format, value, downloads);
                yield Work.of(() -> openApi(input, text, format.isLink() ? value.trim() : null));
            }
        };
    }

    private static ImportedApi wadl(JsonNode input, String text) {
        var description = WadlReader.read(text);
        return Importer.read(description, new Types(description, false), null, intoTemplate(input));
    }

    private static ImportedApi openApi(JsonNode input, String text, @Nullable String source) {
        var description = DescriptionReader.read(text);
        var types = new Types(description, DescriptionReader.isSwagger(text));
        return Importer.read(description, types, source, intoTemplate(input));
    }

    private static String text(ImportFormat format, String value, Downloads downloads) {
        return format.isLink() ? new String(downloads.fetch("value", value), StandardCharsets.UTF_8) : value;
    }

    private static boolean intoTemplate(JsonNode input) {
        return !input.path("translateRequiredQueryParameters").asString("").equals("query");
    }

    private static ImportedApi wsdl(JsonNode input, String text) {
        String type = input.path("apiType").asString(input.path("type").asString("soap"));
        if (!type.equals("soap")) {
            throw new ImportException(
                    "WSDL can be imported with apiType soap only: the API passes SOAP on. A REST front"
                            + " for SOAP is not made; describe it in OpenAPI and translate in policies.");
        }
        JsonNode selector = input.path("wsdlSelector");
        return WsdlReader.read(
                text,
                new WsdlReader.Selector(member(selector, "wsdlServiceName"), member(selector, "wsdlEndpointName")));
    }

    private static @Nullable String member(JsonNode object, String name) {
        String text = object.path(name).asString("");
        return text.isBlank() ? null : text;
    }
}
