package io.holdfast.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLongArray;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What a budget promises, whatever is asked of it and in whatever order. */
class BudgetProperties {

    /** @param claimant 0 to 3 @param amount negative: gives back his oldest claim */
    record Step(int claimant, int service, int amount, boolean vital) {}

    @Property(tries = 300)
    void neverAboveTotalNobodyAboveHisShareAllGivenBack(
            @ForAll @IntRange(min = 0, max = 200) int total,
            @ForAll @IntRange(min = 0, max = 100) int kept,
            @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 100_000) Integer> choices) {
        int reserve = Math.min(kept, total);
        var budget = new Budget(total, reserve);
        var held = new ArrayList<Map.Entry<Step, Claim>>();
        for (int choice : choices) {
            Step step = new Step(choice % 4, choice / 4 % 3, choice / 12 % 40 - 10, choice / 480 % 2 == 0);
            if (step.amount() < 0) {
                if (!held.isEmpty()) {
                    held.removeFirst().getValue().close();
                }
            } else {
                Claim claim = budget.claim(step.amount(), step.vital(), "p" + step.claimant(), "s" + step.service());
                if (claim != null) {
                    held.add(Map.entry(step, claim));
                }
            }
            check(budget, held, total, reserve);
        }
        held.forEach(each -> each.getValue().close());
        assertThat(budget.used()).isZero();
        // Nothing is left of any key either: all of a share can be had again.
        assertThat(budget.claim((total - reserve) / 2, false, "p0", "s0")).isNotNull();
    }

    private static void check(Budget budget, List<Map.Entry<Step, Claim>> held, int total, int reserve) {
        long used = held.stream().mapToLong(each -> each.getKey().amount()).sum();
        assertThat(budget.used()).isEqualTo(used).isLessThanOrEqualTo(total);
        var plain = new HashMap<String, Long>();
        var all = new HashMap<String, Long>();
        for (Map.Entry<Step, Claim> each : held) {
            Step step = each.getKey();
            for (String key : List.of("p" + step.claimant(), "s" + step.service())) {
                all.merge(key, (long) step.amount(), Long::sum);
                if (!step.vital()) {
                    plain.merge(key, (long) step.amount(), Long::sum);
                }
            }
        }
        long share = Math.max(total - reserve == 0 ? 0 : 1, (total - reserve) / 2);
        long ofReserve = Math.max(reserve == 0 ? 0 : 1, reserve / 2);
        assertThat(plain.values()).allMatch(amount -> amount <= share);
        assertThat(all.values()).allMatch(amount -> amount <= share + ofReserve);
    }

    @Property(tries = 100)
    void theReserveIsReachableWhateverOthersHold(
            @ForAll @IntRange(min = 4, max = 500) int total,
            @ForAll @IntRange(min = 2, max = 200) int kept,
            @ForAll @Size(max = 100) List<@IntRange(min = 1, max = 50) Integer> amounts) {
        int reserve = Math.min(kept, total);
        var budget = new Budget(total, reserve);
        int who = 0;
        for (int amount : amounts) {
            budget.claim(amount, false, "p" + who, "s" + who++);
        }

        assertThat(budget.claim(Math.max(1, reserve / 2), true, "operator", "service"))
                .isNotNull();
    }

    @Property(tries = 5)
    void holdsWithManyThreads(@ForAll @IntRange(min = 10, max = 60) int total) throws Exception {
        int reserve = total / 5;
        var budget = new Budget(total, reserve);
        var holding = new AtomicLongArray(3);
        var tasks = new ArrayList<Callable<Void>>();
        for (int i = 0; i < 8; i++) {
            int who = i % 3;
            tasks.add(() -> {
                for (int round = 0; round < 2_000; round++) {
                    int amount = 1 + ThreadLocalRandom.current().nextInt(8);
                    Claim claim = budget.claim(amount, false, "p" + who);
                    if (claim != null) {
                        long mine = holding.addAndGet(who, amount);
                        assertThat(mine).isLessThanOrEqualTo((total - reserve) / 2);
                        assertThat(holding.get(0) + holding.get(1) + holding.get(2))
                                .isLessThanOrEqualTo(total);
                        boolean more = claim.grow(1);
                        holding.addAndGet(who, -amount);
                        claim.close();
                        claim.close();
                        assertThat(more || budget.refused() > 0).isTrue();
                    }
                }
                return null;
            });
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var done : threads.invokeAll(tasks)) {
                done.get();
            }
        }
        assertThat(budget.used()).isZero();
    }
}
