package io.holdfast.management;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An operation that Azure has in a stable api-version.
 *
 * @param path with names in braces: {@code {subscription}}, {@code {group}}, {@code {service}}, {@code {apiId}} …
 * @param versions oldest first
 */
record AzureOperation(String method, String path, List<String> versions) {

    static final String SERVICE =
            "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.ApiManagement/service/{service}";

    private static final Pattern NAME = Pattern.compile("\\{[^}]*}");

    /** All of them, by path. */
    static List<AzureOperation> all() {
        try (var in = AzureOperation.class.getResourceAsStream("operations.tsv");
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(parts -> new AzureOperation(
                            parts[0],
                            parts[1],
                            Arrays.stream(parts[2].split(",", -1)).toList()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isBelowService() {
        return path.startsWith(SERVICE + "/");
    }

    /** The segments below the service, with names that fit. */
    List<String> below() {
        String service = new AzureOperation(method, SERVICE, versions).named("s", "g", "n");
        return List.of(named("s", "g", "n").substring(service.length() + 1).split("/", -1));
    }

    /** What is the same for operations whose names are called differently. */
    static String shape(String path) {
        return NAME.matcher(path).replaceAll("{}").toLowerCase(java.util.Locale.ROOT);
    }

    /** The path with names that fit. */
    String named(String subscription, String group, String service) {
        String named = path.replace("{subscription}", subscription)
                .replace("{group}", group)
                .replace("{service}", service)
                .replace("{policyId}", "policy")
                .replace("{location}", "westus")
                .replace("{locationName}", "westus")
                .replace("{settingsType}", "public")
                .replace("{accessName}", "access")
                .replace("{identityProviderName}", "aad")
                .replace("{templateName}", "inviteUserNotificationMessage")
                .replace("{notificationName}", "BCC")
                .replace("{configurationName}", "configuration");
        return NAME.matcher(named).replaceAll("none");
    }

    String newestVersion() {
        return versions.getLast();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
