package io.holdfast.policy.calls;

import java.util.List;

/**
 * An event hub as a logger names it.
 *
 * @param url of the hub, without a slash at its end
 */
public record MessageHub(String url, Message.Sender sender) {

    /** @param target the path below the hub's own URL */
    public Message message(String target, List<CallField> fields, byte[] body) {
        return new Message(url + target, fields, body, sender);
    }
}
