package io.holdfast.entities;

import io.holdfast.model.Catalog;
import io.holdfast.usage.quota.QuotaLedger;
import java.time.Clock;

/** What hooks may use. */
public record HookContext(
        Catalog catalog,
        ResourceReferences references,
        Downloads downloads,
        UniqueValues unique,
        SecretReferences secretReferences,
        QuotaLedger quotas,
        Clock clock) {}
