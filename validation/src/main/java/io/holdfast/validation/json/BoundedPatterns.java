package io.holdfast.validation.json;

import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import io.holdfast.validation.TooMuchWorkException;
import io.holdfast.validation.UnusableSchemaException;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Regular expressions that look at a bounded number of characters for each message, however they are made. What goes wrong is said at the
 * {@link #end}: the library would write into the log whatever is thrown while it looks.
 */
final class BoundedPatterns implements RegularExpressionFactory {

    /** All patterns of one message together; less than a tenth of a second. */
    private static final int LOOKS = 5_000_000;

    private static final ThreadLocal<Budget> BUDGET = ThreadLocal.withInitial(Budget::new);

    private static final class Budget {
        private int left;
        private boolean unusable;
    }

    private static final class ExhaustedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ExhaustedException() {
            super("", null, false, false);
        }
    }

    /** A new message, on this thread. */
    static void begin() {
        Budget budget = BUDGET.get();
        budget.left = LOOKS;
        budget.unusable = false;
    }

    /** @throws RuntimeException if not all that was asked since the beginning was answered */
    static void end() {
        Budget budget = BUDGET.get();
        if (budget.unusable) {
            throw new UnusableSchemaException("the schema has a pattern that cannot be understood");
        }
        if (budget.left < 0) {
            throw new TooMuchWorkException("a pattern of the schema takes too long");
        }
    }

    @Override
    public RegularExpression getRegularExpression(String regex) {
        Pattern pattern;
        try {
            pattern = Pattern.compile(regex);
        } catch (PatternSyntaxException | StackOverflowError e) {
            return text -> {
                BUDGET.get().unusable = true;
                return false;
            };
        }
        return text -> find(pattern, text, BUDGET.get());
    }

    private static boolean find(Pattern pattern, String text, Budget budget) {
        try {
            return budget.left >= 0
                    && pattern.matcher(new Counted(text, budget, 0, text.length()))
                            .find();
        } catch (ExhaustedException | StackOverflowError e) {
            budget.left = -1;
            return false;
        }
    }

    private record Counted(String text, Budget budget, int from, int to) implements CharSequence {

        @Override
        public char charAt(int index) {
            if (--budget.left < 0) {
                throw new ExhaustedException();
            }
            return text.charAt(from + index);
        }

        @Override
        public int length() {
            return to - from;
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text, budget, from + start, from + end);
        }

        @Override
        public String toString() {
            return text.substring(from, to);
        }
    }
}
