package io.holdfast.cli;

import io.holdfast.cli.client.ArmClient;
import io.holdfast.cli.client.CliException;
import io.holdfast.cli.client.Waiting;
import io.holdfast.cli.terminal.Output;
import io.holdfast.cli.terminal.ProgressLine;
import java.io.PrintWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Waits for a run, shows how far it is where the endpoint tells, and says what goes on when the person who waits stops waiting
 * (Ctrl-C).
 */
final class RunWait implements Waiting, AutoCloseable {

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final ArmClient arm;
    private final String service;
    private final PrintWriter err;
    private final String doing;
    private final ProgressLine progress;
    private final Thread onInterrupt;
    private Duration asked = Duration.ZERO;
    private boolean silent;
    private boolean ended;
    private boolean told;
    private volatile @Nullable String run;

    /** @param service the path of the service at the endpoint of {@code arm} */
    RunWait(ArmClient arm, String service, Output output, String doing) {
        this.arm = arm;
        this.service = service;
        this.err = output.err();
        this.doing = doing;
        this.progress = output.progress(doing);
        this.onInterrupt = new Thread(this::interrupted, "on-interrupt");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
    }

    @Override
    public void began(String id) {
        run = id;
    }

    @Override
    public void tick(Duration elapsed) {
        String id = run;
        if (id != null && !silent && elapsed.minus(asked).compareTo(EVERY) >= 0) {
            asked = elapsed;
            look(id);
        }
        progress.tick(elapsed);
    }

    /** Whoever may not see runs waits without knowing how far it is. */
    private void look(String id) {
        try {
            JsonNode now = arm.get(RecoveryProvider.path(service, "runs/" + id));
            progress.far(RunText.far(now));
            ended = !RunText.ongoing(now);
        } catch (CliException e) {
            silent = true;
        }
    }

    @Override
    public boolean over() {
        boolean first = ended && !told;
        told = ended;
        return first;
    }

    private void interrupted() {
        progress.close();
        String id = run;
        if (id == null) {
            err.println("holdfast: stopped waiting. " + doing
                    + " goes on at the server if it has begun there; see: holdfast run list" + options(service));
        } else {
            err.println("holdfast: stopped waiting. " + doing + " goes on at the server as run " + id + ".");
            err.println(next(service, id));
        }
        err.flush();
    }

    /** What to do about a run that goes on. */
    static String next(String service, String id) {
        String which = options(service) + " " + id;
        return "  follow it:  holdfast run watch" + which + "\n  cancel it:  holdfast run cancel" + which;
    }

    private static String options(String service) {
        String[] path = service.split("/");
        return " -g " + path[4] + " -n " + path[path.length - 1];
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        } catch (IllegalStateException e) {
            return; // the process ends: what was interrupted has the last word
        }
        progress.close();
    }
}
