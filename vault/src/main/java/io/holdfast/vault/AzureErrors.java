package io.holdfast.vault;

import com.azure.storage.blob.models.BlobCorsRule;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobStorageException;
import io.holdfast.vault.StorageException.Problem;
import java.net.URI;
import javax.net.ssl.SSLException;

/** Says in words what a storage service answered: the account, the cause, the next step. */
final class AzureErrors {

    private final String account;
    private final URI endpoint;
    private final AzureProof proof;

    AzureErrors(String account, StorageAccounts.Account configured, StorageAccess access) {
        this.account = account;
        this.endpoint = configured.endpoint();
        this.proof = AzureProof.of(account, configured, access);
    }

    StorageException translate(Throwable failure, String container, String blob) {
        Throwable cause = failure;
        while (cause != null) {
            if (cause instanceof BlobStorageException answer) {
                return answered(answer, container, blob);
            }
            if (cause instanceof StorageException said) {
                return said;
            }
            if (AzureIdentities.hasNoToken(cause)) {
                return new StorageException(Problem.KEY_REFUSED, AzureIdentities.noToken(account), failure);
            }
            if (cause instanceof SSLException) {
                return new StorageException(
                        Problem.UNREACHABLE,
                        "the storage account '" + account + "' at " + endpoint
                                + " shows a certificate that is not trusted here; name the authority that signed it in"
                                + " the setting storage.accounts." + account + ".caFile (" + reason(failure) + ")",
                        failure);
            }
            cause = cause.getCause();
        }
        return new StorageException(
                Problem.UNREACHABLE,
                "the storage account '" + account + "' cannot be reached at " + endpoint
                        + "; check the account's name, its network rules and the setting storage.accounts." + account
                        + ".endpoint (" + reason(failure) + ")",
                failure);
    }

    StorageException corsEnabled(BlobCorsRule rule) {
        return new StorageException(
                Problem.CORS_ENABLED,
                "the Blob service of the storage account '" + account + "' has CORS rules (the first lets "
                        + rule.getAllowedOrigins() + " use " + rule.getAllowedMethods()
                        + "); remove them, such as with: az storage cors clear --services b --account-name " + account
                        + ", or take an account without");
    }

    private StorageException answered(BlobStorageException answer, String container, String blob) {
        BlobErrorCode code = answer.getErrorCode();
        String name = code == null ? "HTTP " + answer.getStatusCode() : code.toString();
        return switch (name) {
            case "AuthenticationFailed" ->
                problem(
                        Problem.KEY_REFUSED,
                        answer,
                        "refused " + proof.name() + " (AuthenticationFailed); check " + proof.check()
                                + " and the clock of this machine");
            case "AuthorizationFailure" ->
                problem(
                        Problem.FORBIDDEN,
                        answer,
                        "does not let this server in (AuthorizationFailure): " + proof.doubt() + ", or the"
                                + " account's firewall does not allow this server's outbound addresses");
            case "KeyBasedAuthenticationNotPermitted" ->
                problem(
                        Problem.KEY_REFUSED,
                        answer,
                        "does not permit access keys; allow them, or use a managed identity");
            case "AuthorizationPermissionMismatch", "InsufficientAccountPermissions" ->
                problem(
                        Problem.FORBIDDEN,
                        answer,
                        "lets the identity in, but without the role: assign Storage Blob Data Contributor on the account"
                                + proof.holder() + " (it takes up to ten minutes to work)");
            case "InvalidAuthenticationInfo", "NoAuthenticationInformation" ->
                problem(
                        Problem.KEY_REFUSED,
                        answer,
                        "refused " + proof.name() + " (" + name + "); check " + proof.check());
            case "AccountIsDisabled" -> problem(Problem.FORBIDDEN, answer, "is disabled");
            case "ContainerNotFound" ->
                problem(Problem.CONTAINER_NOT_FOUND, answer, "has no container '" + container + "'");
            case "BlobNotFound", "ResourceNotFound" ->
                problem(Problem.BLOB_NOT_FOUND, answer, "has no blob '" + blob + "' in container '" + container + "'");
            case "InvalidResourceName" ->
                new StorageException(
                        Problem.BAD_CONTAINER_NAME, "The specifed resource name contains invalid characters.", answer);
            case "ContainerBeingDeleted" ->
                problem(
                        Problem.CONTAINER_BUSY,
                        answer,
                        "is deleting the container '" + container + "'; try again in a minute, or take another");
            case "BlobArchived", "BlobBeingRehydrated" ->
                problem(Problem.CONFLICT, answer, "has archived the blob '" + blob + "'; rehydrate it first");
            case "BlobImmutableDueToPolicy", "BlobImmutableDueToLegalHold" ->
                problem(
                        Problem.CONFLICT,
                        answer,
                        "holds the blob '" + blob + "' immutable; back up under another name");
            case "LeaseIdMissing", "LeaseIdMismatchWithBlobOperation", "LeaseLost" ->
                problem(
                        Problem.CONFLICT,
                        answer,
                        "has a lease on the blob '" + blob + "'; break it, or use another name");
            case "ConditionNotMet" ->
                problem(
                        Problem.CONFLICT,
                        answer,
                        "says that the blob '" + blob + "' was replaced while it was read; try again");
            case "InvalidBlobType" ->
                problem(
                        Problem.CONFLICT,
                        answer,
                        "has a blob '" + blob + "' of another type; delete it or use another name");
            default -> byStatus(answer, name, container, blob);
        };
    }

    /** Answers to HEAD have no body, and some services no code. */
    private StorageException byStatus(BlobStorageException answer, String name, String container, String blob) {
        return switch (answer.getStatusCode()) {
            case 404 ->
                blob.isEmpty()
                        ? problem(Problem.CONTAINER_NOT_FOUND, answer, "has no container '" + container + "'")
                        : problem(
                                Problem.BLOB_NOT_FOUND,
                                answer,
                                "has no blob '" + blob + "' in container '" + container + "'");
            case 401, 403 ->
                problem(
                        Problem.KEY_REFUSED,
                        answer,
                        "refused the request (" + name + "); check " + proof.check() + " and the account's firewall");
            case 412 ->
                problem(
                        Problem.CONFLICT,
                        answer,
                        "says that the blob '" + blob + "' was replaced meanwhile; try again");
            default -> problem(Problem.FAILED, answer, "failed: " + name);
        };
    }

    private StorageException problem(Problem problem, Throwable cause, String what) {
        return new StorageException(problem, "the storage account '" + account + "' " + what, cause);
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }
}
