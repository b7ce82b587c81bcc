package io.holdfast.policy.definition;

/**
 * Why a message is not as the definition says, in Azure's words.
 *
 * @param name the parameter, header, content type or status that it is about; may be empty
 * @param type what kind of thing that is, such as {@code RequestBody}
 * @param rule what it breaks, such as {@code IncorrectMessage}
 * @param details for the owner of the API
 * @param said for the caller
 */
public record Finding(String name, String type, String rule, String details, String said) {

    /** What callers read of all that is none of their business. */
    public static final String NOT_SAID =
            "The request could not be processed due to an internal error. Contact the API owner.";

    /** One that the caller may know of. */
    static Finding open(String name, String type, String rule, String details) {
        return new Finding(name, type, rule, details, details);
    }

    /** One that only the owner may know of. */
    static Finding closed(String name, String type, String rule, String details) {
        return new Finding(name, type, rule, details, NOT_SAID);
    }
}
