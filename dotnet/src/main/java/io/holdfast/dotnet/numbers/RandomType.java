package io.holdfast.dotnet.numbers;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Random. */
@AutoService(NetTypeSource.class)
public final class RandomType implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {"System.Random"};
    }

    @Override
    public NetType describe(String name) {
        return NetTypeBuilder.ofClass(name, NetRandom.class)
                .constructor(
                        "()",
                        (work, self, a) ->
                                new NetRandom(ThreadLocalRandom.current().nextInt()))
                .constructor("(int Seed)", (work, self, a) -> new NetRandom(Args.whole(a[0])))
                .method("int Next()", (work, self, a) -> of(self).next())
                .method("int Next(int maxValue)", (work, self, a) -> {
                    int most = Args.whole(a[0]);
                    if (most < 0) {
                        throw NetException.argumentOutOfRange("'maxValue' must be greater than zero.", "maxValue");
                    }
                    return of(self).next(0, most);
                })
                .method("int Next(int minValue, int maxValue)", (work, self, a) -> {
                    if (Args.whole(a[0]) > Args.whole(a[1])) {
                        throw NetException.argumentOutOfRange(
                                "'minValue' cannot be greater than maxValue.", "minValue");
                    }
                    return of(self).next(Args.whole(a[0]), Args.whole(a[1]));
                })
                .method("double NextDouble()", (work, self, a) -> of(self).nextDouble())
                .method("void NextBytes(byte[] buffer)", (work, self, a) -> {
                    byte[] bytes = Args.given(a[0], "buffer");
                    for (int i = 0; i < bytes.length; i++) {
                        bytes[i] = (byte) of(self).next();
                    }
                    return null;
                })
                .mayRunLong()
                .build();
    }

    private static NetRandom of(@Nullable Object self) {
        return Args.self(self);
    }
}
