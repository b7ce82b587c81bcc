package io.holdfast.identity;

/** Decides also of what lies below a scope. */
public interface AreaAuthorizer extends Authorizer {

    /**
     * Whether there is anything at that scope, or below it, for which the action is allowed. A role that somebody has at one
     * named value of a service counts, too.
     */
    boolean allowsWithin(Principal principal, String action, String scope);
}
