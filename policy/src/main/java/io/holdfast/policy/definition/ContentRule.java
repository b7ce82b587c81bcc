package io.holdfast.policy.definition;

import io.holdfast.validation.json.Rules;

/**
 * How a policy wants bodies of a content type to be looked at.
 *
 * @param as how
 * @param schemaId of a schema of the service; empty for the one that the API's definition names
 * @param schemaRef where in that, {@code #/components/schemas/Pet}; empty for all of it
 */
public record ContentRule(As as, String schemaId, String schemaRef, Rules rules) {

    /** What a body is read as. */
    public enum As {
        JSON,
        XML,
        SOAP
    }
}
