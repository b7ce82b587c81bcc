package io.holdfast.vault;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import com.google.auto.service.AutoService;
import io.holdfast.vault.StorageException.Problem;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;

/** Serves http and https endpoints, with the account's key or a managed identity. */
@AutoService(VaultProvider.class)
public final class AzureBlobProvider implements VaultProvider {

    /** Old enough for emulators and sovereign clouds, new enough for managed identities. */
    private static final BlobServiceVersion SERVICE_VERSION = BlobServiceVersion.V2021_06_08;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 8000;

    @Override
    public boolean serves(URI endpoint) {
        return "https".equals(endpoint.getScheme()) || "http".equals(endpoint.getScheme());
    }

    @Override
    public BackupVault open(String accountName, StorageAccounts.Account account, StorageAccess access) {
        var builder = new BlobServiceClientBuilder()
                .endpoint(account.endpoint().toString())
                .serviceVersion(version(accountName, account))
                .httpClient(client(account.connection()))
                .retryOptions(retries(account.connection()))
                .addPolicy(new AzureTimeouts());
        switch (access) {
            case StorageAccess.AccessKey(String key) -> builder.credential(sharedKey(accountName, account, key));
            case StorageAccess.ManagedIdentity identity ->
                builder.credential(AzureIdentities.credential(accountName, account, identity));
        }
        return new AzureBlobVault(builder.buildClient(), new AzureErrors(accountName, account, access));
    }

    private static HttpClient client(StorageConnection connection) {
        var client = java.net.http.HttpClient.newBuilder();
        connection.trust().ifPresent(client::sslContext);
        Duration connecting =
                connection.timeout().compareTo(CONNECT_TIMEOUT) < 0 ? connection.timeout() : CONNECT_TIMEOUT;
        // The client's own bounds, since the pipeline's does not end a call that waits for an answer.
        return new JdkHttpClientBuilder(client)
                .connectionTimeout(connecting)
                .responseTimeout(connection.timeout())
                .readTimeout(connection.timeout())
                .writeTimeout(connection.timeout())
                .build();
    }

    /** 408, 429, 5xx and cut connections are tried again, after half a second to eight. */
    private static RequestRetryOptions retries(StorageConnection connection) {
        return new RequestRetryOptions(
                RetryPolicyType.EXPONENTIAL,
                connection.tries(),
                Math.toIntExact(connection.timeout().toSeconds()),
                FIRST_PAUSE_MILLIS,
                LONGEST_PAUSE_MILLIS,
                null);
    }

    private static BlobServiceVersion version(String accountName, StorageAccounts.Account account) {
        return account.serviceVersion()
                .map(wanted -> Arrays.stream(BlobServiceVersion.values())
                        .filter(version -> version.getVersion().equals(wanted))
                        .findFirst()
                        .orElseThrow(() -> new StorageException(
                                Problem.ACCESS_NOT_SUPPORTED,
                                "the setting storage.accounts." + accountName + ".serviceVersion names '" + wanted
                                        + "', which is no version of the Blob service; leave it out for "
                                        + SERVICE_VERSION.getVersion())))
                .orElse(SERVICE_VERSION);
    }

    private static StorageSharedKeyCredential sharedKey(
            String accountName, StorageAccounts.Account account, String key) {
        try {
            if (Base64.getDecoder().decode(key).length > 0) {
                return new StorageSharedKeyCredential(nameOnService(accountName, account.endpoint()), key);
            }
        } catch (IllegalArgumentException e) {
            // answered below
        }
        throw new StorageException(
                Problem.KEY_REFUSED,
                "the access key for storage account '" + accountName
                        + "' is not base64; take one of the account's two keys");
    }

    /** An account may be configured under another name than its service knows it by; the key is signed with the latter. */
    static String nameOnService(String accountName, URI endpoint) {
        String path = endpoint.getPath() == null ? "" : endpoint.getPath().replaceAll("^/+|/+$", "");
        if (!path.isEmpty()) {
            return path.substring(path.lastIndexOf('/') + 1);
        }
        String host = endpoint.getHost() == null ? "" : endpoint.getHost();
        int blob = host.indexOf(".blob.");
        return blob > 0 ? host.substring(0, blob) : accountName;
    }
}
