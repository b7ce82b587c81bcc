package io.holdfast.dotnet.net;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.Work;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** WebUtility. Forms that write to a TextWriter are left out. */
@AutoService(NetTypeSource.class)
public final class WebUtilityType implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {"System.Net.WebUtility"};
    }

    private interface Change {
        String of(Work work, String text);
    }

    private static void change(NetTypeBuilder builder, String signature, Change change) {
        builder.staticMethod(
                        "string " + signature,
                        (work, self, a) -> a[0] == null ? null : change.of(work, Args.self(a[0])))
                .mayRunLong();
    }

    @Override
    public NetType describe(String name) {
        NetTypeBuilder builder = NetTypeBuilder.ofStatic(name);
        change(builder, "UrlEncode(string value)", Percent::form);
        change(builder, "UrlDecode(string encodedValue)", Percent::formDecoded);
        change(builder, "HtmlEncode(string value)", Html::encoded);
        change(builder, "HtmlDecode(string value)", Html::decoded);
        return builder.staticMethod(
                        "byte[] UrlEncodeToBytes(byte[] value, int offset, int count)",
                        (work, self, a) -> a[0] == null
                                ? null
                                : Percent.formOf(work, part(a)).getBytes(StandardCharsets.US_ASCII))
                .mayRunLong()
                .staticMethod(
                        "byte[] UrlDecodeToBytes(byte[] encodedValue, int offset, int count)",
                        (work, self, a) -> a[0] == null ? null : Percent.formBytes(work, part(a)))
                .mayRunLong()
                .build();
    }

    private static byte[] part(@Nullable Object[] a) {
        byte[] all = Args.self(a[0]);
        int offset = Args.whole(a[1]);
        int count = Args.whole(a[2]);
        if (offset < 0 || offset > all.length) {
            throw io.holdfast.dotnet.NetException.argumentOutOfRange("offset");
        }
        if (count < 0 || count > all.length - offset) {
            throw io.holdfast.dotnet.NetException.argumentOutOfRange("count");
        }
        return java.util.Arrays.copyOfRange(all, offset, offset + count);
    }
}
