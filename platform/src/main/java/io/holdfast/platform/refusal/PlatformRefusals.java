package io.holdfast.platform.refusal;

import io.holdfast.arm.ArmException;
import java.util.Collection;

/**
 * Every refusal of resource groups, tags and lists of resources, of the activity log and of registered applications, in the words of Azure
 * where they are known.
 */
public final class PlatformRefusals {

    private static final String BAD_REQUEST = "BadRequest";
    private static final String FILTER = "InvalidFilterInQueryString";

    private PlatformRefusals() {}

    public static ArmException groupName(String name) {
        return new ArmException(
                400,
                "InvalidParameter",
                "The resource group name '" + name
                        + "' is invalid: 1 to 90 letters, digits, '-', '_', '.', '(' or ')', without a dot at its end.");
    }

    public static ArmException groupWithoutLocation() {
        return new ArmException(
                400,
                "LocationRequired",
                "The location property is required for this definition: a region such as 'eastus'.");
    }

    public static ArmException groupElsewhere(String wanted, String location) {
        return new ArmException(
                409,
                "InvalidResourceGroupLocation",
                "Invalid resource group location '" + wanted + "'. The Resource group already exists in location '"
                        + location + "'.");
    }

    public static ArmException groupInUse(String name) {
        return new ArmException(
                409,
                "Conflict",
                "Services are created in the resource group '" + name
                        + "' while it is deleted. What was there is deleted; repeat the request.");
    }

    /** @param problem a sentence without its full stop */
    public static ArmException tags(String problem) {
        return new ArmException(400, "InvalidTags", "The tags cannot be used: " + problem + ".");
    }

    public static ArmException tagValueAlone() {
        return new ArmException(400, FILTER, "Invalid $filter: tagValue needs a tagName beside it.");
    }

    public static ArmException resourceFilter(String part) {
        return new ArmException(
                400,
                FILTER,
                "Invalid $filter '" + part
                        + "' specified in the query string: it may compare resourceType, name, resourceGroup, location,"
                        + " tagName and tagValue by eq, joined by and.");
    }

    public static ArmException top(String top) {
        return new ArmException(
                400, "InvalidTopInQueryString", "Invalid $top '" + top + "': it must be a whole number from 1 on.");
    }

    public static ArmException activityPlace(String parameter) {
        return new ArmException(
                400,
                BAD_REQUEST,
                "The query parameter '" + parameter + "' is not one that a nextLink held; begin again without it.");
    }

    /** @param problem a sentence */
    public static ArmException activityFilter(String problem) {
        return new ArmException(
                400,
                BAD_REQUEST,
                "The query parameter '$filter' cannot be used. " + problem + " It can say eventTimestamp ge and le, and"
                        + " resourceGroupName, resourceUri, resourceProvider, correlationId, caller and status eq.");
    }

    public static ArmException activitySelect(String name, Collection<String> members) {
        return new ArmException(
                400,
                BAD_REQUEST,
                "The query parameter '$select' cannot name '" + name + "'. It can name: " + String.join(", ", members)
                        + ".");
    }

    public static ArmException applicationsElsewhere() {
        return new ArmException(
                409,
                "ApplicationsAtIssuer",
                "This server takes the tokens of another issuer (identity.issuer): register the application there, and give"
                        + " roles to its object id ('holdfast role assign', or az role assignment create).");
    }

    public static ArmException applicationUnknown(String clientId) {
        return new ArmException(
                404,
                "ApplicationNotFound",
                "No application with the client id '" + clientId
                        + "' is registered; GET /providers/Holdfast.Identity/applications lists all.");
    }

    public static ArmException applicationId(String clientId) {
        return new ArmException(
                400, "InvalidApplicationId", "The client id '" + clientId + "' of an application must be a GUID.");
    }

    /** What the registry of applications refuses, in its words. */
    public static ArmException application(String code, String message) {
        return new ArmException(409, code, message);
    }

    /** @param problem completes a sentence that begins with the member */
    public static ArmException applicationMember(String member, String problem) {
        return new ArmException(400, "InvalidParameters", "'" + member + "' " + problem + ".");
    }
}
