package io.holdfast.dotnet.text;

import io.holdfast.dotnet.Collation;
import io.holdfast.dotnet.Work;
import org.jspecify.annotations.Nullable;

/** Looking for a text in another, and comparing two. */
public final class Search {

    private static final int LONG = 256;

    private Search() {}

    static int compare(@Nullable String a, @Nullable String b, StringComparison how) {
        if (a == null || b == null) {
            return a != null ? 1 : b != null ? -1 : 0;
        }
        if (!how.isOrdinal()) {
            return Collation.compare(a, b, how.ignoresCase());
        }
        return how.ignoresCase() ? Cases.folded(a).compareTo(Cases.folded(b)) : a.compareTo(b);
    }

    static boolean equal(@Nullable String a, @Nullable String b, StringComparison how) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        return a.equals(b) || (how != StringComparison.Ordinal && compare(a, b, how) == 0);
    }

    static boolean starts(Work work, String text, String with, StringComparison how) {
        if (!how.isOrdinal() && !(isPlain(text) && isPlain(with))) {
            return startsVisibly(text, with, how);
        }
        return matches(work, text, 0, with, how.ignoresCase());
    }

    static boolean ends(Work work, String text, String with, StringComparison how) {
        if (!how.isOrdinal() && !(isPlain(text) && isPlain(with))) {
            String all = seen(text, how);
            return all.endsWith(seen(with, how));
        }
        return matches(work, text, text.length() - with.length(), with, how.ignoresCase());
    }

    private static boolean startsVisibly(String text, String with, StringComparison how) {
        String all = seen(text, how);
        String part = seen(with, how);
        boolean goesOn = all.length() > part.length()
                && Character.getType(all.charAt(part.length())) == Character.NON_SPACING_MARK;
        return all.startsWith(part) && (part.isEmpty() || !goesOn);
    }

    private static String seen(String text, StringComparison how) {
        String visible = Collation.visible(text);
        return how.ignoresCase() ? Cases.folded(visible) : visible;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x7f || (c < ' ' && (c < '\t' || c > '\r'))) {
                return false;
            }
        }
        return true;
    }

    /** What is looked for in a culture, without what shows nothing there. */
    private static String wanted(String value, StringComparison how) {
        return how.isOrdinal() || isPlain(value) || !Collation.visible(value).isEmpty() ? value : "";
    }

    /** The first place in [from, end) where the value stands whole; -1 if there is none. */
    static int first(Work work, String text, String value, int from, int end, StringComparison how) {
        String wanted = wanted(value, how);
        for (int i = from; i <= end - wanted.length(); i++) {
            i = how.ignoresCase() || wanted.isEmpty() ? i : text.indexOf(wanted.charAt(0), i);
            if (i < 0 || i > end - wanted.length()) {
                return -1;
            }
            look(work, wanted);
            if (matches(work, text, i, wanted, how.ignoresCase())) {
                return i;
            }
        }
        return -1;
    }

    /** The last place in [from, end) where the value stands whole; -1 if there is none. */
    static int last(Work work, String text, String value, int from, int end, StringComparison how) {
        String wanted = wanted(value, how);
        for (int i = end - wanted.length(); i >= from; i--) {
            look(work, wanted);
            if (matches(work, text, i, wanted, how.ignoresCase())) {
                return i;
            }
        }
        return -1;
    }

    private static void look(Work work, String value) {
        work.tick();
        if (value.length() > LONG) {
            work.look();
        }
    }

    private static boolean matches(Work work, String text, int at, String value, boolean ignoreCase) {
        if (at < 0 || at + value.length() > text.length()) {
            return false;
        }
        if (!ignoreCase) {
            return text.startsWith(value, at);
        }
        for (int i = 0; i < value.length(); i++) {
            work.tick();
            if (Cases.upper(text.charAt(at + i)) != Cases.upper(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Every place where a text stands, one behind the other, replaced. */
    public static String replaced(Work work, String text, String old, String by, StringComparison how) {
        int at = first(work, text, old, 0, text.length(), how);
        if (at < 0) {
            return text;
        }
        StringBuilder replaced = new StringBuilder();
        int from = 0;
        while (at >= 0) {
            work.charge(2L * (at - from + by.length()));
            replaced.append(text, from, at).append(by);
            from = at + old.length();
            at = first(work, text, old, from, text.length(), how);
        }
        work.charge(2L * (text.length() - from));
        return replaced.append(text, from, text.length()).toString();
    }
}
