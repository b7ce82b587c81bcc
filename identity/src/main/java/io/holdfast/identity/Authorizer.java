package io.holdfast.identity;

/** Decides by role assignments. */
@FunctionalInterface
public interface Authorizer {

    /**
     * @param action for example {@code Microsoft.ApiManagement/service/backup/action}
     * @param scope the ARM id that the action is for
     */
    boolean allows(Principal principal, String action, String scope);
}
