package io.holdfast.server.settings;

import io.holdfast.gateway.GatewayLimits;
import io.holdfast.server.settings.declare.Declarations;
import io.holdfast.server.settings.declare.Setting;
import io.holdfast.server.settings.declare.SettingTypes;
import java.time.Duration;

/** How patient both doors are. */
final class LimitsSection {

    static final long MEBIBYTE = 1024 * 1024;

    static final Setting<Duration> FIRST_BYTE = Setting.of(
            "limits.firstByteSeconds",
            SettingTypes.seconds(1, 3600),
            GatewayLimits.ofThisMachine().firstByte(),
            "how long a connection, of the gateway or of the management API, may send nothing at all");

    static final Setting<Integer> BYTES_PER_SECOND = Setting.of(
            "limits.bytesPerSecond",
            SettingTypes.wholeNumber(0, 1_000_000),
            Math.toIntExact(GatewayLimits.ofThisMachine().bytesPerSecond()),
            "how fast a head or a body must come after ten seconds; 0 takes any");

    static final Declarations DECLARED = Declarations.of(FIRST_BYTE, BYTES_PER_SECOND);

    private LimitsSection() {}
}
