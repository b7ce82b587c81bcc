package io.holdfast.acceptance.everytype;

/** One resource on its way through the walk. */
interface Step {

    /** What it is, for reports: the path below the service. */
    String path();

    /** Makes it, and does to it whatever can be done, but leaves it there. */
    void fill();

    /** Takes it away. */
    void empty();
}
