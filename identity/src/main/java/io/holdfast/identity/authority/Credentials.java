package io.holdfast.identity.authority;

/** What an application signs in with. The secret is known at the moment it is made and never again. */
public record Credentials(Application application, String clientSecret, SecretInfo secret) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "Credentials[" + application + "]";
    }
}
