package io.holdfast.recoveryapi.rights;

import io.holdfast.model.Action;
import io.holdfast.model.Catalog;
import io.holdfast.model.ResourceType;
import io.holdfast.model.Space;
import io.holdfast.model.Verb;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** The actions by which callers get at the secrets of a service, derived from the catalog. */
final class SecretActions {

    /** Actions that answer with what opens as much as a secret. */
    private static final Set<String> OPENING = Set.of("generatetoken", "token", "generatessourl", "getloginlinks");

    /** Nothing in these says where a secret is sent, or is one; any other type counts, so that a new one does. */
    private static final Set<String> HARMLESS = Set.of(
            "apis/issues", "apis/tagDescriptions", "apis/wikis", "contentTypes", "portalRevisions", "products/wikis");

    /** What people know best: named first where several would do. */
    private static final Set<String> TELLING = Set.of("policies", "subscriptions");

    /** Who may give himself a role can do what it allows. */
    private static final List<String> ROLES =
            List.of("Microsoft.Authorization/roleAssignments/write", "Microsoft.Authorization/roleDefinitions/write");

    private final List<Reading> listing;
    private final List<Reading> answering;
    private final List<String> writing;

    /** An action that answers with secrets of a resource type. */
    record Reading(String action, String type) {

        /** Those of workspaces are asked for only where a backup holds some. */
        boolean matters(Collection<String> types) {
            return Space.plain(type).equals(type) || types.contains(type);
        }
    }

    SecretActions(Catalog catalog) {
        this.listing = readings(catalog, SecretActions::lists);
        this.answering = readings(
                catalog, (name, action) -> lists(name, action) || OPENING.contains(name.toLowerCase(Locale.ROOT)));
        this.writing = catalog.types().stream()
                .filter(SecretActions::directs)
                .sorted(Comparator.comparing(type -> !TELLING.contains(type.name())))
                .map(type -> type.armType() + "/write")
                .toList();
    }

    private static List<Reading> readings(Catalog catalog, BiPredicate<String, Action> which) {
        return catalog.all().stream()
                .sorted(Comparator.comparing(type -> !TELLING.contains(type.name())))
                .flatMap(type -> type.actions().entrySet().stream()
                        .filter(entry -> which.test(entry.getKey(), entry.getValue()))
                        .map(entry -> new Reading(type.armType() + "/" + entry.getKey() + "/action", type.name())))
                .toList();
    }

    private static boolean lists(String name, Action action) {
        return !action.reveals().isEmpty() || name.equalsIgnoreCase("listSecrets");
    }

    private static boolean directs(ResourceType type) {
        String plain = Space.plain(type.name());
        return (type.allows(Verb.PUT) || type.allows(Verb.PATCH))
                && !type.segment().equals("tags")
                && HARMLESS.stream().noneMatch(harmless -> plain.equals(harmless) || plain.startsWith(harmless + "/"));
    }

    /** What lists secrets: whoever may do all of it knows all that a service has. */
    List<Reading> listing() {
        return listing;
    }

    /** That, and what answers with something that opens as much. */
    List<Reading> answering() {
        return answering;
    }

    /** What writes that by which a service decides where secrets are sent: policies, backends, APIs and the rest. */
    List<String> writing() {
        return writing;
    }

    /** That, and what gives roles: who may give himself a role can do what it allows. */
    Stream<String> directing() {
        return Stream.concat(writing.stream(), ROLES.stream());
    }
}
