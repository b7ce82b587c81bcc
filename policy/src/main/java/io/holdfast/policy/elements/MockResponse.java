package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Label;
import io.holdfast.policy.Need;
import io.holdfast.policy.OperationView;
import io.holdfast.policy.PerOperation;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;
import io.holdfast.policy.definition.Representation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers with an example of a response that the operation keeps, or with one made from its schema. */
@AutoService(Policy.class)
public final class MockResponse implements Policy {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public String declaration() {
        return """
                mock-response IOE all
                  @status-code:int @content-type @index:int @enabled:boolean
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        int status = element.literalNumber("status-code", 200, 200, 599);
        String contentType = element.literalOrNull("content-type");
        int index = element.literalNumber("index", 0, 0, 1000);
        if (element.literalFlag("enabled", true)) {
            var mock = new PerOperation<>(element, operation -> mock(element, operation, status, contentType, index));
            var made = new Defined<>(element, definition -> MadeExamples.of(definition, status));
            Label known = code.label();
            code.unless(
                    element,
                    Value.evaluated(Set.of(), exchange -> mock.of(exchange).needsSchema()),
                    known);
            made.await(code);
            element.need(Need.TIME);
            code.step(exchange -> mock.of(exchange).answer(exchange, made.of(exchange)));
            code.place(known);
            code.step(exchange -> mock.of(exchange).answer(exchange, Map.of()));
        }
    }

    private static Mock mock(
            PolicyElement element, OperationView operation, int status, @Nullable String contentType, int index) {
        JsonNode representation = representation(responseOf(operation, status), contentType);
        if (representation == null) {
            return new Mock(status, null, new byte[0], false);
        }
        String type = representation.path("contentType").asString("");
        try {
            HeaderSyntax.value(type, "the content type");
        } catch (IllegalArgumentException e) {
            throw element.refuse(String.valueOf(e.getMessage()));
        }
        String example = example(representation, index);
        boolean needsSchema = example == null && representation.hasNonNull("schemaId");
        return new Mock(status, type, bytes(example == null ? "" : example), needsSchema);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Without representations when the operation keeps none for that status. */
    private static JsonNode responseOf(OperationView operation, int status) {
        if (operation.responses() != null) {
            for (JsonNode response : JSON.readTree(operation.responses())) {
                if (response.path("statusCode").asInt(0) == status) {
                    return response;
                }
            }
        }
        return JSON.createObjectNode();
    }

    /** The one of that content type, or the first if none is asked for; null if there is none. */
    private static @Nullable JsonNode representation(JsonNode response, @Nullable String contentType) {
        for (JsonNode representation : response.path("representations")) {
            String type = representation.path("contentType").asString("");
            if (contentType == null || Representation.mediaType(type).equals(Representation.mediaType(contentType))) {
                return representation;
            }
        }
        return null;
    }

    /** Null if it keeps none. */
    private static @Nullable String example(JsonNode representation, int index) {
        List<JsonNode> examples = representation.path("examples").values().stream()
                .filter(example -> example.hasNonNull("value"))
                .map(example -> example.path("value"))
                .toList();
        // Older clients keep one example as text.
        JsonNode chosen =
                examples.isEmpty() ? representation.path("sample") : examples.get(Math.min(index, examples.size() - 1));
        if (chosen.isMissingNode() || chosen.isNull()) {
            return null;
        }
        return chosen.isString() ? chosen.asString() : chosen.toPrettyString();
    }

    /** @param needsSchema there is no example: one is made */
    private record Mock(int status, @Nullable String contentType, byte[] body, boolean needsSchema) {

        /** @param made by media type */
        Flow answer(Exchange exchange, Map<String, String> made) {
            exchange.resetResponse();
            exchange.status(status, null);
            String type = contentType == null ? "" : contentType;
            if (!type.isEmpty()) {
                exchange.responseHeaders().set("Content-Type", type);
            }
            exchange.responseBody(needsSchema ? bytes(made.getOrDefault(Representation.mediaType(type), "")) : body);
            return Flow.RESPOND;
        }
    }
}
