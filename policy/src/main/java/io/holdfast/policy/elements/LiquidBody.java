package io.holdfast.policy.elements;

import io.holdfast.dotnet.ExhaustedException;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Work;
import io.holdfast.dotnet.body.MediaTypes;
import io.holdfast.dotnet.json.Json;
import io.holdfast.dotnet.xml.Xml;
import io.holdfast.liquid.LiquidException;
import io.holdfast.liquid.LiquidTemplate;
import io.holdfast.policy.Body;
import io.holdfast.policy.EvaluationException;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Headers;
import io.holdfast.policy.Need;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;
import io.holdfast.policy.context.ContextMembers;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A body that a Liquid template makes of the message's own and of the context. The message is read as its Content-Type says: JSON, XML,
 * or a text; a text that looks like JSON is JSON, since callers forget to say so.
 */
final class LiquidBody {

    private LiquidBody() {}

    static Value<byte[]> of(PolicyElement element) {
        boolean dates = element.literalFlag("parse-date", true);
        boolean request = element.section().actsOnRequest();
        Value<LiquidTemplate> template = element.map(element.text(), LiquidBody::parse);
        var needs = EnumSet.of(Need.TIME, request ? Need.REQUEST_BODY : Need.RESPONSE_BODY);
        element.need(needs.toArray(Need[]::new));
        return Value.evaluated(needs, exchange -> render(template.get(exchange), exchange, request, dates));
    }

    private static LiquidTemplate parse(String text) {
        try {
            return LiquidTemplate.parse(text);
        } catch (LiquidException e) {
            throw new IllegalArgumentException("its text is no Liquid template: " + e.getMessage(), e);
        }
    }

    private static byte[] render(LiquidTemplate template, Exchange exchange, boolean request, boolean dates) {
        Work work = Work.standard();
        try {
            Map<String, Object> roots = new HashMap<>();
            roots.put("context", new ContextMembers(work, exchange));
            Object body = body(work, exchange, request, dates);
            if (body != null) {
                roots.put("body", body);
            }
            return template.render(work, roots).getBytes(StandardCharsets.UTF_8);
        } catch (NetException e) {
            throw new EvaluationException(e.message());
        } catch (ExhaustedException e) {
            throw new EvaluationException("The Liquid template was stopped: " + e.getMessage() + ".");
        }
    }

    private static @Nullable Object body(Work work, Exchange exchange, boolean request, boolean dates) {
        Body body = request ? exchange.requestBody() : exchange.responseBody();
        if (body == null) {
            return null;
        }
        Headers headers = request ? exchange.requestHeaders() : exchange.responseHeaders();
        String type = headers.get("Content-Type");
        String text = body.text(true);
        if (MediaTypes.isXml(type)) {
            return Xml.document(work, text, false);
        }
        return MediaTypes.isJson(type) || looksLikeJson(text)
                ? dates ? Json.token(work, text, null) : Json.untouched(work, text)
                : text;
    }

    private static boolean looksLikeJson(String text) {
        String start = text.stripLeading();
        return start.startsWith("{") || start.startsWith("[");
    }
}
