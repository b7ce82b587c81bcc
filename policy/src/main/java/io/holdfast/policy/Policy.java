package io.holdfast.policy;

/**
 * One policy of the language: it declares its element and compiles it. Implementations are found by {@link
 * java.util.ServiceLoader}, so adding one is adding one class; they are stateless.
 */
public interface Policy {

    /**
     * The element in the notation of docs/adding-a-policy.md: name, sections, scopes, attributes, children. Documents are
     * checked against it when they are written.
     */
    String declaration();

    /**
     * Compiles the element into what a request runs, usually one step. Whatever of the element is not asked for (an attribute, a child,
     * its text) counts as not honoured, and the element fails closed.
     *
     * @throws NotRunnableException if the element can't be run as it stands
     */
    void compile(PolicyElement element, Code code);

    /** What stands in for the element if it can't be run. */
    default Step refusal(PolicyException why) {
        return new FailClosed(why);
    }

    /** A refusal for a policy that answers CORS preflights too. */
    static Step refusalToPreflights(PolicyException why) {
        return new FailClosedToPreflights(why);
    }
}
