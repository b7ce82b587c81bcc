package io.holdfast.recovery.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Decides which backups of a policy are kept, and says why. It does nothing. */
final class Retention {

    private static final Comparator<Backup> NEWEST_FIRST =
            Comparator.comparing(Backup::created).thenComparing(Backup::name).reversed();

    /**
     * A backup as the rules see it.
     *
     * @param opens whether its recovery key is here
     */
    record Backup(String name, Instant created, boolean proven, boolean opens) {}

    /** @param reasons why it is kept; none: it goes */
    record Decision(Backup backup, List<String> reasons) {

        boolean keep() {
            return !reasons.isEmpty();
        }

        RetentionDecision shown() {
            return new RetentionDecision(backup.name(), backup.created(), backup.proven(), backup.opens(), reasons);
        }
    }

    private final ZoneId zone;
    private final List<Backup> newestFirst;
    private final Map<Backup, List<String>> reasons = new LinkedHashMap<>();

    private Retention(List<Backup> backups, ZoneId zone) {
        this.zone = zone;
        this.newestFirst = backups.stream().sorted(NEWEST_FIRST).toList();
        newestFirst.forEach(backup -> reasons.put(backup, new ArrayList<>()));
    }

    /**
     * All of them with the reasons, newest first. The newest one and the newest proven one are always kept. Those that no key
     * here opens are decided apart from the others, so that they displace none that can be restored, and are there as before
     * when their key comes back.
     *
     * @param zone whose hours, days, weeks and months count
     */
    static List<Decision> decide(List<Backup> backups, RetentionRules rules, ZoneId zone, Instant now) {
        return backups.stream().collect(Collectors.partitioningBy(Backup::opens)).values().stream()
                .flatMap(group -> decideAlike(group, rules, zone, now).stream())
                .sorted(Comparator.comparing(Decision::backup, NEWEST_FIRST))
                .toList();
    }

    private static List<Decision> decideAlike(List<Backup> backups, RetentionRules rules, ZoneId zone, Instant now) {
        var retention = new Retention(backups, zone);
        retention.apply(rules, now);
        return retention.newestFirst.stream()
                .map(backup -> new Decision(backup, List.copyOf(Objects.requireNonNull(retention.reasons.get(backup)))))
                .toList();
    }

    private void apply(RetentionRules rules, Instant now) {
        newestFirst.stream().limit(1).forEach(backup -> keep(backup, "newest"));
        newestFirst.stream().filter(Backup::proven).limit(1).forEach(backup -> keep(backup, "newest proven"));
        if (rules.keepAll()) {
            newestFirst.forEach(backup -> keep(backup, "no rule"));
            return;
        }
        newestFirst.stream().limit(rules.keepLast()).forEach(backup -> keep(backup, "keepLast"));
        oneOfEach(
                rules.keepHourly(),
                "keepHourly",
                at -> at.truncatedTo(ChronoUnit.HOURS).toInstant());
        oneOfEach(rules.keepDaily(), "keepDaily", ZonedDateTime::toLocalDate);
        oneOfEach(
                rules.keepWeekly(),
                "keepWeekly",
                at -> at.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
        oneOfEach(rules.keepMonthly(), "keepMonthly", YearMonth::from);
        Instant limit = rules.youngerThan(now, zone);
        newestFirst.stream()
                .filter(backup -> backup.created().isAfter(limit))
                .forEach(backup -> keep(backup, "keepWithin"));
    }

    private void oneOfEach(int most, String rule, Function<ZonedDateTime, Object> period) {
        Set<Object> seen = new HashSet<>();
        for (Backup backup : newestFirst) {
            if (seen.size() < most && seen.add(period.apply(backup.created().atZone(zone)))) {
                keep(backup, rule);
            }
        }
    }

    private void keep(Backup backup, String why) {
        Objects.requireNonNull(reasons.get(backup)).add(why);
    }
}
