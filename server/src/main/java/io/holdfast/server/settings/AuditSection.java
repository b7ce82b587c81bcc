package io.holdfast.server.settings;

import io.holdfast.server.settings.declare.Declarations;
import io.holdfast.server.settings.declare.Setting;
import io.holdfast.server.settings.declare.SettingTypes;
import io.holdfast.server.settings.declare.Values;
import io.holdfast.store.StoreSettings;
import java.time.Duration;

/**
 * The audit trail.
 *
 * @param kept how long activity records are kept
 * @param most how many
 */
public record AuditSection(Duration kept, int most) {

    private static final Setting<Duration> DAYS = Setting.of(
            "audit.days",
            SettingTypes.days(1, 3650),
            StoreSettings.DEFAULT_ACTIVITIES_KEPT,
            "how many days the records of the [audit trail](audit.md) are kept");

    private static final Setting<Integer> MAX_RECORDS = Setting.of(
            "audit.maxRecords",
            SettingTypes.wholeNumber(1_000, 100_000_000),
            StoreSettings.DEFAULT_ACTIVITIES_MOST,
            "how many of them are kept at most; above, the oldest refused ones go first");

    static final Declarations DECLARED = Declarations.of(DAYS, MAX_RECORDS);

    static AuditSection of(Values values) {
        return new AuditSection(values.get(DAYS), values.get(MAX_RECORDS));
    }
}
