package io.holdfast.identity.token;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tenant of Microsoft Entra ID, known by any of the URLs that name it. Its tokens come in two versions, with different
 * issuers and the same keys.
 *
 * @param loginHost of the cloud that the tenant is in
 */
record EntraTenant(String tenantId, String loginHost) {

    private static final Pattern ISSUER = Pattern.compile("https://([a-z0-9.-]+)/([^/]+)(?:/v2\\.0)?/?");
    private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final String PUBLIC = "login.microsoftonline.com";
    private static final Map<String, String> LOGIN_HOSTS = Map.of(
            PUBLIC,
            PUBLIC,
            "login.windows.net",
            PUBLIC,
            "sts.windows.net",
            PUBLIC,
            "login.microsoftonline.us",
            "login.microsoftonline.us",
            "login.partner.microsoftonline.cn",
            "login.partner.microsoftonline.cn",
            "login.chinacloudapi.cn",
            "login.partner.microsoftonline.cn",
            "sts.chinacloudapi.cn",
            "login.partner.microsoftonline.cn");

    /**
     * Empty if the URL is not one of Entra's.
     *
     * @throws IllegalArgumentException if it names no single tenant
     */
    static Optional<EntraTenant> of(String issuer) {
        Matcher matcher = ISSUER.matcher(issuer.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String host = LOGIN_HOSTS.get(matcher.group(1));
        if (host == null) {
            return Optional.empty();
        }
        if (!GUID.matcher(matcher.group(2)).matches()) {
            throw new IllegalArgumentException("identity.issuer '" + issuer
                    + "' must name one tenant by its id (a GUID), not '" + matcher.group(2) + "'");
        }
        return Optional.of(new EntraTenant(matcher.group(2), host));
    }

    List<String> issuers() {
        String version1 = loginHost.endsWith(".cn")
                ? "https://sts.chinacloudapi.cn/" + tenantId + "/"
                : TrustedIssuer.nameOf(tenantId);
        return List.of(version1, "https://" + loginHost + "/" + tenantId + "/v2.0");
    }

    /** The form that tools expect in challenges. */
    String authority() {
        return "https://" + (loginHost.equals(PUBLIC) ? "login.windows.net" : loginHost) + "/" + tenantId;
    }

    URI keySet() {
        return URI.create("https://" + loginHost + "/" + tenantId + "/discovery/v2.0/keys");
    }

    URI tokenEndpoint() {
        return URI.create("https://" + loginHost + "/" + tenantId + "/oauth2/v2.0/token");
    }
}
