package io.holdfast.policy.definition;

/** Where a parameter stands, in the words of findings. */
public enum ParameterKind {
    PATH("PathParameter", "path parameter"),
    QUERY("QueryParameter", "query parameter"),
    REQUEST_HEADER("RequestHeader", "header"),
    RESPONSE_HEADER("ResponseHeader", "header");

    private final String type;
    private final String words;

    ParameterKind(String type, String words) {
        this.type = type;
        this.words = words;
    }

    String type() {
        return type;
    }

    String words() {
        return words;
    }

    boolean isHeader() {
        return this == REQUEST_HEADER || this == RESPONSE_HEADER;
    }

    MessageSide side() {
        return this == RESPONSE_HEADER ? MessageSide.RESPONSE : MessageSide.REQUEST;
    }
}
