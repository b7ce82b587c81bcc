package io.holdfast.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.testing.Draw;
import io.holdfast.model.testing.Property;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.Test;

/** What a budget promises, whatever is asked of it and in whatever order. */
class BudgetPropertyTest {

    /** @param claimant 0 to 3 @param amount negative: gives back his oldest claim */
    record Step(int claimant, int service, int amount, boolean vital) {}

    private record Asked(int total, int kept, List<Step> steps) {

        static Asked draw(Draw draw) {
            return new Asked(draw.between(0, 200), draw.between(0, 100), draw.list(200, Asked::step));
        }

        private static Step step(Draw draw) {
            return new Step(draw.between(0, 3), draw.between(0, 2), draw.between(-10, 29), draw.of(false, true));
        }
    }

    @Test
    void neverAboveTotalNobodyAboveHisShareAllGivenBack() {
        Property.holds(300, Asked::draw, BudgetPropertyTest::claimAndGiveBack);
    }

    private static void claimAndGiveBack(Asked asked) {
        int total = asked.total();
        int reserve = Math.min(asked.kept(), total);
        var budget = new Budget(total, reserve);
        var held = new ArrayList<Map.Entry<Step, Claim>>();
        for (Step step : asked.steps()) {
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

    private record Others(int total, int kept, List<Integer> amounts) {

        static Others draw(Draw draw) {
            return new Others(
                    draw.between(4, 500), draw.between(2, 200), draw.list(100, amount -> amount.between(1, 50)));
        }
    }

    @Test
    void theReserveIsReachableWhateverOthersHold() {
        Property.holds(100, Others::draw, others -> {
            int reserve = Math.min(others.kept(), others.total());
            var budget = new Budget(others.total(), reserve);
            int who = 0;
            for (int amount : others.amounts()) {
                budget.claim(amount, false, "p" + who, "s" + who++);
            }

            assertThat(budget.claim(Math.max(1, reserve / 2), true, "operator", "service"))
                    .isNotNull();
        });
    }

    @Test
    void holdsWithManyThreads() {
        Property.holds(5, draw -> draw.between(10, 60), BudgetPropertyTest::claimAtOnce);
    }

    private static void claimAtOnce(int total) throws Exception {
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
