package io.holdfast.server.settings;

import static io.holdfast.server.settings.declare.SettingTypes.text;

import io.holdfast.identity.setup.IdentitySettings;
import io.holdfast.server.settings.declare.Declarations;
import io.holdfast.server.settings.declare.Setting;
import io.holdfast.server.settings.declare.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How callers are known.
 *
 * @param issuer {@code embedded} or the URL of an OpenID Connect issuer
 */
public record IdentitySection(
        String issuer, Optional<String> tenant, List<String> audiences, List<String> administrators) {

    private static final String EMBEDDED = "embedded";

    static final Setting<String> ISSUER = Setting.of(
            "identity.issuer",
            text().called("'embedded' or a URL"),
            EMBEDDED,
            "who issues the tokens of callers: the authority of this server, or an OpenID Connect issuer, which replaces it");

    private static final Setting<Optional<String>> TENANT = Setting.optional(
                    "identity.tenant", text(), "the tenant id; with Microsoft Entra ID the one that the issuer names")
            .usually("made at first start");

    private static final Setting<List<String>> AUDIENCES = Setting.list(
            "identity.audiences",
            text().listOf("a list of audiences"),
            "audiences to accept besides ARM's own and the server's URL");

    private static final Setting<List<String>> ADMINISTRATORS = Setting.list(
            "identity.administrators",
            text().listOf("a list of subjects"),
            "who becomes Owner of everything at the start: object ids, or `group:NAME`; needed with another issuer, where no"
                    + " administrator is made ([identity](identity.md#subjects-and-groups))");

    static final Declarations DECLARED = Declarations.of(ISSUER, TENANT, AUDIENCES, ADMINISTRATORS);

    static IdentitySection of(Values values) {
        return new IdentitySection(
                values.get(ISSUER), values.get(TENANT), values.get(AUDIENCES), values.get(ADMINISTRATORS));
    }

    /**
     * What the room wants to know.
     *
     * @param told what clients are told to ask tokens for: that must open the door
     */
    IdentitySettings settings(List<String> told) {
        var accepted = new ArrayList<>(audiences);
        accepted.addAll(told);
        return new IdentitySettings(issuer, tenant.orElse(null), accepted, administrators);
    }

    /** Whether the server has an authority of its own, and not another issuer. */
    public boolean embedded() {
        return isEmbedded(issuer);
    }

    static boolean isEmbedded(String issuer) {
        return issuer.equalsIgnoreCase(EMBEDDED);
    }
}
