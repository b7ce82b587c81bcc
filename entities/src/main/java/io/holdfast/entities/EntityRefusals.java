package io.holdfast.entities;

import io.holdfast.arm.ApiVersions;
import io.holdfast.arm.ArmException;
import io.holdfast.arm.Refusals;
import io.holdfast.model.ResourceType;
import io.holdfast.model.Verb;
import io.holdfast.model.Violation;
import java.util.List;

/** Every refusal of the child resources, in one place. */
public final class EntityRefusals {

    private static final String VALIDATION = "ValidationError";

    private EntityRefusals() {}

    static ArmException unknownPath() {
        return new ArmException(404, "ResourceNotFound", "The request did not have proper uri path format");
    }

    /** As the front door says it of whatever an api-version does not know. */
    static ArmException typeUnknown(String version) {
        return Refusals.typeUnknown(version, ApiVersions.API_MANAGEMENT);
    }

    public static ArmException notFound(ResourceType type) {
        return new ArmException(404, "ResourceNotFound", type.noun() + " not found.");
    }

    static ArmException method(ResourceType type, String method) {
        return new ArmException(
                405,
                "HttpMethodNotAllowed",
                "Method " + method + " is not allowed on " + type.armType() + ". It allows: "
                        + String.join(
                                ", ",
                                type.verbs().stream()
                                        .map(verb -> verb == Verb.LIST ? "GET" : verb.name())
                                        .distinct()
                                        .toList())
                        + ".");
    }

    static ArmException content(String problem) {
        return Refusals.contentInvalid(problem);
    }

    public static ArmException validation(List<Violation> violations) {
        return new ArmException(
                400,
                VALIDATION,
                "One or more fields contain incorrect values:",
                violations.stream()
                        .map(each -> new ArmException.Detail(VALIDATION, each.target(), each.message()))
                        .toList());
    }

    public static ArmException validation(String target, String message) {
        return validation(List.of(new Violation(target, message)));
    }

    /** As Azure refuses to delete what others need: without details. */
    public static ArmException invalid(String message) {
        return new ArmException(400, VALIDATION, message);
    }

    static ArmException ifMatchMissing() {
        return validation("If-Match", "The If-Match header is required: send the resource's ETag, or * for any.");
    }

    static ArmException preconditionFailed() {
        return new ArmException(
                412,
                "PreconditionFailed",
                "The resource is not in the state that the If-Match or If-None-Match header demands."
                        + " Read it again and repeat the request with its ETag.");
    }

    public static ArmException conflict(String message) {
        return new ArmException(409, "Conflict", message);
    }

    /** What Azure has and this does not, by design: says why, and what to use instead. */
    public static ArmException notSupported(String message) {
        return new ArmException(400, "NotSupported", message);
    }

    public static ArmException notAllowed(String message) {
        return new ArmException(400, "InvalidOperation", message);
    }
}
