package io.holdfast.dotnet.text;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetArray;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.Platform;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** StringReader and StringWriter. Left out: what is asynchronous. */
@AutoService(NetTypeSource.class)
public final class ReaderTypes implements NetTypeSource {

    private static final String[] WRITTEN = {
        "bool", "char", "int", "uint", "long", "ulong", "float", "double", "decimal", "object", "string"
    };
    private static final String NEW_LINE = Platform.NEW_LINE;

    /** A StringReader. */
    static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        int read(boolean take) {
            int c = at < text.length() ? text.charAt(at) : -1;
            at += take && c >= 0 ? 1 : 0;
            return c;
        }

        String rest() {
            int from = at;
            at = text.length();
            return text.substring(from);
        }

        @Nullable
        String line() {
            if (at >= text.length()) {
                return null;
            }
            int end = at;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            String line = text.substring(at, end);
            at = Math.min(text.length(), end + (text.startsWith("\r\n", end) ? 2 : 1));
            return line;
        }
    }

    /** A StringWriter. */
    static final class Writer {
        private final StringBuilder text;

        Writer(StringBuilder text) {
            this.text = text;
        }

        Writer write(Work work, @Nullable Object value) {
            String written = Values.toString(work, value);
            work.charge(2L * written.length());
            text.append(written);
            return this;
        }

        StringBuilder text() {
            return text;
        }
    }

    @Override
    public String[] names() {
        return new String[] {"System.IO.StringReader", "System.IO.StringWriter"};
    }

    @Override
    public NetType describe(String name) {
        return name.endsWith("Reader") ? reader(name) : writer(name);
    }

    private static NetType reader(String name) {
        return NetTypeBuilder.ofClass(name, Reader.class)
                .is("IDisposable")
                .constructor("(string s)", (work, self, a) -> new Reader(Args.given(a[0], "s")))
                .method("int Peek()", (work, self, a) -> Args.<Reader>self(self).read(false))
                .method("int Read()", (work, self, a) -> Args.<Reader>self(self).read(true))
                .method("int Read(char[] buffer, int index, int count)", (work, self, a) -> {
                    NetArray buffer = Args.given(a[0], "buffer");
                    Reader reader = Args.self(self);
                    int count = 0;
                    while (count < Args.whole(a[2]) && reader.read(false) >= 0) {
                        work.tick();
                        buffer.set(Args.whole(a[1]) + count++, (char) reader.read(true));
                    }
                    return count;
                })
                .mayRunLong()
                .method(
                        "string ReadLine()",
                        (work, self, a) -> Args.<Reader>self(self).line())
                .mayRunLong()
                .method(
                        "string ReadToEnd()",
                        (work, self, a) -> Args.<Reader>self(self).rest())
                .method("void Close()", (work, self, a) -> null)
                .build();
    }

    private static Writer of(@Nullable Object self) {
        return Args.self(self);
    }

    private static NetType writer(String name) {
        NetTypeBuilder builder = NetTypeBuilder.ofClass(name, Writer.class)
                .is("IDisposable")
                .constructor("()", (work, self, a) -> new Writer(new StringBuilder(16)))
                .constructor("(StringBuilder sb)", (work, self, a) -> new Writer(Args.given(a[0], "sb")))
                .method("StringBuilder GetStringBuilder()", (work, self, a) -> of(self).text())
                .method("string ToString()", (work, self, a) -> {
                    work.charge(2L * of(self).text().length());
                    return of(self).text().toString();
                })
                .mayRunLong()
                .property("string NewLine", (work, self, a) -> NEW_LINE)
                .method("void Flush()", (work, self, a) -> null)
                .method("void Close()", (work, self, a) -> null)
                .method("void WriteLine()", (work, self, a) -> write(work, self, null, NEW_LINE));
        for (String type : WRITTEN) {
            builder.method("void Write(" + type + " value)", (work, self, a) -> write(work, self, a[0], ""))
                    .method("void WriteLine(" + type + " value)", (work, self, a) -> write(work, self, a[0], NEW_LINE));
        }
        for (String line : new String[] {"", "Line"}) {
            builder.method(
                            "void Write" + line + "(string format, params object[] arg)",
                            (work, self, a) -> write(
                                    work,
                                    self,
                                    Formats.composite(work, Args.given(a[0], "format"), items(a[1])),
                                    line.isEmpty() ? "" : NEW_LINE))
                    .mayRunLong();
        }
        return builder.build();
    }

    private static @Nullable Object[] items(@Nullable Object array) {
        @Nullable Object[] items = Args.<NetArray>given(array, "arg").items();
        return Arrays.copyOf(items, items.length);
    }

    private static @Nullable Object write(Work work, @Nullable Object self, @Nullable Object value, String end) {
        of(self).write(work, value).write(work, end);
        return null;
    }
}
