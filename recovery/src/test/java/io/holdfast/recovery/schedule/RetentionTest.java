package io.holdfast.recovery.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.testing.Draw;
import io.holdfast.model.testing.Property;
import io.holdfast.recovery.schedule.Retention.Backup;
import io.holdfast.recovery.schedule.Retention.Decision;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetentionTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static RetentionRules rules(int last, int hourly, int daily, int weekly, int monthly, String within) {
        return new RetentionRules(last, hourly, daily, weekly, monthly, Optional.ofNullable(within));
    }

    private static Backup at(String created) {
        return new Backup(created, Instant.parse(created), false, true);
    }

    private static List<String> kept(List<Decision> decisions) {
        return decisions.stream()
                .filter(Decision::keep)
                .map(each -> each.backup().name())
                .toList();
    }

    @Test
    void keepsTheNewestOfEachPeriodOfTheZone() {
        // 23:30Z is the next day in Berlin.
        var backups = List.of(
                at("2026-11-24T09:00:00Z"),
                at("2026-11-24T08:00:00Z"),
                at("2026-11-23T23:30:00Z"),
                at("2026-11-23T22:30:00Z"),
                at("2026-11-23T10:00:00Z"),
                at("2026-11-22T10:00:00Z"),
                at("2026-10-31T10:00:00Z"),
                at("2026-10-30T10:00:00Z"));

        assertThat(kept(Retention.decide(backups, rules(0, 0, 2, 0, 0, null), BERLIN, NOW)))
                .containsExactly("2026-11-24T09:00:00Z", "2026-11-23T22:30:00Z");
        assertThat(kept(Retention.decide(backups, rules(0, 0, 0, 2, 0, null), BERLIN, NOW)))
                .containsExactly("2026-11-24T09:00:00Z", "2026-11-22T10:00:00Z");
        assertThat(kept(Retention.decide(backups, rules(0, 0, 0, 0, 2, null), BERLIN, NOW)))
                .containsExactly("2026-11-24T09:00:00Z", "2026-10-31T10:00:00Z");
        assertThat(kept(Retention.decide(backups, rules(0, 0, 0, 0, 0, "P1DT1H"), BERLIN, NOW)))
                .containsExactly(
                        "2026-11-24T09:00:00Z",
                        "2026-11-24T08:00:00Z",
                        "2026-11-23T23:30:00Z",
                        "2026-11-23T22:30:00Z",
                        "2026-11-23T10:00:00Z");
    }

    @Test
    void saysEveryReason() {
        var backups = List.of(
                new Backup("c", NOW.minus(1, ChronoUnit.HOURS), false, true),
                new Backup("b", NOW.minus(2, ChronoUnit.HOURS), true, true),
                new Backup("a", NOW.minus(3, ChronoUnit.HOURS), true, true));

        assertThat(Retention.decide(backups, rules(1, 0, 1, 0, 0, null), BERLIN, NOW))
                .extracting(Decision::reasons)
                .containsExactly(List.of("newest", "keepLast", "keepDaily"), List.of("newest proven"), List.of());
    }

    /** Backups and rules that decide about them. */
    private record Decided(List<Backup> backups, RetentionRules rules) {

        static Decided draw(Draw draw) {
            List<Long> ages =
                    draw.list(60, age -> age.between(0, Duration.ofDays(500).toMinutes()));
            var backups = IntStream.range(0, ages.size())
                    .mapToObj(i -> new Backup(
                            "b" + i, NOW.minus(ages.get(i), ChronoUnit.MINUTES), draw.oneIn(4), !draw.oneIn(3)))
                    .toList();
            return new Decided(
                    backups,
                    new RetentionRules(
                            few(draw),
                            few(draw),
                            few(draw),
                            few(draw),
                            few(draw),
                            Optional.of(draw.of("", "P30D", "PT36H", "P1Y2M")).filter(text -> !text.isEmpty())));
        }

        private static int few(Draw draw) {
            return draw.between(0, 8);
        }

        List<Decision> decisions() {
            return of(backups);
        }

        List<Decision> of(List<Backup> others) {
            return Retention.decide(others, rules, BERLIN, NOW);
        }
    }

    @Test
    void theNewestAndTheNewestProvenAlwaysStay() {
        Property.holds(Decided::draw, decided -> {
            List<String> kept = kept(decided.decisions());

            for (boolean opens : List.of(true, false)) {
                List<Backup> alike = decided.backups().stream()
                        .filter(backup -> backup.opens() == opens)
                        .toList();
                newest(alike, false).ifPresent(backup -> assertThat(kept).contains(backup.name()));
                newest(alike, true).ifPresent(backup -> assertThat(kept).contains(backup.name()));
            }
        });
    }

    private static Optional<Backup> newest(List<Backup> backups, boolean proven) {
        return backups.stream()
                .filter(backup -> backup.proven() || !proven)
                .max((a, b) -> a.created().equals(b.created())
                        ? a.name().compareTo(b.name())
                        : a.created().compareTo(b.created()));
    }

    @Test
    void whatNoKeyHereOpensDisplacesNothingThatCanBeRestored() {
        Property.holds(Decided::draw, decided -> {
            List<Backup> openable =
                    decided.backups().stream().filter(Backup::opens).toList();

            assertThat(decided.decisions().stream()
                            .filter(decision -> decision.backup().opens()))
                    .isEqualTo(decided.of(openable));
        });
    }

    private record Shuffled(Decided decided, List<Backup> backups) {

        static Shuffled draw(Draw draw) {
            Decided decided = Decided.draw(draw);
            var shuffled = new ArrayList<>(decided.backups());
            Collections.shuffle(shuffled, draw.random());
            return new Shuffled(decided, shuffled);
        }
    }

    @Test
    void everyBackupIsDecidedOnceAndTheOrderDoesNotMatter() {
        Property.holds(Shuffled::draw, shuffled -> {
            List<Decision> decisions = shuffled.decided().decisions();

            assertThat(decisions)
                    .extracting(Decision::backup)
                    .containsExactlyInAnyOrderElementsOf(shuffled.decided().backups());
            assertThat(shuffled.decided().of(shuffled.backups())).isEqualTo(decisions);
        });
    }

    @Test
    void doingItTwiceRemovesNoMore() {
        Property.holds(Decided::draw, decided -> {
            List<Backup> left = decided.decisions().stream()
                    .filter(Decision::keep)
                    .map(Decision::backup)
                    .toList();

            assertThat(decided.of(left)).allMatch(Decision::keep);
        });
    }

    @Test
    void aGenerousRuleKeepsNoLess() {
        Property.holds(Decided::draw, decided -> {
            RetentionRules rules = decided.rules();
            var more = new RetentionRules(
                    rules.keepLast() + 1,
                    rules.keepHourly() + 1,
                    rules.keepDaily() + 1,
                    rules.keepWeekly() + 1,
                    rules.keepMonthly() + 1,
                    rules.keepWithin());
            List<String> keptByMore = kept(Retention.decide(decided.backups(), more, BERLIN, NOW));

            if (!rules.keepAll()) {
                assertThat(keptByMore).containsAll(kept(decided.decisions()));
            }
        });
    }

    @Test
    void soManyAreKeptAsTheRulesAllow() {
        Property.holds(Decided::draw, decided -> {
            RetentionRules rules = decided.rules();
            if (rules.keepAll() || rules.keepWithin().isPresent()) {
                return;
            }
            int most = 2
                    * (rules.keepLast()
                            + rules.keepHourly()
                            + rules.keepDaily()
                            + rules.keepWeekly()
                            + rules.keepMonthly()
                            + 2);

            assertThat(kept(decided.decisions()))
                    .hasSizeBetween(Math.min(decided.backups().size(), rules.keepLast()), most);
        });
    }
}
