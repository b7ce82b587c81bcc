package io.holdfast.vault;

import io.holdfast.vault.StorageException.Problem;

/** A directory as a managed identity may use it: each call needs a role, as it does in a storage service. */
record RoleCheckedVault(BackupVault vault, String account, String principalId, Identities identities)
        implements BackupVault {

    private static final String BLOBS = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/";

    @Override
    public void createContainer(String container) {
        demand("write");
        vault.createContainer(container);
    }

    @Override
    public void requireContainer(String container) {
        demand("read");
        vault.requireContainer(container);
    }

    @Override
    public BlobWriter write(String container, String blob) {
        demand("write");
        return vault.write(container, blob);
    }

    @Override
    public BlobReader read(String container, String blob) {
        demand("read");
        return vault.read(container, blob);
    }

    @Override
    public BlobPage page(String container, String prefix, String continuation, int most) {
        demand("read");
        return vault.page(container, prefix, continuation, most);
    }

    @Override
    public void delete(String container, String blob) {
        demand("delete");
        vault.delete(container, blob);
    }

    private void demand(String verb) {
        if (!identities.roles().permit(principalId, BLOBS + verb, identities.scope())) {
            throw new StorageException(
                    Problem.FORBIDDEN,
                    "the storage account '" + account
                            + "' (a directory) does not let the managed identity with principal id "
                            + principalId + " in: it has no role Storage Blob Data Contributor at " + identities.scope()
                            + "; assign it: az role assignment create --role \"Storage Blob Data Contributor\""
                            + " --assignee-object-id " + principalId
                            + " --assignee-principal-type ServicePrincipal --scope " + identities.scope());
        }
    }

    @Override
    public void close() {
        vault.close();
    }
}
