package io.holdfast.policy.definition;

/** Which of a call's two messages it is about. */
public enum MessageSide {
    REQUEST("RequestBody", "Request", "request", "RequestHeader"),
    RESPONSE("ResponseBody", "Response", "response", "ResponseHeader");

    private final String body;
    private final String title;
    private final String word;
    private final String header;

    MessageSide(String body, String title, String word, String header) {
        this.body = body;
        this.title = title;
        this.word = word;
        this.header = header;
    }

    String body() {
        return body;
    }

    String title() {
        return title;
    }

    String word() {
        return word;
    }

    String header() {
        return header;
    }

    /** Callers learn what is wrong with what they sent, and nothing of what a backend sent. */
    Finding finding(String name, String type, String rule, String details) {
        return this == REQUEST ? Finding.open(name, type, rule, details) : Finding.closed(name, type, rule, details);
    }
}
