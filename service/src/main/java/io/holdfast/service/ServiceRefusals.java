package io.holdfast.service;

import io.holdfast.arm.ArmException;
import io.holdfast.model.ServiceId;
import java.util.List;

/** Every refusal of the service resource and of what stands around it, in the words of Azure where they are known. */
final class ServiceRefusals {

    private static final String NOT_FOUND = "ResourceNotFound";
    private static final String UNSUPPORTED = "NotSupported";

    private ServiceRefusals() {}

    /** @param header the one that the service's state does not fulfil */
    static ArmException preconditionFailed(String header) {
        return new ArmException(
                412,
                "PreconditionFailed",
                "The service is not in the state that the " + header
                        + " header demands. Read it again and repeat the request.");
    }

    static ArmException nameTaken(ServiceId id) {
        return new ArmException(
                409,
                "ServiceAlreadyExists",
                "Api service already exists: " + id.name() + ". Names are unique in a deployment; choose another one.");
    }

    /** Creating a service whose name a deleted one still has. */
    static ArmException stillDeleted(String name) {
        return new ArmException(
                409,
                "ServiceAlreadyExistsInSoftDeletedState",
                "Api service " + name + " was soft-deleted. In order to create the new service with the same name, you"
                        + " have to either undelete the service or purge it. See https://aka.ms/apimsoftdelete.");
    }

    static ArmException deletedUnknown(String name) {
        return new ArmException(404, "ServiceNotFound", "Api service does not exist: " + name);
    }

    static ArmException deletedMeanwhile(ServiceId id) {
        return new ArmException(
                409,
                "Conflict",
                "The service '" + id.name() + "' was deleted while it was created, perhaps with its"
                        + " resource group. Repeat the request if it is wanted.");
    }

    static ArmException identityNotHis(String caller, String action, String identity) {
        return new ArmException(
                403,
                "LinkedAuthorizationFailed",
                "The client '" + caller + "' may write the service, but not perform action '" + action
                        + "' on the linked scope '" + identity
                        + "'; assign him the role Managed Identity Operator there.");
    }

    static ArmException elsewhere(ServiceId id, String here, String there) {
        return new ArmException(
                409,
                "InvalidResourceLocation",
                "The resource '" + id.name() + "' already exists in location '" + here + "' in resource group '"
                        + id.resourceGroup()
                        + "'. A resource with the same name cannot be created in location '" + there
                        + "'. Please select a new resource name.");
    }

    static ArmException notInLocation(String wanted, List<String> locations) {
        return new ArmException(
                404,
                NOT_FOUND,
                "The service is not in location '" + wanted + "' but in '" + String.join("', '", locations) + "'.");
    }

    static ArmException checksAtOnce(int most) {
        return new ArmException(
                429, "TooManyRequests", most + " connectivity checks are under way; try again in a few seconds.");
    }

    static ArmException checkCutOff() {
        return new ArmException(
                400,
                "OperationInterrupted",
                "The connectivity check was cut off by the end of the server that did it. Start it again.");
    }

    static ArmException noPortal(ServiceId id) {
        return new ArmException(
                400,
                UNSUPPORTED,
                "The service '" + id.name()
                        + "' has no publisher portal to sign in to, so there is no token for one. Sign in to the management"
                        + " API instead.");
    }

    static ArmException noPrivateEndpoints(ServiceId id) {
        return new ArmException(
                400,
                UNSUPPORTED,
                "The service '" + id.name()
                        + "' cannot have private endpoint connections: it is not behind Azure Private Link. Restrict who"
                        + " reaches its ports in your own network.");
    }

    static ArmException noGateways() {
        return new ArmException(
                400,
                UNSUPPORTED,
                "Resources of type 'Microsoft.ApiManagement/gateways' cannot be made here: every service is served by"
                        + " this deployment's own gateway.");
    }

    static ArmException noneOfThisType(String name) {
        return new ArmException(
                404, NOT_FOUND, "The resource '" + name + "' was not found. There is none of this type.");
    }
}
