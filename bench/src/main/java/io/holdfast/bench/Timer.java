package io.holdfast.bench;

/** Measures one piece of work. */
final class Timer {

    private Timer() {}

    interface Work {
        void run() throws Exception;
    }

    static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
