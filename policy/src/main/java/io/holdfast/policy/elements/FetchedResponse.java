package io.holdfast.policy.elements;

import io.holdfast.policy.Body;
import io.holdfast.policy.Headers;
import io.holdfast.policy.Response;
import io.holdfast.policy.calls.CallAnswer;
import org.jspecify.annotations.Nullable;

/** A response that a policy fetched, as expressions and {@code return-response} look at it. */
record FetchedResponse(
        int status,
        String reason,
        Headers headers,
        @Nullable Body body) implements Response {

    static FetchedResponse of(CallAnswer answer) {
        var headers = new FieldList(answer.fields());
        Body body = new Body(answer.body(), headers.get("Content-Encoding"), headers.get("Content-Type"));
        return new FetchedResponse(answer.status(), answer.reason(), headers, body);
    }
}
