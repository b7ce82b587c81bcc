package io.holdfast.policy;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an element may look like. Attributes and children keep the order in which they were declared. */
record Shape(String name, Map<String, Attribute> attributes, Map<String, Child> children, Set<Content> content) {

    /** What an element may hold beside the children that are named. */
    enum Content {
        TEXT,
        /** Any policies, in the section around it. */
        POLICIES,
        /** Anything: it is data, and none of our business. */
        MARKUP,
        /** Like markup, with any attributes. */
        ANY
    }

    record Attribute(String name, boolean required, AttributeType type) {}

    /**
     * @param shape null if it is a policy of that name
     */
    record Child(String name, int min, int max, @Nullable Shape shape) {}

    boolean mayHold(Content kind) {
        return content.contains(kind) || (kind != Content.POLICIES && content.contains(Content.ANY));
    }

    String childNames() {
        return String.join(", ", children.keySet());
    }
}
