package io.holdfast.recoveryapi.rights;

import io.holdfast.identity.AreaAuthorizer;
import io.holdfast.identity.Principal;
import io.holdfast.recovery.RestoreRights;
import io.holdfast.recoveryapi.rights.SecretActions.Reading;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Refuses a restore only where the caller could afterwards read or send secrets that he could not before. What counts is what he
 * himself may do, by the roles of this deployment: also at a source that lives in another one, whose ARM id names it here.
 */
record CallersRights(AreaAuthorizer authorizer, SecretActions actions, Principal caller) implements RestoreRights {

    private static final String POLICIES = "Microsoft.ApiManagement/service/policies/write";

    /** An action at a scope. */
    private record Right(String action, String scope) {}

    @Override
    public Optional<String> refusal(Intake intake) {
        return foreign(intake).or(() -> kept(intake));
    }

    /** Secrets of another service, for somebody who may use them here and may not list them there. */
    private Optional<String> foreign(Intake intake) {
        String target = intake.target().toString();
        if (!intake.bringsSecrets() || intake.origin().isOf(intake.target())) {
            return Optional.empty();
        }
        Optional<Right> directs = actions.directing()
                .filter(action -> authorizer.allowsWithin(caller, action, target))
                .findFirst()
                .map(action -> new Right(action, target));
        return directs.map(use -> refusal(intake, use, actions.listing().stream()))
                .orElseGet(() -> actions.answering().stream()
                        .filter(reading -> authorizer.allowsWithin(caller, reading.action(), target))
                        .flatMap(reading ->
                                refusal(intake, new Right(reading.action(), target), Stream.of(reading)).stream())
                        .findFirst());
    }

    private Optional<String> refusal(Intake intake, Right use, Stream<Reading> needed) {
        String source = intake.origin().service();
        return needed.filter(reading -> reading.matters(intake.types()))
                .map(Reading::action)
                .filter(action -> !authorizer.allows(caller, action, source))
                .findFirst()
                .map(action -> "the backup is of the service '" + source + "', whose secrets you may not list (action '"
                        + action + "' over scope '" + source + "'); in '" + use.scope() + "' you could get at them by '"
                        + use.action() + "'. Leave out secrets, or let it be restored by somebody who may list them"
                        + " there, or who can neither read nor direct secrets here (API Management Service Operator"
                        + " Role); recovery.crossServiceSecrets: anyRestorer allows it to all who may restore");
    }

    /** Secrets of the service beside policies that somebody brings who could write none there. */
    private Optional<String> kept(Intake intake) {
        String target = intake.target().toString();
        if (!intake.keepsSecrets() || authorizer.allows(caller, POLICIES, target)) {
            return Optional.empty();
        }
        return actions.listing().stream()
                .filter(reading -> reading.matters(intake.types()))
                .map(Reading::action)
                .filter(action -> !authorizer.allows(caller, action, target))
                .findFirst()
                .map(action ->
                        "what is left out lets '" + target + "' keep secrets of its own, and the restored policies"
                                + " could send them anywhere, but you may neither list them (action '" + action
                                + "') nor write its policies. Leave nothing out that holds secrets, or let it be restored by"
                                + " somebody who may; recovery.crossServiceSecrets: anyRestorer allows it to all who may"
                                + " restore");
    }
}
