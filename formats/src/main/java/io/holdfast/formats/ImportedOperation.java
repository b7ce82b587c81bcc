package io.holdfast.formats;

import io.holdfast.model.template.Signature;
import tools.jackson.databind.node.ObjectNode;

/**
 * An operation as a description has it.
 *
 * @param name what it is called where it is new; no other of the description has it
 * @param chosen whether the description names it, so that another operation of that name means the same
 */
public record ImportedOperation(String name, boolean chosen, ObjectNode properties) {

    public Signature signature() {
        return Signature.of(method(), template());
    }

    String method() {
        return properties.path("method").asString("");
    }

    String template() {
        return properties.path("urlTemplate").asString("");
    }

    /** As messages name it. */
    public String described() {
        return method() + " " + template();
    }
}
