package io.holdfast.dotnet.regex;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.EnumSource;
import io.holdfast.dotnet.Enums;
import io.holdfast.dotnet.NetTypeSource;

/** RegexOptions, with its names. */
public enum RegexOptions implements Enums.Numbered {
    None(0),
    IgnoreCase(1),
    Multiline(2),
    ExplicitCapture(4),
    Compiled(8),
    Singleline(16),
    IgnorePatternWhitespace(32),
    RightToLeft(64),
    ECMAScript(256),
    CultureInvariant(512);

    private final int number;

    RegexOptions(int number) {
        this.number = number;
    }

    @Override
    public long number() {
        return number;
    }

    boolean in(int options) {
        return (options & number) != 0;
    }

    /** Describes it. */
    @AutoService(NetTypeSource.class)
    public static final class Source extends EnumSource<RegexOptions> {
        public Source() {
            super("System.Text.RegularExpressions.RegexOptions", RegexOptions.class, true);
        }
    }
}
