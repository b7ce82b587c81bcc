package io.holdfast.vault;

/**
 * What a storage service was shown, in the words of its refusals.
 *
 * @param name what it is
 * @param check what to look at when it is refused
 * @param doubt what may be wrong with it
 * @param holder whom a role is to be assigned to, where that is known
 */
record AzureProof(String name, String check, String doubt, String holder) {

    static AzureProof of(String account, StorageAccounts.Account configured, StorageAccess access) {
        return switch (access) {
            case StorageAccess.AccessKey key -> new AzureProof("the access key", "the key", "the key may be wrong", "");
            case StorageAccess.ManagedIdentity identity ->
                new AzureProof(
                        "the token of the managed identity",
                        "the tenant of the identity, the settings storage.identity and storage.accounts." + account
                                + ".identity, which say who issues its tokens,",
                        "the identity may have no role there",
                        // The platform knows its identities by other principals than a service's document shows.
                        configured.identities().tokens().isEmpty()
                                ? ""
                                : " to the principal " + identity.principalId());
        };
    }
}
