package io.holdfast.expression.run;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Sequences;
import io.holdfast.dotnet.TypeRef;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements. */
public final class Acts {

    private Acts() {}

    public static Act evaluate(Node node) {
        return Act.of(f -> {
            node.eval(f);
            return Act.NEXT;
        });
    }

    public static Act block(List<Act> all) {
        Act[] acts = all.toArray(new Act[0]);
        if (acts.length == 1) {
            return acts[0];
        }
        return Act.of(f -> {
            for (Act each : acts) {
                int next = each.run(f);
                if (next != Act.NEXT) {
                    return next;
                }
            }
            return Act.NEXT;
        });
    }

    public static Act result(@Nullable Node value) {
        return Act.of(f -> {
            f.result = value == null ? null : value.eval(f);
            return Act.RETURN;
        });
    }

    public static Act jump(int how) {
        return Act.of(f -> how);
    }

    public static Act thrown(Node exception) {
        return Act.of(f -> {
            throw Nodes.exception(exception.eval(f));
        });
    }

    public static Act choice(Node condition, Act yes, @Nullable Act no) {
        return Act.of(f -> condition.bool(f) ? yes.run(f) : no == null ? Act.NEXT : no.run(f));
    }

    /** @param condition null if nothing but a jump ends it */
    public static Act loop(@Nullable Node condition, Act body, Node[] steps, boolean testedFirst) {
        return Act.of(f -> {
            boolean first = !testedFirst;
            while (first || condition == null || condition.bool(f)) {
                first = false;
                f.work.tick();
                int next = body.run(f);
                if (next == Act.BREAK) {
                    break;
                }
                if (next == Act.RETURN) {
                    return next;
                }
                for (Node step : steps) {
                    step.eval(f);
                }
            }
            return Act.NEXT;
        });
    }

    /** @param body finds the element in the first local of a frame of its own, if it has one, otherwise in that slot */
    public static Act each(
            Node sequence,
            int slot,
            java.util.function.@Nullable UnaryOperator<@Nullable Object> conversion,
            Act body) {
        return Act.of(f -> {
            Iterator<@Nullable Object> items = Sequences.of(sequence.eval(f));
            while (items.hasNext()) {
                f.work.tick();
                Object item = items.next();
                f.slots[slot] = conversion == null ? item : conversion.apply(item);
                int next = body.run(f);
                if (next == Act.BREAK) {
                    break;
                }
                if (next == Act.RETURN) {
                    return next;
                }
            }
            return Act.NEXT;
        });
    }

    /** A round whose local is not that of the loop itself. */
    public static Act each0(int from, int to, Act body) {
        return Act.of(f -> {
            f.slots[to] = f.slots[from];
            return body.run(f);
        });
    }

    /** Runs in a frame of its own, so that what captures its locals keeps those of one round. */
    public static Act framed(Frame.Size size, Act body, int copyFrom, int copyTo) {
        return Act.of(f -> {
            Frame inner = f.inner(size);
            if (copyFrom >= 0) {
                inner.slots[copyTo] = f.slots[copyFrom];
            }
            int next = body.run(inner);
            f.result = inner.result;
            return next;
        });
    }

    /** A handler of exceptions. */
    public record Handler(
            @Nullable TypeRef type, int slot, @Nullable Node when, Act body) {}

    /** What an evaluation may no longer do is no exception of C#: no handler sees it, and nothing is done in the end. */
    public static Act attempt(Act body, List<Handler> handlers, @Nullable Act last) {
        Act guarded = handlers.isEmpty()
                ? body
                : Act.of(f -> {
                    try {
                        return body.run(f);
                    } catch (NetException e) {
                        for (Handler each : handlers) {
                            if (takes(f, each, e)) {
                                return each.body().run(f);
                            }
                        }
                        throw e;
                    }
                });
        return last == null
                ? guarded
                : Act.of(f -> {
                    int next;
                    try {
                        next = guarded.run(f);
                    } catch (NetException e) {
                        last.run(f);
                        throw e;
                    }
                    Object result = f.result;
                    last.run(f);
                    f.result = result;
                    return next;
                });
    }

    private static boolean takes(Frame frame, Handler handler, NetException thrown) {
        if (handler.type() != null && !io.holdfast.dotnet.Values.isInstance(thrown, handler.type())) {
            return false;
        }
        frame.slots[handler.slot()] = thrown;
        if (handler.when() == null) {
            return true;
        }
        try {
            return handler.when().bool(frame);
        } catch (NetException fails) {
            return false;
        }
    }

    /** A section of a switch: it is entered if one of its labels holds. */
    public record Section(Node[] labels, Act body) {}

    public static Act choose(List<Section> sections, @Nullable Act otherwise) {
        Section[] all = sections.toArray(new Section[0]);
        return Act.of(f -> {
            for (Section section : all) {
                for (Node label : section.labels()) {
                    if (label.bool(f)) {
                        return leaving(section.body().run(f));
                    }
                }
            }
            return otherwise == null ? Act.NEXT : leaving(otherwise.run(f));
        });
    }

    private static int leaving(int next) {
        return next == Act.BREAK ? Act.NEXT : next;
    }
}
