package io.holdfast.arm;

import io.holdfast.identity.AuthenticationException;
import io.holdfast.identity.Principal;
import io.holdfast.identity.role.RoleRefusedException;
import io.holdfast.model.ServiceId;
import io.holdfast.store.ServiceLockedException;
import java.util.stream.Collectors;

/** Every refusal of the front door, in the words of Azure where they are known. */
public final class Refusals {

    private static final String NOT_FOUND = "ResourceNotFound";

    private Refusals() {}

    static ArmException versionMissing() {
        return new ArmException(
                400,
                "MissingApiVersionParameter",
                "The api-version query parameter (?api-version=) is required for all requests.");
    }

    static ArmException versionInvalid(String version, ApiVersions versions) {
        return new ArmException(
                400,
                "InvalidApiVersionParameter",
                "The api-version '" + version + "' is invalid. The supported versions are '"
                        + String.join(",", versions.known()) + "'.");
    }

    static ArmException versionUnknown(String version, String type, String location, ApiVersions versions, String all) {
        return new ArmException(
                400,
                "NoRegisteredProviderFound",
                "No registered resource provider found for location '" + location + "' and API version '" + version
                        + "' for type '" + type + "'. The supported api-versions are '" + versions.listed()
                        + "'. The supported locations are '" + all + "'.");
    }

    public static ArmException typeUnknown(String version, ApiVersions versions) {
        return new ArmException(
                404,
                "InvalidResourceType",
                "The resource type could not be found in the namespace '" + versions.namespace() + "' for api version '"
                        + version + "'.");
    }

    public static ArmException namespaceUnknown(String namespace) {
        return new ArmException(
                404, "InvalidResourceNamespace", "The resource namespace '" + namespace + "' is invalid.");
    }

    static ArmException pathUnknown(String path) {
        return new ArmException(
                404,
                NOT_FOUND,
                "The path '" + path
                        + "' leads to nothing. Paths begin with /subscriptions/{subscriptionId} or /providers.");
    }

    static ArmException subscriptionInvalid(String id) {
        return new ArmException(
                400,
                "InvalidSubscriptionId",
                "The provided subscription identifier '" + id + "' is malformed or invalid.");
    }

    static ArmException subscriptionUnknown(String id) {
        return new ArmException(404, "SubscriptionNotFound", "The subscription '" + id + "' could not be found.");
    }

    public static ArmException groupUnknown(String group) {
        return new ArmException(404, "ResourceGroupNotFound", "Resource group '" + group + "' could not be found.");
    }

    public static ArmException serviceUnknown(ServiceId id) {
        return new ArmException(
                404,
                NOT_FOUND,
                "The Resource '" + ServiceId.TYPE + "/" + id.name() + "' under resource group '" + id.resourceGroup()
                        + "' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix");
    }

    static ArmException versionTooOld(String oldest) {
        String allowed = ApiVersions.API_MANAGEMENT.known().stream()
                .filter(version -> !ApiVersions.isBefore(version, oldest))
                .collect(Collectors.joining(", "));
        return new ArmException(
                400,
                "InvalidApiVersionParameter",
                "The service is configured to allow management requests only with the following api-version values: "
                        + allowed);
    }

    static ArmException methodNotAllowed(String method, String allowed) {
        return new ArmException(
                405,
                "HttpMethodNotAllowed",
                "The method '" + method + "' is not allowed here. Allowed are: " + allowed + ".");
    }

    public static ArmException forbidden(Principal caller, String action, String scope) {
        return new ArmException(
                403,
                "AuthorizationFailed",
                "The client '" + caller.name() + "' with object id '" + caller.objectId()
                        + "' does not have authorization to perform action '" + action + "' over scope '" + scope
                        + "' or the scope is invalid. If access was recently granted, please refresh your credentials.");
    }

    static ArmException unauthenticated(AuthenticationException refusal) {
        return new ArmException(401, refusal.code(), String.valueOf(refusal.getMessage()));
    }

    static ArmException locked(ServiceLockedException refusal) {
        return new ArmException(409, "ServiceLocked", String.valueOf(refusal.getMessage()));
    }

    static ArmException failed(String correlationId) {
        return new ArmException(
                500,
                "InternalServerError",
                "The server could not answer; its log has the cause under correlation id '" + correlationId
                        + "'. Try again, and report it if it comes back.");
    }

    /** What the roles refuse, in their words. */
    public static ArmException ofRoles(RoleRefusedException refusal) {
        return new ArmException(refusal.status(), refusal.code(), refusal.text());
    }

    public static ArmException rolesTypeUnknown() {
        return new ArmException(
                404,
                "InvalidResourceType",
                "The resource type could not be found in the namespace 'Microsoft.Authorization'.");
    }

    /** @param problem what is wrong with the content of a request, without a full stop where it quotes a reader */
    public static ArmException contentInvalid(String problem) {
        return new ArmException(
                400,
                "InvalidRequestContent",
                "The request content was invalid and could not be deserialized: '" + problem + "'.");
    }

    public static ArmException uriInvalid(String problem) {
        return new ArmException(400, "InvalidRequestUri", "The request URI cannot be understood: " + problem + ".");
    }

    public static ArmException tooLarge(int limit) {
        return new ArmException(
                413, "RequestEntityTooLarge", "The request content is larger than " + limit + " bytes; send less.");
    }

    public static ArmException bodyLate() {
        return new ArmException(
                408, "RequestTimeout", "The request content did not arrive in time; send the request again.");
    }

    /** All together, for this principal, or for this service. */
    public static ArmException busy() {
        return new ArmException(
                429,
                "TooManyRequests",
                "As many requests as there may be at once are being answered, of you, for this service or of all; try again"
                        + " in a second.");
    }

    static ArmException cancelled() {
        return new ArmException(
                503, "RequestCancelled", "The connection was closed before the answer was ready, or the server stops.");
    }

    public static ArmException noRoom() {
        return new ArmException(
                503,
                "ServerBusy",
                "As much content as the server can hold is on its way, from you, for this service or of all; try again in a"
                        + " second.");
    }

    /** Not 503: nothing becomes better by trying again. What is broken is for the operators' eyes. */
    static ArmException damaged(ServiceId service) {
        return new ArmException(
                409,
                "ConfigurationDamaged",
                "The configuration of the service '" + service.name()
                        + "' is damaged and cannot be read or written. Restore a backup into the service; the server's log"
                        + " says what is damaged.");
    }

    static ArmException storeAway(int seconds) {
        return new ArmException(
                503,
                "ServiceUnavailable",
                "The database of this deployment cannot be reached, or is busy. Try again in " + seconds
                        + " seconds; look first what a change has become.");
    }
}
