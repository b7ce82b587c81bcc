package io.holdfast.entities;

import io.holdfast.model.Catalog;
import java.time.Clock;

/** What hooks may use. */
public record Tools(
        Catalog catalog,
        References references,
        Downloads downloads,
        UniqueValues unique,
        SecretReferences secretReferences,
        Clock clock) {}
