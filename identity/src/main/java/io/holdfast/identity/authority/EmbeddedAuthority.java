package io.holdfast.identity.authority;

import io.holdfast.model.json.Json;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The authority that is used when no issuer is configured: it issues tokens to registered applications (client
 * credentials) and answers in the forms that MSAL, azure-identity and plain OAuth 2.0 clients ask for. It knows no HTTP
 * library: whichever server mounts it asks {@link #handle} first. Thread-safe.
 */
public final class EmbeddedAuthority {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedAuthority.class);
    /** The tenant segment that makes MSAL skip the discovery that only Microsoft's own hosts pass. */
    private static final String ADFS = "adfs";

    private static final Pattern DOUBLED = Pattern.compile("/{2,}");
    private static final List<String> ANY_TENANT = List.of("common", "organizations");
    private static final String METADATA = ".well-known/openid-configuration";

    private final String tenantId;
    private final SigningKeys keys;
    private final ClientAuthentication clients;
    private final TokenIssuer issuer;
    private final Clock clock;
    private final Map<String, Endpoint> endpoints = new HashMap<>();

    public EmbeddedAuthority(String tenantId, SigningKeys keys, Applications applications, Clock clock) {
        this.tenantId = tenantId;
        this.keys = keys;
        this.clients = new ClientAuthentication(applications, clock);
        this.issuer = new TokenIssuer(tenantId, keys, clock);
        this.clock = clock;
        endpoints.put("oauth2/token", new Endpoint("POST", false, this::token));
        endpoints.put("oauth2/v2.0/token", new Endpoint("POST", false, this::token));
        endpoints.put(METADATA, new Endpoint("GET", true, call -> configuration(call, "")));
        endpoints.put("v2.0/" + METADATA, new Endpoint("GET", true, call -> configuration(call, "/v2.0")));
        endpoints.put("discovery/keys", new Endpoint("GET", true, call -> publishedKeys()));
        endpoints.put("discovery/v2.0/keys", new Endpoint("GET", true, call -> publishedKeys()));
        endpoints.put("oauth2/authorize", new Endpoint("GET", true, EmbeddedAuthority::authorize));
        endpoints.put("oauth2/v2.0/authorize", new Endpoint("GET", true, EmbeddedAuthority::authorize));
        endpoints.put("discovery/instance", new Endpoint("GET", true, this::instance));
    }

    /** The id of the tenant that it serves. */
    public String tenantId() {
        return tenantId;
    }

    /** A token for an application of this server itself, such as a service's managed identity. */
    public IssuedToken issue(Application application, String audience) {
        return issuer.issue(application, audience);
    }

    /** Answers a request, or empty if it is not for the authority. */
    public Optional<AuthorityResponse> handle(AuthorityRequest request) {
        String trimmed = trimmed(request.path());
        int slash = trimmed.indexOf('/');
        Endpoint endpoint =
                slash < 0 ? null : endpoints.get(trimmed.substring(slash + 1).toLowerCase(Locale.ROOT));
        if (endpoint == null) {
            return Optional.empty();
        }
        return Optional.of(answer(endpoint, new Call(trimmed.substring(0, slash), request)));
    }

    /** Without slashes at its ends and doubled ones; every request of the management API is asked about. */
    private static String trimmed(String path) {
        String single = path.contains("//") ? DOUBLED.matcher(path).replaceAll("/") : path;
        int from = single.startsWith("/") ? 1 : 0;
        int to = single.length() > from && single.endsWith("/") ? single.length() - 1 : single.length();
        return single.substring(from, to);
    }

    private AuthorityResponse answer(Endpoint endpoint, Call call) {
        try {
            if (!call.request.method().equals(endpoint.method)) {
                throw OAuthError.wrongMethod(endpoint.method);
            }
            if (!knows(call.tenant, endpoint.anyTenant)) {
                throw OAuthError.unknownTenant(call.tenant, tenantId);
            }
            return json(200, endpoint.handler.answer(call));
        } catch (OAuthError e) {
            return refusal(e, call.request.headers().get("client-request-id"));
        }
    }

    private boolean knows(String tenant, boolean anyTenant) {
        String lower = tenant.toLowerCase(Locale.ROOT);
        return lower.equals(tenantId.toLowerCase(Locale.ROOT))
                || lower.equals(ADFS)
                || (anyTenant && ANY_TENANT.contains(lower));
    }

    private ObjectNode token(Call call) throws OAuthError {
        var form = Form.parse(call.request.headers().get("content-type"), call.request.body());
        var request = TokenRequest.parse(form, call.request.headers().get("authorization"));
        Application application = authenticate(request, call.request.client());
        IssuedToken token = issuer.issue(application, request.audience());
        LOG.atDebug()
                .addKeyValue("clientId", application.clientId())
                .addKeyValue("audience", request.audience())
                .log("token issued");
        var answer = Json.object();
        long seconds = TokenIssuer.LIFETIME.toSeconds() - 1;
        answer.put("token_type", "Bearer");
        answer.put("expires_in", seconds);
        answer.put("ext_expires_in", seconds);
        answer.put("expires_on", token.expiry().getEpochSecond());
        answer.put("resource", token.audience());
        answer.put("access_token", token.value());
        return answer;
    }

    private Application authenticate(TokenRequest request, @Nullable String client) throws OAuthError {
        try {
            var application = clients.authenticate(request.clientId(), request.clientSecret(), client);
            if (application.isPresent()) {
                return application.get();
            }
        } catch (TooManyAttemptsException e) {
            throw OAuthError.tooManyAttempts();
        }
        LOG.atWarn().addKeyValue("client", client).log("sign-in refused: wrong client id or secret");
        throw OAuthError.invalidClient();
    }

    private ObjectNode configuration(Call call, String version) {
        return Metadata.openIdConfiguration(call.request.baseUrl() + "/" + call.tenant, version, issuer.issuer());
    }

    private ObjectNode instance(Call call) {
        return Metadata.instanceDiscovery(call.request.baseUrl(), tenantId);
    }

    private ObjectNode publishedKeys() {
        var document = Json.object();
        var array = document.putArray("keys");
        keys.jwks().forEach(key -> array.add(Json.parse(key.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
        return document;
    }

    private static ObjectNode authorize(Call call) throws OAuthError {
        throw OAuthError.interactive();
    }

    private AuthorityResponse refusal(OAuthError refused, @Nullable String requestId) {
        var body = Json.object();
        body.put("error", refused.error());
        body.put("error_description", refused.getMessage());
        body.putArray("error_codes").add(refused.number());
        body.put("timestamp", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        body.put("trace_id", UUID.randomUUID().toString());
        body.put(
                "correlation_id",
                isGuid(requestId) ? requestId : UUID.randomUUID().toString());
        AuthorityResponse plain = json(refused.status(), body);
        Map<String, String> headers = new HashMap<>(plain.headers());
        switch (refused.status()) {
            case 401 -> headers.put("WWW-Authenticate", "Basic realm=\"" + tenantId + "\"");
            case 429 -> headers.put("Retry-After", "1");
            default -> {}
        }
        return new AuthorityResponse(plain.status(), Map.copyOf(headers), plain.body());
    }

    private static boolean isGuid(@Nullable String text) {
        return text != null && text.matches("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
    }

    private static AuthorityResponse json(int status, ObjectNode body) {
        // RFC 6749 §5.1: what may hold a token is never to be stored.
        var headers = Map.of(
                "Content-Type", "application/json; charset=utf-8", "Cache-Control", "no-store", "Pragma", "no-cache");
        return new AuthorityResponse(status, headers, Json.bytes(body));
    }

    private record Call(String tenant, AuthorityRequest request) {}

    private record Endpoint(String method, boolean anyTenant, Handler handler) {}

    @FunctionalInterface
    private interface Handler {
        ObjectNode answer(Call call) throws OAuthError;
    }
}
