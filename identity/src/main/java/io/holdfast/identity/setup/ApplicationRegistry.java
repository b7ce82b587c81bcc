package io.holdfast.identity.setup;

import io.holdfast.identity.authority.Application;
import io.holdfast.identity.authority.Applications;
import io.holdfast.identity.authority.Credentials;
import io.holdfast.identity.authority.SecretInfo;
import io.holdfast.identity.role.Roles;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Registers the applications of the embedded authority, within bounds, and takes them back with all that they could do. The
 * administrator's application is this installation's own: it is not changed. Thread-safe.
 */
public final class ApplicationRegistry {

    private static final int MAX_APPLICATIONS = 1_000;
    private static final int MAX_SECRETS = 20;

    private final Applications applications;
    private final Application administrator;
    private final Roles roles;

    ApplicationRegistry(Applications applications, Application administrator, Roles roles) {
        this.applications = applications;
        this.administrator = administrator;
        this.roles = roles;
    }

    /** Ordered by client id. */
    public List<Application> list() {
        applications.refresh();
        return applications.list();
    }

    public Optional<Application> find(String clientId) {
        applications.refresh();
        return applications.find(clientId);
    }

    public List<SecretInfo> secrets(Application application) {
        return applications.secretsOf(application.clientId());
    }

    public boolean isAdministrator(Application application) {
        return application.clientId().equalsIgnoreCase(administrator.clientId());
    }

    /**
     * Registers an application, or renames it; true if it is new.
     *
     * @throws IllegalArgumentException if the name is blank, too long, or holds control characters
     * @throws RegistryException if it is the administrator's, or one too many
     */
    public synchronized boolean put(String clientId, String displayName) throws RegistryException {
        refuseAdministrator(clientId);
        if (find(clientId).isEmpty() && applications.list().size() >= MAX_APPLICATIONS) {
            throw new RegistryException(
                    "ApplicationLimitExceeded",
                    "No more than " + MAX_APPLICATIONS + " applications are possible: delete one that is not needed.");
        }
        return applications.put(clientId, displayName);
    }

    /**
     * A further secret of an application.
     *
     * @param expires when it stops working, or null for never
     */
    public synchronized Credentials addSecret(Application application, String displayName, @Nullable Instant expires)
            throws RegistryException {
        refuseAdministrator(application.clientId());
        if (applications.secretsOf(application.clientId()).size() >= MAX_SECRETS) {
            throw new RegistryException(
                    "SecretLimitExceeded",
                    "An application has no more than " + MAX_SECRETS + " secrets: delete one that is not needed.");
        }
        return applications
                .addSecret(application.clientId(), displayName, expires)
                .orElseThrow(() -> new RegistryException("ApplicationGone", "The application was just deleted."));
    }

    /** Takes a secret back; false if there is none of this id. The administrator keeps his last one. */
    public synchronized boolean removeSecret(Application application, String secretId) throws RegistryException {
        var secrets = applications.secretsOf(application.clientId());
        boolean last = secrets.size() == 1 && secrets.getFirst().id().equalsIgnoreCase(secretId);
        if (last && isAdministrator(application)) {
            throw new RegistryException(
                    "LastSecretOfAdministrator",
                    "It is the administrator's only secret. To replace it, remove credentials.json and start the server again.");
        }
        return applications.removeSecret(application.clientId(), secretId);
    }

    /**
     * Removes an application, its secrets and what roles it has: it gets no more tokens, and those that it has are good for
     * nothing, because roles are asked with every call.
     *
     * @throws io.holdfast.identity.role.RoleRefusedException if it is the last Owner of everything
     */
    public synchronized void delete(Application application) throws RegistryException {
        refuseAdministrator(application.clientId());
        roles.forgetSubject(application.objectId());
        applications.delete(application.clientId());
        // What was assigned meanwhile.
        roles.forgetSubject(application.objectId());
    }

    private void refuseAdministrator(String clientId) throws RegistryException {
        if (clientId.equalsIgnoreCase(administrator.clientId())) {
            throw new RegistryException(
                    "ApplicationIsAdministrator",
                    "The administrator's application is this installation's own and is not changed. To replace its secret,"
                            + " remove credentials.json and start the server again.");
        }
    }
}
