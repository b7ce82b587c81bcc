package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.OperationView;
import io.holdfast.policy.PerOperation;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers with an example of a response that the operation keeps. */
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
            code.step(exchange -> mock.of(exchange).answer(exchange));
        }
    }

    private static Mock mock(
            PolicyElement element, OperationView operation, int status, @Nullable String contentType, int index) {
        JsonNode representation = representation(responseOf(operation, status), contentType);
        if (representation == null) {
            return new Mock(status, null, new byte[0]);
        }
        String type = representation.path("contentType").asString("");
        try {
            HeaderSyntax.value(type, "the content type");
        } catch (IllegalArgumentException e) {
            throw element.refuse(String.valueOf(e.getMessage()));
        }
        return new Mock(status, type, body(element, representation, index));
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
            if (contentType == null || mediaType(type).equals(mediaType(contentType))) {
                return representation;
            }
        }
        return null;
    }

    private static String mediaType(String contentType) {
        int semicolon = contentType.indexOf(';');
        return (semicolon < 0 ? contentType : contentType.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static byte[] body(PolicyElement element, JsonNode representation, int index) {
        List<JsonNode> examples = representation.path("examples").values().stream()
                .filter(example -> example.hasNonNull("value"))
                .map(example -> example.path("value"))
                .toList();
        // Older clients keep one example as text.
        JsonNode chosen =
                examples.isEmpty() ? representation.path("sample") : examples.get(Math.min(index, examples.size() - 1));
        boolean none = chosen.isMissingNode() || chosen.isNull();
        if (none && representation.hasNonNull("schemaId")) {
            throw element.refuse("the operation keeps no example, and Holdfast does not make one from a schema yet");
        }
        String text = none ? "" : chosen.isString() ? chosen.asString() : chosen.toPrettyString();
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private record Mock(int status, @Nullable String contentType, byte[] body) {

        Flow answer(Exchange exchange) {
            exchange.resetResponse();
            exchange.status(status, null);
            if (contentType != null && !contentType.isEmpty()) {
                exchange.responseHeaders().set("Content-Type", contentType);
            }
            exchange.responseBody(body);
            return Flow.RESPOND;
        }
    }
}
