package io.holdfast.validation.json;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.ValidationLimitExceededException;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.resource.SchemaLoader;
import io.holdfast.validation.Fault;
import io.holdfast.validation.MessageValidator;
import io.holdfast.validation.TooMuchWorkException;
import io.holdfast.validation.UnusableSchemaException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The JSON schemas of one document, such as the components of an OpenAPI description. They refer to each other and to nothing outside of it:
 * nothing is ever loaded. Each is prepared when it is first needed.
 */
public final class JsonSchemas {

    /** Of one message: more than a message of the greatest size needs for a schema without wide alternatives. */
    private static final long MOST_STEPS = 3_000_000;

    /** Each level takes some kilobytes of the thread's stack. */
    private static final int MOST_DEPTH = 400;

    /** Prepared schemas that are kept; a caller cannot name any, so these are as many as operations use. */
    private static final int KEPT = 1_000;

    private static final SchemaRegistryConfig CONFIG = SchemaRegistryConfig.builder()
            .regularExpressionFactory(new BoundedPatterns())
            .locale(Locale.ROOT)
            .preloadSchema(false)
            .formatAssertionsEnabled(true)
            .build();

    private static final Map<Boolean, Dialect> DIALECTS = Map.of(
            false, dialect(Dialects.getDraft4()),
            true, dialect(Dialects.getDraft202012()));

    private final JsonNode document;
    private final SchemaRegistry registry;
    private final boolean ignoreCase;
    private final Map<String, MessageValidator> prepared = new ConcurrentHashMap<>();

    /**
     * @param document what references begin at
     * @throws UnusableSchemaException if it is too deep
     */
    public JsonSchemas(JsonNode document, Rules rules) {
        var rewriter = new SchemaRewriter(rules);
        this.document = rewriter.rewrite(document);
        this.ignoreCase = rules.ignoreCase();
        this.registry = SchemaRegistry.withDefaultDialect(
                DIALECTS.get(rewriter.isNewer()),
                builder -> builder.schemaRegistryConfig(CONFIG)
                        .schemaCacheEnabled(false)
                        .schemaLoader(SchemaLoader.builder()
                                .fetchRemoteResources(false)
                                .block(iri -> true)
                                .build()));
    }

    private static Dialect dialect(Dialect plain) {
        return Dialect.builder(plain)
                .keyword(new UniqueItems())
                .unknownKeywordFactory((name, context) -> new NonValidationKeyword(name))
                .build();
    }

    /** @param pointer a JSON pointer, not encoded for URLs: {@code /components/schemas/Pet}; empty for the document itself */
    public boolean has(String pointer) {
        try {
            return !document.at(pointer).isMissingNode();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The validator for the schema at that place. */
    public MessageValidator at(String pointer) {
        MessageValidator known = prepared.get(pointer);
        if (known == null) {
            if (prepared.size() >= KEPT) {
                prepared.clear();
            }
            known = validator(pointer);
            prepared.put(pointer, known);
        }
        return known;
    }

    private MessageValidator validator(String pointer) {
        Schema schema = guarded(() -> {
            Schema root = registry.getSchema(SchemaLocation.of("urn:holdfast:schema"), document);
            return pointer.isEmpty() ? root : root.getRefSchema(SchemaLocation.Fragment.of(pointer));
        });
        if (schema == null) {
            throw new UnusableSchemaException("the schema has nothing at " + pointer);
        }
        return text -> check(schema, text);
    }

    private @Nullable Fault check(Schema schema, String text) {
        JsonNode message;
        try {
            message = JsonMessage.read(text);
        } catch (JacksonException e) {
            return JsonFaults.unreadable(e.getLocation());
        }
        if (message.isMissingNode()) {
            return JsonFaults.unreadable(null);
        }
        JsonNode checked = ignoreCase ? JsonMessage.lowered(message) : message;
        BoundedPatterns.begin();
        List<Error> errors = guarded(() -> schema.validate(
                checked,
                execution -> execution.executionConfig(config ->
                        config.failFast(true).maxEvaluationSteps(MOST_STEPS).maxEvaluationDepth(MOST_DEPTH))));
        BoundedPatterns.end();
        return errors.isEmpty() ? null : JsonFaults.of(errors.getFirst());
    }

    private static <T extends @Nullable Object> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (ValidationLimitExceededException | StackOverflowError e) {
            throw new TooMuchWorkException("the message takes too many steps with the schema");
        } catch (SchemaException | ArithmeticException | IllegalArgumentException e) {
            throw new UnusableSchemaException("the schema cannot be used: " + reason(e));
        }
    }

    private static String reason(RuntimeException e) {
        String text = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
