package io.holdfast.policy.elements;

import io.holdfast.dotnet.ExhaustedException;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Work;
import io.holdfast.policy.Body;
import io.holdfast.policy.Code;
import io.holdfast.policy.EvaluationException;
import io.holdfast.policy.Flow;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What json-to-xml and xml-to-json have in common: when they convert, and what becomes of the message. */
final class Conversion {

    /** Makes one text of another. */
    interface Converter {

        String convert(Work work, String text);
    }

    private Conversion() {}

    /**
     * @param isOurs whether a Content-Type is of what is converted
     * @param isWanted whether an Accept header asks for the result
     * @param result its Content-Type
     */
    static void compile(
            PolicyElement element,
            Code code,
            Predicate<@Nullable String> isOurs,
            Predicate<@Nullable String> isWanted,
            String result,
            Value<Converter> converter) {
        Value<String> apply = element.string("apply");
        Value<Boolean> considersAccept = element.flag("consider-accept-header", true);
        MessageBody message = MessageBody.of(element);
        code.step(exchange -> {
            boolean always = apply.get(exchange).equals("always");
            Body body = message.read(exchange);
            if (body == null
                    || !(always || isOurs.test(message.headers(exchange).get("Content-Type")))
                    || (considersAccept.get(exchange)
                            && !isWanted.test(exchange.requestHeaders().get("Accept")))) {
                return Flow.NEXT;
            }
            String text = converted(converter.get(exchange), body.text(true));
            message.replace(exchange, text.getBytes(StandardCharsets.UTF_8));
            message.headers(exchange).set("Content-Type", result);
            return Flow.NEXT;
        });
    }

    private static String converted(Converter converter, String text) {
        try {
            return converter.convert(Work.standard(), text);
        } catch (NetException e) {
            throw new EvaluationException(e.message());
        } catch (ExhaustedException e) {
            throw new EvaluationException("The conversion was stopped: " + e.getMessage() + ".");
        }
    }
}
