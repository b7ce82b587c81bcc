package io.holdfast.policy;

import java.time.Duration;

/**
 * How a request is forwarded: the settings of {@code forward-request}, prepared at configuration time.
 *
 * @param timeout until the head of the response is there
 * @param bufferRequestBody true to read the whole body before it is sent, so that it can be sent again
 * @param bufferResponse false to pass on each piece of the response as it comes (server-sent events)
 */
public record Forwarding(Duration timeout, boolean bufferRequestBody, boolean bufferResponse) {

    public static final Forwarding DEFAULT = new Forwarding(Duration.ofMinutes(5), false, true);
}
