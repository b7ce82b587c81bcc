package io.holdfast.server;

/** The version of this program, as the build wrote it into the jar. */
public final class Version {

    /** For example {@code 0.1.0}. */
    public static final String NUMBER = number();

    private Version() {}

    private static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
