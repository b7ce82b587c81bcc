package io.holdfast.acceptance.everytype;

import com.azure.resourcemanager.apimanagement.models.CertificateCreateOrUpdateParameters;
import io.holdfast.acceptance.support.Arm;
import io.holdfast.acceptance.support.Samples;
import io.holdfast.acceptance.support.ServerProcess;
import io.holdfast.acceptance.support.Storage;
import io.holdfast.acceptance.upgrade.Facts;
import io.holdfast.vault.testing.LocalCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes what {@code UpgradeTest} starts from, by hand, when the format of anything at rest is about to change: CONTRIBUTING.md says how. A
 * data directory of this build with a service of every type, and what it showed, in {@code -Dgolden.make=FILE.zip}. With {@code
 * -Dgolden.postgres=URL} the configuration goes into that empty database, for pg_dump to take from there.
 */
@EnabledIfSystemProperty(named = "golden.make", matches = ".+")
class GoldenMaker {

    @TempDir
    Path directory;

    @Test
    void make() throws IOException {
        Path data = directory.resolve("data");
        var settings = new LinkedHashMap<String, String>();
        settings.put("imports.allowLocal", "true");
        // The backup in it has to be good for as long as there are builds.
        settings.put("recovery.validityDays", "3650");
        String database = System.getProperty("golden.postgres", "");
        if (!database.isEmpty()) {
            settings.put("store.url", database);
        }
        try (var server = ServerProcess.start(data, settings)) {
            fill(server);
            Files.writeString(data.resolve("facts.json"), Facts.of(server).toPrettyString());
        }
        zip(data, Path.of(System.getProperty("golden.make")));
    }

    private void fill(ServerProcess server) throws IOException {
        Arm arm = server.arm();
        String everything = arm.service(Facts.GROUP, Facts.EVERYTHING);
        LocalCertificate certificate = LocalCertificate.in(directory);
        var pfx = new CertificateCreateOrUpdateParameters()
                .withData(Base64.getEncoder().encodeToString(Files.readAllBytes(certificate.keyStore())))
                .withPassword(certificate.password());
        Sdk sdk = new Sdk(server);
        Lifecycle.create(arm, sdk.client());
        var walk = new Walk(sdk.client());
        Apis.add(walk);
        People.add(walk);
        ApiThings.add(walk);
        Products.add(walk);
        Policies.add(walk);
        Secrets.add(walk, pfx);
        Connections.add(walk);
        Gateways.add(walk);
        Portal.add(walk);
        Mail.add(walk);
        Service.add(walk);
        walk.there().forEach(Step::fill);
        new BeyondTheSdk(arm, everything).fill(pfx);
        arm.send("PATCH", everything, Map.of("identity", Map.of("type", "SystemAssigned")))
                .ok();

        String called = arm.createService(Facts.GROUP, Facts.CALLED, "Premium");
        Samples.fill(arm, called, "http://127.0.0.1:9", 2, 2);
        arm.create(
                called + "/subscriptions/everywhere",
                Map.of("displayName", "everywhere", "scope", "/apis", "state", "active"));
        roles(arm, called);
        recovery(server, arm, everything);
    }

    private static void roles(Arm arm, String scope) {
        String role = "/providers/Microsoft.Authorization/roleDefinitions/11111111-2222-3333-4444-555555555555";
        arm.put(
                        arm.subscription() + role + "?api-version=2022-04-01",
                        Map.of(
                                "properties",
                                Map.of(
                                        "roleName",
                                        "Keeper of backups",
                                        "type",
                                        "CustomRole",
                                        "permissions",
                                        List.of(Map.of(
                                                "actions",
                                                List.of("Microsoft.ApiManagement/service/backup/action"),
                                                "notActions",
                                                List.of())),
                                        "assignableScopes",
                                        List.of(arm.subscription()))))
                .ok();
        arm.put(
                        scope
                                + "/providers/Microsoft.Authorization/roleAssignments/66666666-7777-8888-9999-000000000000?api-version=2022-04-01",
                        Map.of(
                                "properties",
                                Map.of(
                                        "roleDefinitionId",
                                        arm.subscription() + role,
                                        "principalId",
                                        "99999999-8888-7777-6666-555555555555",
                                        "principalType",
                                        "ServicePrincipal")))
                .ok();
    }

    private static void recovery(ServerProcess server, Arm arm, String service) {
        var storage = new Storage("local", "backups", "golden", server.storageKey());
        arm.run(service, "backup", storage).ok();
        arm.put(
                        service + "/providers/Holdfast.Recovery/backupPolicies/nightly?api-version=2026-11-01",
                        Map.of(
                                "properties",
                                Map.of(
                                        "storageAccount",
                                        "local",
                                        "containerName",
                                        "nightly",
                                        "schedule",
                                        Map.of("cron", "0 3 * * *", "timeZone", "Europe/Berlin"),
                                        "retention",
                                        Map.of("keepLast", 3, "keepDaily", 14))))
                .ok();
    }

    private static void zip(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from);
                var zip = new ZipOutputStream(Files.newOutputStream(to))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(from.relativize(file).toString()));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }
}
