package io.holdfast.policy.definition;

import io.holdfast.validation.Fault;
import io.holdfast.validation.MessageValidator;
import io.holdfast.validation.TooMuchWorkException;
import io.holdfast.validation.UnusableSchemaException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether a body is as a schema says. Prepared once for an operation, a side and a content type; for any number of threads.
 *
 * @param validator null if there is none, and then {@code broken} says why
 * @param definition the name of the schema, for messages
 */
public record ContentCheck(
        @Nullable MessageValidator validator,
        @Nullable Finding broken,
        MessageSide side,
        String contentType,
        String definition) {

    /** @param make throws {@link UnusableSchemaException} */
    static ContentCheck of(Supplier<MessageValidator> make, MessageSide side, String contentType, String definition) {
        try {
            return new ContentCheck(make.get(), null, side, contentType, definition);
        } catch (UnusableSchemaException e) {
            return new ContentCheck(null, exception(side, contentType, e.why()), side, contentType, definition);
        }
    }

    static ContentCheck broken(Finding why, MessageSide side, String contentType) {
        return new ContentCheck(null, why, side, contentType, "");
    }

    /** What is wrong with a body; null if nothing is. */
    public @Nullable Finding of(String body) {
        if (validator == null) {
            return broken;
        }
        try {
            Fault fault = validator.check(body);
            return fault == null ? null : incorrect(fault);
        } catch (UnusableSchemaException | TooMuchWorkException e) {
            return exception(side, contentType, String.valueOf(e.getMessage()));
        }
    }

    private Finding incorrect(Fault fault) {
        return side.finding(
                contentType,
                side.body(),
                "IncorrectMessage",
                "Body of the %s does not conform to the definition %s, which is associated with the content type %s.\n\n%s Line: %d, Position: %d"
                        .formatted(side.word(), definition, contentType, fault.text(), fault.line(), fault.position()));
    }

    private static Finding exception(MessageSide side, String contentType, String why) {
        return Finding.closed(
                contentType,
                side.body(),
                "ValidationException",
                "Body of the %s cannot be validated for the content type %s.\n\n%s"
                        .formatted(side.word(), contentType, why));
    }
}
