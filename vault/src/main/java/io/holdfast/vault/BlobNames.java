package io.holdfast.vault;

import io.holdfast.vault.StorageException.Problem;
import java.util.regex.Pattern;

/** The naming rules of Azure Blob Storage, checked before anything is sent; a directory keeps to them as well. */
public final class BlobNames {

    private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9]{3,24}");
    private static final Pattern CONTAINER = Pattern.compile("[a-z0-9](-?[a-z0-9]){2,62}");
    private static final int LONGEST_BLOB = 1024;
    private static final int MOST_SEGMENTS = 254;

    private BlobNames() {}

    public static void checkAccount(String account) {
        if (!ACCOUNT.matcher(account).matches()) {
            throw new StorageException(
                    Problem.BAD_ACCOUNT_NAME,
                    "'" + account + "' is no storage account name: it has 3 to 24 lower-case letters and digits");
        }
    }

    public static void checkContainer(String container) {
        if (container.length() > 63 || !CONTAINER.matcher(container).matches()) {
            // The misspelling is Azure's, and scripts look for it.
            throw new StorageException(
                    Problem.BAD_CONTAINER_NAME, "The specifed resource name contains invalid characters.");
        }
    }

    public static void checkBlob(String blob) {
        boolean control = blob.chars().anyMatch(c -> c < 0x20 || c == 0x7f);
        if (blob.isEmpty()
                || blob.length() > LONGEST_BLOB
                || blob.endsWith(".")
                || blob.endsWith("/")
                || control
                || blob.split("/", -1).length > MOST_SEGMENTS) {
            throw new StorageException(
                    Problem.BAD_BLOB_NAME,
                    "'" + (blob.length() > 64 ? blob.substring(0, 64) + "…" : blob)
                            + "' is no blob name: it has 1 to 1024 characters, none of them a control character, and does not"
                            + " end with a dot or a slash");
        }
    }
}
