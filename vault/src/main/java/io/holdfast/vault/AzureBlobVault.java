package io.holdfast.vault;

import com.azure.core.http.rest.PagedResponse;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.models.BlobCorsRule;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.blob.specialized.BlockBlobClient;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A container of Azure Blob Storage, or of anything that speaks its protocol. A blob is staged in blocks and committed in
 * one step, so that a cut-off backup leaves nothing visible.
 */
final class AzureBlobVault implements BackupVault {

    private final BlobServiceClient client;
    private final AzureErrors errors;

    AzureBlobVault(BlobServiceClient client, AzureErrors errors) {
        this.client = client;
        this.errors = errors;
    }

    @Override
    public void createContainer(String container) {
        guarded(container, "", () -> {
            // Not createIfNotExists: it takes every conflict, such as a container that is being deleted, for success.
            try {
                container(container).create();
            } catch (BlobStorageException e) {
                if (!BlobErrorCode.CONTAINER_ALREADY_EXISTS.equals(e.getErrorCode())) {
                    throw e;
                }
            }
            refuseCors();
            return "";
        });
    }

    @Override
    public void requireContainer(String container) {
        // Properties of the container need no more than the role that reading a blob needs.
        guarded(container, "", () -> {
            container(container).getProperties();
            refuseCors();
            return "";
        });
    }

    /**
     * The guide forbids CORS on the account's Blob service, so what works here must work there. Only who has the account's
     * key may read the rules; whoever may not is let pass, as in Azure.
     */
    private void refuseCors() {
        List<BlobCorsRule> rules;
        try {
            rules = client.getProperties().getCors();
        } catch (BlobStorageException e) {
            return;
        }
        if (rules != null && !rules.isEmpty()) {
            throw errors.corsEnabled(rules.getFirst());
        }
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
    public BlobPage page(String container, String prefix, String continuation, int most) {
        return guarded(container, "", () -> {
            var options = new ListBlobsOptions()
                    .setDetails(new BlobListDetails().setRetrieveMetadata(true))
                    .setMaxResultsPerPage(most);
            if (!prefix.isEmpty()) {
                options.setPrefix(prefix);
            }
            PagedResponse<BlobItem> page = container(container)
                    .listBlobs(options, continuation.isEmpty() ? null : continuation, null)
                    .iterableByPage()
                    .iterator()
                    .next();
            String more = page.getContinuationToken();
            return new BlobPage(
                    page.getValue().stream().map(AzureBlobVault::summary).toList(), more == null ? "" : more);
        });
    }

    private static BlobSummary summary(BlobItem item) {
        return new BlobSummary(
                item.getName(),
                item.getProperties().getContentLength(),
                item.getProperties().getLastModified().toInstant(),
                item.getMetadata() == null ? Map.of() : Map.copyOf(item.getMetadata()));
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
