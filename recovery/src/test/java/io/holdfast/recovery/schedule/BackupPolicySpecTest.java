package io.holdfast.recovery.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.recovery.RecoveryRefusal;
import io.holdfast.recovery.RecoveryRefusedException;
import io.holdfast.recovery.schedule.BackupPolicySpec.Access;
import io.holdfast.recovery.schedule.BackupPolicySpec.OnChange;
import io.holdfast.recovery.schedule.BackupPolicySpec.Schedule;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A policy that cannot be used is not made, whoever makes it. */
class BackupPolicySpecTest {

    private static BackupPolicySpec spec(String account, String container, Optional<Schedule> schedule, int names) {
        return new BackupPolicySpec(
                account,
                container,
                new Access.Configured(),
                schedule,
                Optional.empty(),
                new NamePattern(NamePattern.DEFAULT),
                Collections.nCopies(names, "users"),
                List.of(),
                true,
                RetentionRules.NONE,
                true);
    }

    private static RetentionRules within(String duration) {
        return new RetentionRules(0, 0, 0, 0, 0, Optional.of(duration));
    }

    static Stream<Arguments> wrong() {
        Optional<Schedule> daily = Optional.of(new Schedule("@daily", "UTC"));
        return Stream.of(
                wrong("storageAccount", () -> spec("", "backups", daily, 0)),
                wrong("storageAccount", () -> spec("UPPER", "backups", daily, 0)),
                wrong("containerName", () -> spec("local", "x", daily, 0)),
                wrong("schedule", () -> spec("local", "backups", Optional.empty(), 0)),
                wrong("leaveOut", () -> spec("local", "backups", daily, 1_025)),
                wrong("schedule.cron", () -> new Schedule("1 2 3", "UTC")),
                wrong("schedule.timeZone", () -> new Schedule("@daily", "Mars")),
                wrong("onChange.quietSeconds", () -> new OnChange(0, 900)),
                wrong("onChange.quietSeconds", () -> OnChange.afterQuiet(86_401)),
                wrong("onChange.atMostEverySeconds", () -> new OnChange(60, 59)),
                wrong("namePattern", () -> new NamePattern("{service}")),
                wrong("namePattern", () -> new NamePattern("{service}-{yyyyMMdd-HHmm}")),
                wrong("namePattern", () -> new NamePattern("{who}-{yyyyMMdd-HHmmss}")),
                wrong("namePattern", () -> new NamePattern("{yyyyMMdd-HHmmss}}")),
                wrong("namePattern", () -> new NamePattern("{yyyyMMdd-HHmmss}/")),
                wrong("retention.keepLast", () -> new RetentionRules(-1, 0, 0, 0, 0, Optional.empty())),
                wrong("retention.keepMonthly", () -> new RetentionRules(0, 0, 0, 0, 10_001, Optional.empty())),
                wrong("retention.keepWithin", () -> within("30 days")),
                wrong("retention.keepWithin", () -> within("P-1D")),
                wrong("retention.keepWithin", () -> within("P")),
                wrong("retention.keepWithin", () -> within("P999999999Y")));
    }

    private static Arguments wrong(String member, ThrowingCallable making) {
        return Arguments.of(member, making);
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("wrong")
    void whatIsWrongIsNamed(String member, ThrowingCallable making) {
        assertThatThrownBy(making)
                .isInstanceOfSatisfying(
                        RecoveryRefusedException.class,
                        e -> assertThat(e.refusal())
                                .isInstanceOfSatisfying(
                                        RecoveryRefusal.InvalidPolicy.class,
                                        wrong -> assertThat(wrong.member()).isEqualTo(member)))
                .hasMessageStartingWith(member + " ");
    }

    @Test
    void namesHoldTheTimeOfUtc() {
        assertThat(new NamePattern("{policy}/{service}/{yyyy-MM-dd}T{HH.mm.ss.SSS}")
                        .name("contoso", "p", Instant.parse("2026-11-24T10:11:12.345Z")))
                .isEqualTo("p/contoso/2026-11-24T10.11.12.345");
    }
}
