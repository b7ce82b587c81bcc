package io.holdfast.dotnet;

/** A text whose every look costs a tick, so that no pattern runs on for ever. */
public record TickedText(Work work, CharSequence text) implements CharSequence {

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        work.tick();
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new TickedText(work, text.subSequence(start, end));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
