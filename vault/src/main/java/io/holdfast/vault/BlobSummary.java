package io.holdfast.vault;

import java.time.Instant;
import java.util.Map;

/** A blob as a listing shows it. */
public record BlobSummary(String name, long length, Instant modified, Map<String, String> metadata) {}
