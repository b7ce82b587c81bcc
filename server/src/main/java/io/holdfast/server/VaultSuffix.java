package io.holdfast.server;

import java.util.regex.Pattern;

/** A host name below which key vaults lie. */
final class VaultSuffix {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

    private VaultSuffix() {}

    /**
     * It may be written with a leading {@code *.} or dot, which says what is meant anyway.
     *
     * @throws SettingsException if it is no host name
     */
    static String of(String written) {
        String suffix = written.replaceFirst("^\\*?\\.", "");
        if (!HOST.matcher(suffix).matches()) {
            throw new SettingsException("'keyVault.suffixes' must be host names below which key vaults lie, such as"
                    + " vault.azure.net, not '" + written + "'");
        }
        return suffix;
    }
}
