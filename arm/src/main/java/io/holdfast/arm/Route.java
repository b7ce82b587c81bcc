package io.holdfast.arm;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a path leads. */
public final class Route {

    private final Template template;
    private final ApiVersions versions;
    private final ErrorShape shape;
    private final Map<String, Handler> handlers = new TreeMap<>();
    private Access access = Access.BY_ROLE;
    private List<String> actions = List.of();
    private boolean unversioned;
    private boolean vital;
    private List<String> makesItself = List.of();

    Route(Template template, ApiVersions versions, ErrorShape shape) {
        this.template = template;
        this.versions = versions;
        this.shape = shape;
    }

    public Route on(String method, Handler handler) {
        handlers.put(method, handler);
        return this;
    }

    /** Whatever the method. */
    public Route onAny(Handler handler) {
        List.of("GET", "HEAD", "PUT", "PATCH", "POST", "DELETE").forEach(method -> on(method, handler));
        return this;
    }

    /** Anybody may ask, without a token. */
    public Route anonymous() {
        access = Access.ANYBODY;
        return this;
    }

    /** Whoever has a token may ask; the handler shows only what he may see. */
    public Route signedIn() {
        access = Access.SIGNED_IN;
        return this;
    }

    /** No part of ARM: it needs no api-version. */
    public Route unversioned() {
        unversioned = true;
        return this;
    }

    /** Backup, restore, status: it gets in where others have to wait. */
    public Route vital() {
        vital = true;
        return this;
    }

    /** Whatever the method, the caller must be allowed one of these actions on the service that the path names. */
    public Route needs(String... oneOf) {
        actions = List.of(oneOf);
        return this;
    }

    /** With these methods the service that the path names need not exist. */
    public Route evenIfAbsent(String... methods) {
        makesItself = List.of(methods);
        return this;
    }

    Template template() {
        return template;
    }

    ApiVersions versions() {
        return versions;
    }

    ErrorShape shape() {
        return shape;
    }

    /** None where the path says it, as Azure has it; else one of them is enough, and the first is the usual one. */
    List<String> actions() {
        return actions;
    }

    boolean needsVersion() {
        return !unversioned;
    }

    boolean isVital() {
        return vital;
    }

    Access access() {
        return access;
    }

    boolean needsService(String method) {
        return !makesItself.contains(method);
    }

    /** HEAD is GET without a body unless the route says otherwise (RFC 9110 §9.3.2). */
    @Nullable
    Handler handler(String method) {
        Handler handler = handlers.get(method);
        return handler == null && method.equals("HEAD") ? handlers.get("GET") : handler;
    }

    Stream<String> described() {
        return handlers.keySet().stream().map(method -> method + " " + template.text());
    }

    String allowed() {
        return String.join(", ", handlers.keySet());
    }

    /** Who may come through. */
    enum Access {
        ANYBODY,
        SIGNED_IN,
        BY_ROLE
    }
}
