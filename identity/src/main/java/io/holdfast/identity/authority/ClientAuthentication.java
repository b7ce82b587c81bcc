package io.holdfast.identity.authority;

import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks client secrets. The right secret always works at once, whoever else guesses, from wherever: it is looked for
 * before anything is limited, and nothing is ever limited by client. The answer to a wrong one, and the time that it
 * takes, do not tell whether the client is known: what is looked up is a digest of client and secret together.
 */
final class ClientAuthentication {

    /** All secrets that were ever made here; anything else need not be compared with a slow hash. */
    private static final Pattern SECRET = Pattern.compile("hfs_[A-Za-z0-9_-]{43}");

    private final Applications applications;
    private final FailureLimiter failures;
    private final FormerSecrets former = new FormerSecrets();
    private final Clock clock;

    ClientAuthentication(Applications applications, Clock clock) {
        this.applications = applications;
        this.failures = new FailureLimiter(clock);
        this.clock = clock;
    }

    /**
     * The application whose secret this is, or empty.
     *
     * @param address where the request comes from, if that is known
     */
    Optional<Application> authenticate(String clientId, String secret, @Nullable String address)
            throws TooManyAttemptsException {
        var found = applications.secretWith(StoredSecret.digest(clientId, secret));
        if (found.isEmpty()) {
            found = findFormer(clientId, secret);
        }
        var application = found.filter(known -> known.isGoodAt(clock.instant()))
                .flatMap(known -> applications.find(known.clientId()));
        if (application.isEmpty() && !failures.failed(address)) {
            throw new TooManyAttemptsException();
        }
        return application;
    }

    private Optional<StoredSecret> findFormer(String clientId, String secret) throws TooManyAttemptsException {
        int most = applications.mostFormerSecrets();
        if (most == 0 || !SECRET.matcher(secret).matches()) {
            return Optional.empty();
        }
        var candidates = applications.secrets(clientId).stream()
                .filter(StoredSecret::isFormer)
                .toList();
        var found = former.find(candidates, most, secret);
        found.ifPresent(known -> applications.renew(known, secret));
        return found;
    }
}
