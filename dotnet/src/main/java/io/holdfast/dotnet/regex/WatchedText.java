package io.holdfast.dotnet.regex;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.TickedText;

/** A text that looks at the end of its pattern's own time while it is matched, beside that of the evaluation. */
final class WatchedText implements CharSequence {

    private final TickedText text;
    private final long deadline;
    private int looks;

    /** @param deadline of the pattern's own time-out, in nanoseconds of {@link System#nanoTime} */
    WatchedText(TickedText text, long deadline) {
        this.text = text;
        this.deadline = deadline;
    }

    @Override
    public char charAt(int index) {
        if (++looks % 1024 == 0 && System.nanoTime() - deadline > 0) {
            throw new NetException(
                    "System.Text.RegularExpressions.RegexMatchTimeoutException",
                    "The RegEx engine has timed out while trying to match a pattern to an input string. This can occur for"
                            + " many reasons, including very large inputs or excessive backtracking caused by nested"
                            + " quantifiers, back-references and other factors.");
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
