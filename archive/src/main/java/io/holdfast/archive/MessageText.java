package io.holdfast.archive;

/** Text of an archive as it may stand in a message: one line, and not long, whatever somebody put into it. */
final class MessageText {

    private static final int LONGEST = 120;

    private MessageText() {}

    static String of(String text) {
        var shown = new StringBuilder();
        for (int i = 0; i < text.length() && shown.length() < LONGEST; i++) {
            char c = text.charAt(i);
            boolean plain = !Character.isISOControl(c)
                    && !Character.isSurrogate(c)
                    && Character.getType(c) != Character.FORMAT
                    && Character.getType(c) != Character.LINE_SEPARATOR
                    && Character.getType(c) != Character.PARAGRAPH_SEPARATOR;
            shown.append(plain ? String.valueOf(c) : String.format("\\u%04x", (int) c));
        }
        return shown.length() < LONGEST ? shown.toString() : shown + "…";
    }
}
