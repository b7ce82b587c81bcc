package io.holdfast.recovery;

import io.holdfast.store.LongRunningOperation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A process that does one thing when it is told to, says what became of it, and waits until it is killed. */
final class KilledChild {

    private KilledChild() {}

    /** The words of a {@link KilledSite}. */
    public static void main(String[] words) throws IOException {
        KilledSite site = KilledSite.of(words);
        var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        say("ready");
        orders.readLine();
        var steps = new KilledSteps();
        try (Deployment here = site.open(steps)) {
            say("open");
            obey(here, site, steps, orders.readLine().split(" "));
            orders.readLine();
        }
    }

    /** @param order an action, a blob, and the step before which to wait for death; 0: none */
    private static void obey(Deployment here, KilledSite site, KilledSteps steps, String[] order) {
        steps.begin(Integer.parseInt(order[2]));
        long start = System.nanoTime();
        KilledAction action = KilledAction.valueOf(order[0]);
        LongRunningOperation ended = here.ended(action.begin(here, KilledSite.SERVICE, site.location(order[1])));
        say("ended " + ended.state() + " " + (System.nanoTime() - start));
    }

    static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
