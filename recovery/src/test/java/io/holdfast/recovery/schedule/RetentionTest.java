package io.holdfast.recovery.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.recovery.schedule.Retention.Backup;
import io.holdfast.recovery.schedule.Retention.Decision;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

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

    @Example
    void keeps_the_newest_of_each_period_of_the_zone() {
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

    @Example
    void says_every_reason() {
        var backups = List.of(
                new Backup("c", NOW.minus(1, ChronoUnit.HOURS), false, true),
                new Backup("b", NOW.minus(2, ChronoUnit.HOURS), true, true),
                new Backup("a", NOW.minus(3, ChronoUnit.HOURS), true, true));

        assertThat(Retention.decide(backups, rules(1, 0, 1, 0, 0, null), BERLIN, NOW))
                .extracting(Decision::reasons)
                .containsExactly(List.of("newest", "keepLast", "keepDaily"), List.of("newest proven"), List.of());
    }

    @Property
    void the_newest_and_the_newest_proven_always_stay(
            @ForAll("backups") List<Backup> backups, @ForAll("rules") RetentionRules rules) {
        List<String> kept = kept(Retention.decide(backups, rules, BERLIN, NOW));

        for (boolean opens : List.of(true, false)) {
            List<Backup> alike =
                    backups.stream().filter(backup -> backup.opens() == opens).toList();
            newest(alike, false).ifPresent(backup -> assertThat(kept).contains(backup.name()));
            newest(alike, true).ifPresent(backup -> assertThat(kept).contains(backup.name()));
        }
    }

    @Property
    void what_no_key_here_opens_displaces_nothing_that_can_be_restored(
            @ForAll("backups") List<Backup> backups, @ForAll("rules") RetentionRules rules) {
        List<Backup> openable = backups.stream().filter(Backup::opens).toList();

        assertThat(Retention.decide(backups, rules, BERLIN, NOW).stream()
                        .filter(decision -> decision.backup().opens()))
                .isEqualTo(Retention.decide(openable, rules, BERLIN, NOW));
    }

    private static Optional<Backup> newest(List<Backup> backups, boolean proven) {
        return backups.stream()
                .filter(backup -> backup.proven() || !proven)
                .max((a, b) -> a.created().equals(b.created())
                        ? a.name().compareTo(b.name())
                        : a.created().compareTo(b.created()));
    }

    @Property
    void every_backup_is_decided_once_and_the_order_does_not_matter(
            @ForAll("backups") List<Backup> backups, @ForAll("rules") RetentionRules rules, @ForAll Random random) {
        var shuffled = new java.util.ArrayList<>(backups);
        Collections.shuffle(shuffled, random);

        List<Decision> decisions = Retention.decide(backups, rules, BERLIN, NOW);

        assertThat(decisions).extracting(Decision::backup).containsExactlyInAnyOrderElementsOf(backups);
        assertThat(Retention.decide(shuffled, rules, BERLIN, NOW)).isEqualTo(decisions);
    }

    @Property
    void doing_it_twice_removes_no_more(
            @ForAll("backups") List<Backup> backups, @ForAll("rules") RetentionRules rules) {
        List<Backup> left = Retention.decide(backups, rules, BERLIN, NOW).stream()
                .filter(Decision::keep)
                .map(Decision::backup)
                .toList();

        assertThat(Retention.decide(left, rules, BERLIN, NOW)).allMatch(Decision::keep);
    }

    @Property
    void a_generous_rule_keeps_no_less(@ForAll("backups") List<Backup> backups, @ForAll("rules") RetentionRules rules) {
        var more = new RetentionRules(
                rules.last() + 1,
                rules.hourly() + 1,
                rules.daily() + 1,
                rules.weekly() + 1,
                rules.monthly() + 1,
                rules.within());
        List<String> keptByMore = kept(Retention.decide(backups, more, BERLIN, NOW));

        if (!rules.keepAll()) {
            assertThat(keptByMore).containsAll(kept(Retention.decide(backups, rules, BERLIN, NOW)));
        }
    }

    @Property
    void so_many_are_kept_as_the_rules_allow(
            @ForAll("backups") List<Backup> backups, @ForAll("rules") RetentionRules rules) {
        if (rules.keepAll() || rules.within().isPresent()) {
            return;
        }
        int most = 2 * (rules.last() + rules.hourly() + rules.daily() + rules.weekly() + rules.monthly() + 2);

        assertThat(kept(Retention.decide(backups, rules, BERLIN, NOW)))
                .hasSizeBetween(Math.min(backups.size(), rules.last()), most);
    }

    @Provide
    Arbitrary<List<Backup>> backups() {
        Arbitrary<Long> ages =
                Arbitraries.longs().between(0, Duration.ofDays(500).toMinutes());
        return Combinators.combine(ages.list().ofMaxSize(60), Arbitraries.integers())
                .as((minutes, seed) -> {
                    var random = new Random(seed);
                    return IntStream.range(0, minutes.size())
                            .mapToObj(i -> new Backup(
                                    "b" + i,
                                    NOW.minus(minutes.get(i), ChronoUnit.MINUTES),
                                    random.nextInt(4) == 0,
                                    random.nextInt(3) > 0))
                            .toList();
                });
    }

    @Provide
    Arbitrary<RetentionRules> rules() {
        Arbitrary<Integer> few = Arbitraries.integers().between(0, 8);
        Arbitrary<Optional<String>> within =
                Arbitraries.of(Optional.empty(), Optional.of("P30D"), Optional.of("PT36H"), Optional.of("P1Y2M"));
        return Combinators.combine(few, few, few, few, few, within).as(RetentionRules::new);
    }
}
