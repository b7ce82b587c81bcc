package io.holdfast.server.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * {@code 2026-11-28T14:00:00.000Z WARN  Class - message field=value other="a value"}. Whatever callers send stays within its
 * line: control characters are escaped, so that nobody can forge one.
 */
final class TextLine extends LayoutBase<ILoggingEvent> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final Pattern PLAIN = Pattern.compile("[\\p{Alnum}._:/@+,-]+");

    private static final int MOST_FRAMES = 20;

    @Override
    public String doLayout(ILoggingEvent event) {
        String logger = event.getLoggerName();
        var line = new StringBuilder(TIME.format(Instant.ofEpochMilli(event.getTimeStamp())))
                .append(String.format(Locale.ROOT, " %-5s ", event.getLevel()))
                .append(logger.substring(logger.lastIndexOf('.') + 1))
                .append(" - ");
        escape(line, event.getFormattedMessage());
        LogFields.of(event).forEach((name, value) -> field(line, name, value));
        line.append('\n');
        if (event.getThrowableProxy() != null) {
            trace(line, ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        return line.toString();
    }

    private static void field(StringBuilder line, String name, String value) {
        line.append(' ').append(name).append('=');
        if (PLAIN.matcher(value).matches()) {
            line.append(value);
        } else {
            line.append('"');
            escape(line, value.replace("\\", "\\\\").replace("\"", "\\\""));
            line.append('"');
        }
    }

    /** At most so many lines, each behind a tab: none can be taken for an event. */
    private static void trace(StringBuilder text, String trace) {
        trace.lines().limit(MOST_FRAMES).forEach(line -> {
            text.append('\t');
            escape(text, line.strip());
            text.append('\n');
        });
    }

    private static void escape(StringBuilder line, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line.append("\\n");
            } else if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                line.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                line.append(c);
            }
        }
    }
}
