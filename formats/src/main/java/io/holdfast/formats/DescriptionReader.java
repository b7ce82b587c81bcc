package io.holdfast.formats;

import io.holdfast.model.json.ReceivedJson;
import io.swagger.parser.OpenAPIParser;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import io.swagger.v3.parser.util.DeserializationUtils;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Parses OpenAPI 2.0, 3.0 and 3.1 in JSON or YAML. References are never resolved by the parser: a description must not
 * be able to make this machine read files or fetch URLs.
 */
public final class DescriptionReader {

    private static final int MAX_PROBLEMS = 3;
    private static final Pattern SWAGGER = Pattern.compile("[\"']?swagger[\"']?\\s*:\\s*[\"']?2\\.0");
    private static final Pattern OPENAPI = Pattern.compile("[\"']?openapi[\"']?\\s*:\\s*[\"']?3\\.");

    /** As much as a request may carry. */
    private static final int MAX_YAML = 32 * 1024 * 1024;

    /**
     * How many tokens of JSON, parts of YAML, and values of YAML once its aliases are followed a document may have: what grows beyond
     * that is meant to.
     */
    private static final long MAX_TOKENS = 2_000_000;

    // The parser has these for all of its users in this process.
    static {
        DeserializationUtils.getOptions().setMaxYamlCodePoints(MAX_YAML);
        DeserializationUtils.getOptions().setMaxYamlReferences(MAX_TOKENS);
    }

    private DescriptionReader() {}

    /** @throws ImportException if it is no description that can be read */
    public static OpenAPI read(String text) {
        if (ReceivedJson.exceeds(MAX_TOKENS, text)) {
            throw new ImportException(
                    "The description has more than " + MAX_TOKENS + " tokens or " + ReceivedJson.MAX_LEVELS
                            + " levels. Leave out what the API does not need, examples for instance.");
        }
        if (YamlAliases.grow(text)) {
            throw new ImportException(
                    "The description becomes far larger than its text once its YAML aliases are followed."
                            + " Write out what it repeats, or use references ($ref).");
        }
        var options = new ParseOptions();
        options.setResolve(false);
        options.setResolveFully(false);
        options.setValidateExternalRefs(false);
        SwaggerParseResult result = parse(text, options);
        OpenAPI api = result == null ? null : result.getOpenAPI();
        if (api == null || api.getInfo() == null || api.getPaths() == null || grows(result)) {
            throw new ImportException("The description is not OpenAPI 2.0, 3.0 or 3.1" + problems(result) + ".");
        }
        return api;
    }

    /** The parser goes on without aliases when there are too many of them: what it reads then is not what was written. */
    private static boolean grows(SwaggerParseResult result) {
        return result.getMessages() != null
                && result.getMessages().stream().anyMatch(message -> message.contains("exceeds max references"));
    }

    /** Whether a text that can be read is OpenAPI 2.0; the parser turns it into 3.0. */
    public static boolean isSwagger(String text) {
        return SWAGGER.matcher(text).find() && !OPENAPI.matcher(text).find();
    }

    private static SwaggerParseResult parse(String text, ParseOptions options) {
        try {
            return new OpenAPIParser().readContents(text, List.of(), options);
        } catch (RuntimeException e) {
            throw new ImportException(
                    "The description cannot be read: " + e.getClass().getSimpleName() + ".");
        }
    }

    private static String problems(@org.jspecify.annotations.Nullable SwaggerParseResult result) {
        if (result == null
                || result.getMessages() == null
                || result.getMessages().isEmpty()) {
            return "";
        }
        return ": "
                + String.join(
                        "; ",
                        result.getMessages().stream()
                                .limit(MAX_PROBLEMS)
                                .map(ImportException::oneLine)
                                .toList());
    }
}
