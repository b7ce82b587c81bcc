package io.holdfast.vault;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.blob.specialized.BlockBlobClient;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import com.google.auto.service.AutoService;
import io.holdfast.vault.StorageException.Problem;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A container of Azure Blob Storage, or of anything that speaks its protocol. A blob is staged in blocks and committed in
 * one step, so that a cut-off backup leaves nothing visible.
 */
final class AzureBlobVault implements BackupVault {

    /** Old enough for emulators and sovereign clouds, new enough for managed identities. */
    private static final BlobServiceVersion SERVICE_VERSION = BlobServiceVersion.V2021_06_08;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int TRIES = 4;
    private static final int TRY_TIMEOUT_SECONDS = 120;

    private final BlobServiceClient client;
    private final AzureErrors errors;

    private AzureBlobVault(BlobServiceClient client, AzureErrors errors) {
        this.client = client;
        this.errors = errors;
    }

    /** Serves http and https endpoints. */
    @AutoService(VaultProvider.class)
    public static final class Provider implements VaultProvider {

        @Override
        public boolean serves(URI endpoint) {
            return "https".equals(endpoint.getScheme()) || "http".equals(endpoint.getScheme());
        }

        @Override
        public BackupVault open(String accountName, StorageAccounts.Account account, StorageAccess access) {
            var builder = new BlobServiceClientBuilder()
                    .endpoint(account.endpoint().toString())
                    .serviceVersion(SERVICE_VERSION)
                    .httpClient(new JdkHttpClientBuilder()
                            .connectionTimeout(CONNECT_TIMEOUT)
                            .build())
                    .retryOptions(new RequestRetryOptions(
                            RetryPolicyType.EXPONENTIAL, TRIES, TRY_TIMEOUT_SECONDS, 500L, 8000L, null));
            switch (access) {
                case StorageAccess.AccessKey(String key) -> builder.credential(sharedKey(accountName, key));
                case StorageAccess.SystemAssignedManagedIdentity() ->
                    builder.credential(identity(accountName, account, new ManagedIdentityCredentialBuilder()));
                case StorageAccess.UserAssignedManagedIdentity(String clientId) ->
                    builder.credential(
                            identity(accountName, account, new ManagedIdentityCredentialBuilder().clientId(clientId)));
            }
            return new AzureBlobVault(builder.buildClient(), new AzureErrors(accountName, account.endpoint()));
        }

        private static StorageSharedKeyCredential sharedKey(String accountName, String key) {
            try {
                if (Base64.getDecoder().decode(key).length > 0) {
                    return new StorageSharedKeyCredential(accountName, key);
                }
            } catch (IllegalArgumentException e) {
                // answered below
            }
            throw new StorageException(
                    Problem.KEY_REFUSED,
                    "the access key for storage account '" + accountName
                            + "' is not base64; take one of the account's two keys");
        }

        private static TokenCredential identity(
                String accountName, StorageAccounts.Account account, ManagedIdentityCredentialBuilder builder) {
            if (!"https".equals(account.endpoint().getScheme())) {
                throw new StorageException(
                        Problem.ACCESS_NOT_SUPPORTED,
                        "a managed identity can only be used over https, and storage account '" + accountName
                                + "' lies at " + account.endpoint());
            }
            return builder.build();
        }
    }

    @Override
    public void createContainer(String container) {
        guarded(container, "", () -> client.getBlobContainerClient(container).createIfNotExists());
    }

    @Override
    public void requireContainer(String container) {
        // Properties of the container need no more than the role that reading a blob needs.
        guarded(container, "", () -> container(container).getProperties());
    }

    @Override
    public BlobWriter write(String container, String blob) {
        BlockBlobClient target = container(container).getBlobClient(blob).getBlockBlobClient();
        return new AzureBlobWriter(
                target,
                work -> guarded(container, blob, () -> {
                    work.run();
                    return "";
                }));
    }

    @Override
    public BlobReader read(String container, String blob) {
        BlockBlobClient source = container(container).getBlobClient(blob).getBlockBlobClient();
        var properties = guarded(container, blob, source::getProperties);
        return new AzureBlobReader(
                source,
                properties.getBlobSize(),
                properties.getETag(),
                failure -> errors.translate(failure, container, blob));
    }

    @Override
    public List<BlobSummary> list(String container) {
        return guarded(container, "", () -> {
            var options = new ListBlobsOptions().setDetails(new BlobListDetails().setRetrieveMetadata(true));
            var found = new ArrayList<BlobSummary>();
            for (BlobItem item : container(container).listBlobs(options, null)) {
                found.add(new BlobSummary(
                        item.getName(),
                        item.getProperties().getContentLength(),
                        item.getProperties().getLastModified().toInstant(),
                        item.getMetadata() == null ? Map.of() : Map.copyOf(item.getMetadata())));
            }
            return List.copyOf(found);
        });
    }

    @Override
    public void delete(String container, String blob) {
        guarded(container, blob, () -> container(container).getBlobClient(blob).deleteIfExists());
    }

    private BlobContainerClient container(String container) {
        return client.getBlobContainerClient(container);
    }

    private <T> T guarded(String container, String blob, Supplier<T> call) {
        try {
            return call.get();
        } catch (StorageException e) {
            throw e;
        } catch (RuntimeException e) {
            throw errors.translate(e, container, blob);
        }
    }

    @Override
    public void close() {
        // the client holds no connection that would have to be closed
    }
}
