package io.holdfast.server.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import com.google.auto.service.AutoService;
import org.slf4j.LoggerFactory;

/**
 * Logs go to the error stream, one line each; what {@code holdfast.audit} says is JSON, and nothing but that. In code
 * instead of XML, because that starts a tenth of a second sooner.
 */
@AutoService(Configurator.class)
public final class LogSetup extends ContextAwareBase implements Configurator {

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(limited(context, new TextLine()));
        context.getLogger("io.holdfast").setLevel(Level.INFO);
        // What becomes of its connections, the store says itself, and in one line.
        context.getLogger("com.zaxxer.hikari").setLevel(Level.ERROR);
        // What is wrong with a description, its writer is answered.
        context.getLogger("io.swagger").setLevel(Level.OFF);
        Logger audit = context.getLogger("holdfast.audit");
        audit.setLevel(Level.INFO);
        audit.setAdditive(false);
        audit.addAppender(console(context, new Bare()));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** From now on in this form, and what is at least that grave; audit lines are not concerned. */
    public static void use(boolean json, String level) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return;
        }
        Level least = Level.toLevel(level);
        context.getLogger("io.holdfast").setLevel(least);
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        // What libraries say below a warning is for those who work on them.
        root.setLevel(least.isGreaterOrEqual(Level.WARN) ? least : Level.WARN);
        root.detachAndStopAllAppenders();
        root.addAppender(limited(context, json ? new JsonLine() : new TextLine()));
    }

    private static Repetitions limited(LoggerContext context, Layout<ILoggingEvent> layout) {
        var limited = new Repetitions(console(context, layout));
        limited.setContext(context);
        limited.start();
        return limited;
    }

    private static ConsoleAppender<ILoggingEvent> console(LoggerContext context, Layout<ILoggingEvent> layout) {
        layout.setContext(context);
        layout.start();
        var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
        encoder.setContext(context);
        encoder.setLayout(layout);
        encoder.start();
        var console = new ConsoleAppender<ILoggingEvent>();
        console.setContext(context);
        console.setTarget("System.err");
        console.setEncoder(encoder);
        console.start();
        return console;
    }
}
