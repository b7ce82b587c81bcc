package io.holdfast.policy.elements;

import io.holdfast.policy.Body;
import io.holdfast.policy.EvaluationException;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.OperationView;
import io.holdfast.policy.definition.ContentCheck;
import io.holdfast.policy.definition.ContentChecks;
import io.holdfast.policy.definition.MessageSide;
import io.holdfast.policy.definition.OperationDefinition;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Looks at the bodies of one operation. What is prepared for a content type is kept; callers can name only those that are known. */
final class ContentRun {

    private static final String ACTION = "soapAction=";

    /** @param rule its place in the document */
    private record Key(int status, String mediaType, int rule) {}

    private final OperationDefinition operation;
    private final MessageSide side;
    private final ContentTypeMap types;
    private final ContentRules rules;
    private final Map<Key, ContentCheck> checks = new ConcurrentHashMap<>();

    ContentRun(OperationDefinition operation, MessageSide side, ContentTypeMap types, ContentRules rules) {
        this.operation = operation;
        this.side = side;
        this.types = types;
        this.rules = rules;
    }

    void run(Exchange exchange, int most, Action exceeded, Action unspecified, Findings to) {
        boolean request = side == MessageSide.REQUEST;
        Body body = request ? exchange.requestBody() : exchange.responseBody();
        if (body == null || body.raw().length == 0) {
            return;
        }
        int status = request || operation.response(exchange.status()) == null ? 0 : exchange.status();
        var known = new ContentChecks(operation, side, status, soapAction(exchange));
        if (body.raw().length > most) {
            to.add(known.tooLarge(body.raw().length, most), exceeded);
            if (exceeded == Action.PREVENT) {
                return;
            }
        }
        var headers = request ? exchange.requestHeaders() : exchange.responseHeaders();
        String type = types.of(headers.get("Content-Type"), exchange);
        boolean specified = known.specifies(type);
        boolean looked = false;
        for (int i = 0; i < rules.all().size(); i++) {
            ContentRules.One rule = rules.all().get(i);
            if (rule.isFor(type, specified)) {
                looked = true;
                look(rule, new Key(status, type, i), known, body, to, exchange);
            }
        }
        if (!looked && !specified) {
            to.add(known.unspecified(type), unspecified);
        }
    }

    private void look(ContentRules.One rule, Key key, ContentChecks known, Body body, Findings to, Exchange exchange) {
        Action action = rule.action().get(exchange);
        if (action == Action.IGNORE) {
            return;
        }
        ContentCheck check = checks.computeIfAbsent(key, absent -> known.of(absent.mediaType(), rule.rule()));
        try {
            to.add(check.of(body.text(true)), action);
        } catch (EvaluationException e) {
            to.add(known.unreadable(key.mediaType(), String.valueOf(e.getMessage())), action);
        }
    }

    /** Operations of SOAP APIs are told apart by it: {@code /?soapAction=…}. */
    private static String soapAction(Exchange exchange) {
        OperationView view = exchange.operation();
        String template = view == null ? "" : view.urlTemplate();
        int at = template.indexOf(ACTION);
        String action = at < 0 ? "" : template.substring(at + ACTION.length());
        return action.startsWith("{") ? "" : action;
    }
}
