package io.holdfast.dotnet.collections;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Work;
import org.jspecify.annotations.Nullable;

/** Queue and Stack. */
@AutoService(NetTypeSource.class)
public final class QueueTypes implements NetTypeSource {

    private static final String SPACE = "System.Collections.Generic.";

    @Override
    public String[] names() {
        return new String[] {SPACE + "Queue", SPACE + "Stack"};
    }

    @Override
    public NetType describe(String name) {
        boolean stack = name.endsWith("Stack");
        String put = stack ? "Push" : "Enqueue";
        String take = stack ? "Pop" : "Dequeue";
        return NetTypeBuilder.ofClass(name + "<T>", NetQueue.class)
                .is("IReadOnlyCollection<T>")
                .genericConstructor("()", (work, types, self, a) -> new NetQueue(types[0], stack))
                .genericConstructor("(int capacity)", (work, types, self, a) -> new NetQueue(types[0], stack))
                .genericConstructor(
                        "(IEnumerable<T> collection)",
                        (work, types, self, a) -> made(work, types[0], stack, Args.given(a[0], "collection")))
                .property("int Count", (work, self, a) -> of(self).count())
                .method("void " + put + "(T item)", (work, self, a) -> {
                    of(self).add(work, a[0]);
                    return null;
                })
                .method("T " + take + "()", (work, self, a) -> of(self).first(true))
                .method("T Peek()", (work, self, a) -> of(self).first(false))
                .method("bool Try" + take + "(out T result)", (work, self, a) -> tried(of(self), a[0], true))
                .method("bool TryPeek(out T result)", (work, self, a) -> tried(of(self), a[0], false))
                .method("void Clear()", (work, self, a) -> {
                    of(self).clear();
                    return null;
                })
                .method("bool Contains(T item)", (work, self, a) -> of(self).contains(a[0]))
                .mayRunLong()
                .method(
                        "T[] ToArray()",
                        (work, self, a) -> Elements.array(of(self).element(), Elements.all(work, of(self))))
                .mayRunLong()
                .method("void CopyTo(T[] array, int arrayIndex)", (work, self, a) -> {
                    Elements.copyTo(work, of(self), a[0], Args.whole(a[1]));
                    return null;
                })
                .mayRunLong()
                .method("void TrimExcess()", (work, self, a) -> null)
                .with(b -> SequenceTypes.enumerable(b, "T"))
                .build();
    }

    private static NetQueue of(@Nullable Object self) {
        return Args.self(self);
    }

    private static NetQueue made(Work work, TypeRef element, boolean stack, Object from) {
        NetQueue made = new NetQueue(element, stack);
        Elements.all(work, from).forEach(each -> made.add(work, each));
        return made;
    }

    private static boolean tried(NetQueue queue, @Nullable Object out, boolean take) {
        boolean has = queue.count() > 0;
        Args.out(out).value = has ? queue.first(take) : TypeRefs.zero(queue.element());
        return has;
    }
}
