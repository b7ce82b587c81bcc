package io.holdfast.vault;

/** Decides what managed identities may do with the blobs of a directory; storage services decide by themselves. */
@FunctionalInterface
public interface BlobRoles {

    /** Nobody has a role. */
    BlobRoles NONE = (principalId, dataAction, scope) -> false;

    /**
     * Whether a role of that principal permits it.
     *
     * @param dataAction such as {@code Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read}
     * @param scope the ARM id of the account, or of what stands for it
     */
    boolean permit(String principalId, String dataAction, String scope);
}
