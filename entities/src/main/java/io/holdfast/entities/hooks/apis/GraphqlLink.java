package io.holdfast.entities.hooks.apis;

import io.holdfast.arm.ArmException;
import io.holdfast.arm.Work;
import io.holdfast.entities.Downloads;
import io.holdfast.formats.GraphqlReader;
import io.holdfast.formats.ImportedApi;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Imports a GraphQL API by a link: to an endpoint, which is asked for its schema, or to a document in the schema language. */
final class GraphqlLink {

    private GraphqlLink() {}

    /** @throws io.holdfast.formats.ImportException if it cannot be imported */
    static ImportedApi read(String link, Downloads downloads) {
        Optional<JsonNode> asked = asked(link, downloads);
        if (asked.isPresent()) {
            return Work.of(() -> GraphqlReader.introspected(asked.get(), link.trim()));
        }
        String text = new String(downloads.fetch("value", link), StandardCharsets.UTF_8);
        return Work.of(() -> GraphqlReader.read(text));
    }

    /** Servers of files refuse a POST; what is wrong with the link itself is found again when it is fetched. */
    private static Optional<JsonNode> asked(String link, Downloads downloads) {
        byte[] answer;
        try {
            answer = downloads.post("value", link, GraphqlReader.question());
        } catch (ArmException e) {
            return Optional.empty();
        }
        return GraphqlReader.answer(answer);
    }
}
