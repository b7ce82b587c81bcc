package io.holdfast.dotnet.time;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetArray;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Values;
import java.time.zone.ZoneOffsetTransitionRule;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** TimeZoneInfo.AdjustmentRule and TransitionTime: when summer begins and ends, as it is done now. */
@AutoService(NetTypeSource.class)
public final class AdjustmentRules implements NetTypeSource {

    private static final String RULE = "System.TimeZoneInfo.AdjustmentRule";
    private static final String TRANSITION = "System.TimeZoneInfo.TransitionTime";
    private static final Transition NEVER = new Transition(NetDateTime.MIN, 1, 1, 1, DayOfWeek.Sunday, true);
    private static final int LAST_WEEK = 5;

    /** A TransitionTime. */
    record Transition(NetDateTime time, int month, int week, int day, DayOfWeek weekday, boolean isFixed) {

        static Transition of(ZoneOffsetTransitionRule rule) {
            NetDateTime time = NetDateTime.MIN.plus(rule.getLocalTime().toNanoOfDay() / 100);
            int day = rule.getDayOfMonthIndicator();
            if (rule.getDayOfWeek() == null) {
                return new Transition(time, rule.getMonth().getValue(), 1, Math.max(day, 1), DayOfWeek.Sunday, true);
            }
            boolean last = day < 0 || day > rule.getMonth().maxLength() - 7;
            int week = last ? LAST_WEEK : (day + 6) / 7;
            DayOfWeek weekday = DayOfWeek.of(rule.getDayOfWeek().getValue() % 7);
            return new Transition(time, rule.getMonth().getValue(), week, 1, weekday, false);
        }
    }

    /** An AdjustmentRule. */
    record Rule(NetTimeSpan delta, Transition start, Transition end) {}

    static NetArray of(NetTimeZone zone) {
        List<ZoneOffsetTransitionRule> rules = zone.zone().getRules().getTransitionRules();
        Rule found = null;
        for (ZoneOffsetTransitionRule begins : rules) {
            for (ZoneOffsetTransitionRule ends : rules) {
                long delta = begins.getOffsetAfter().getTotalSeconds()
                        - (long) begins.getOffsetBefore().getTotalSeconds();
                if (delta > 0 && !begins.equals(ends)) {
                    found = new Rule(
                            new NetTimeSpan(delta * NetTimeSpan.SECOND), Transition.of(begins), Transition.of(ends));
                }
            }
        }
        return new NetArray(TypeRefs.of(RULE), found == null ? new Object[0] : new Object[] {found});
    }

    @Override
    public String[] names() {
        return new String[] {RULE, TRANSITION};
    }

    @Override
    public NetType describe(String name) {
        return name.equals(RULE) ? rule() : transition();
    }

    private static Rule rule(@Nullable Object self) {
        return Args.self(self);
    }

    private static Transition at(@Nullable Object self) {
        return Args.self(self);
    }

    private static NetType rule() {
        return NetTypeBuilder.ofClass(RULE, Rule.class)
                .property("DateTime DateStart", (work, self, a) -> NetDateTime.MIN)
                .property("DateTime DateEnd", (work, self, a) -> NetDateTime.MAX.plus(-NetDateTime.MAX.timeOfDay()))
                .property(
                        "TimeSpan DaylightDelta", (work, self, a) -> rule(self).delta())
                .property(
                        "TransitionTime DaylightTransitionStart",
                        (work, self, a) -> rule(self).start())
                .property(
                        "TransitionTime DaylightTransitionEnd",
                        (work, self, a) -> rule(self).end())
                .method("bool Equals(AdjustmentRule other)", (work, self, a) -> Objects.equals(self, a[0]))
                .build();
    }

    private static NetType transition() {
        return NetTypeBuilder.ofStruct(TRANSITION, Transition.class, NEVER)
                .staticMethod(
                        "TransitionTime CreateFixedDateRule(DateTime timeOfDay, int month, int day)",
                        (work, self, a) -> new Transition(
                                Args.self(a[0]), Args.whole(a[1]), 1, Args.whole(a[2]), DayOfWeek.Sunday, true))
                .staticMethod(
                        "TransitionTime CreateFloatingDateRule(DateTime timeOfDay, int month, int week, DayOfWeek"
                                + " dayOfWeek)",
                        (work, self, a) -> new Transition(
                                Args.self(a[0]), Args.whole(a[1]), Args.whole(a[2]), 1, Args.self(a[3]), false))
                .property("DateTime TimeOfDay", (work, self, a) -> at(self).time())
                .property("int Month", (work, self, a) -> at(self).month())
                .property("int Week", (work, self, a) -> at(self).week())
                .property("int Day", (work, self, a) -> at(self).day())
                .property("DayOfWeek DayOfWeek", (work, self, a) -> at(self).weekday())
                .property("bool IsFixedDateRule", (work, self, a) -> at(self).isFixed())
                .method("bool Equals(TransitionTime other)", (work, self, a) -> Values.equals(self, a[0]))
                .build();
    }
}
