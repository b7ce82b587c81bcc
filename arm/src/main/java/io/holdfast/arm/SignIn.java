package io.holdfast.arm;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What clients are told about tokens.
 *
 * @param authority the URL that tokens come from, with the tenant; empty: this server itself
 * @param audiences what to ask tokens for, the first before all; empty: the audience of Azure Resource Manager
 */
public record SignIn(Optional<URI> authority, List<String> audiences) {

    /** Here, for Azure Resource Manager. */
    public static final SignIn HERE = new SignIn(Optional.empty(), List.of());

    public SignIn {
        audiences = List.copyOf(audiences);
    }
}
