package io.holdfast.vault;

import java.util.List;

/**
 * A part of a container's listing.
 *
 * @param continuation what to ask with for what follows; empty when nothing does
 */
public record BlobPage(List<BlobSummary> blobs, String continuation) {

    public BlobPage {
        blobs = List.copyOf(blobs);
    }
}
