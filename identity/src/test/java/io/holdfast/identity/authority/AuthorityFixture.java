package io.holdfast.identity.authority;

import io.holdfast.identity.support.FakeClock;
import io.holdfast.identity.support.MemoryRecords;
import io.holdfast.identity.token.TokenVerifier;
import io.holdfast.identity.token.TrustedIssuer;
import io.holdfast.model.json.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** An authority with one registered application. */
final class AuthorityFixture {

    static final String TENANT = "3f8e0000-0000-4000-8000-00000000000a";
    static final String BASE = "https://localhost:8443";

    /** Where requests come from. */
    String address = "192.0.2.1";

    final FakeClock clock = new FakeClock("2026-11-24T11:13:53Z");
    final MemoryRecords records = new MemoryRecords();
    final Applications applications = new Applications(records, clock);
    final SigningKeys keys;
    final EmbeddedAuthority authority;
    final TokenVerifier verifier;
    final Credentials backup = applications.register("backup job");

    /** With a key that all tests share, because making one takes long. */
    static AuthorityFixture withSharedKey(Path directory) throws IOException {
        SharedKey.KEY.write(directory.resolve("signing-key.json"));
        return new AuthorityFixture(directory);
    }

    AuthorityFixture(Path directory) throws IOException {
        keys = SigningKeys.open(directory.resolve("signing-key.json"), records, clock);
        authority = new EmbeddedAuthority(TENANT, keys, applications, clock);
        var issuer = new TrustedIssuer(TENANT, List.of(TrustedIssuer.nameOf(TENANT)), () -> BASE, keys);
        verifier = new TokenVerifier(issuer, List.of(), clock);
    }

    Map<String, String> form() {
        Map<String, String> form = new HashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", backup.application().clientId());
        form.put("client_secret", backup.clientSecret());
        form.put("scope", "https://management.azure.com/.default");
        return form;
    }

    AuthorityResponse post(String path, Map<String, String> form, Map<String, String> headers) {
        String body = form.entrySet().stream()
                .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
                .collect(Collectors.joining("&"));
        return post(path, body, headers);
    }

    AuthorityResponse post(String path, String body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(Map.of("content-type", "application/x-www-form-urlencoded"));
        all.putAll(headers);
        return authority
                .handle(new AuthorityRequest("POST", path, all, body.getBytes(StandardCharsets.UTF_8), BASE, address))
                .orElseThrow();
    }

    AuthorityResponse token(Map<String, String> form) {
        return post("/" + TENANT + "/oauth2/v2.0/token", form, Map.of());
    }

    AuthorityResponse get(String path) {
        return authority
                .handle(new AuthorityRequest("GET", path, Map.of(), new byte[0], BASE, address))
                .orElseThrow();
    }

    static ObjectNode json(AuthorityResponse response) {
        return Json.parse(response.body());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static final class SharedKey {
        static final SigningKey KEY = SigningKey.generate(Instant.parse("2026-11-24T00:00:00Z"));
    }
}
