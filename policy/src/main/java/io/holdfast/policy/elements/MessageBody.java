package io.holdfast.policy.elements;

import io.holdfast.policy.Body;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Headers;
import io.holdfast.policy.Need;
import io.holdfast.policy.PolicyElement;
import org.jspecify.annotations.Nullable;

/** The body that a policy of a section converts: the request's before the backend is asked, the response's after. */
record MessageBody(boolean request) {

    static MessageBody of(PolicyElement element) {
        boolean request = element.section().actsOnRequest();
        element.need(Need.TIME, request ? Need.REQUEST_BODY : Need.RESPONSE_BODY);
        return new MessageBody(request);
    }

    /** Null if there is none, or nothing in it. */
    @Nullable
    Body read(Exchange exchange) {
        Body body = request ? exchange.requestBody() : exchange.responseBody();
        return body == null || body.raw().length == 0 ? null : body;
    }

    Headers headers(Exchange exchange) {
        return request ? exchange.requestHeaders() : exchange.responseHeaders();
    }

    /** In the place of what was there; what was coded is no more. */
    void replace(Exchange exchange, byte[] body) {
        if (request) {
            exchange.requestBody(body);
        } else {
            exchange.responseBody(body);
        }
        headers(exchange).remove("Content-Encoding");
    }
}
