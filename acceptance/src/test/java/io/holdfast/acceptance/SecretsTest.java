package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.support.Arm;
import io.holdfast.acceptance.support.Arm.Answer;
import io.holdfast.acceptance.support.Samples;
import io.holdfast.acceptance.support.ServerProcess;
import io.holdfast.acceptance.support.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plants secrets and looks for them where they must not be: on disk, in the log, in archives, in answers. */
class SecretsTest {

    private static final String NAMED_VALUE = "planted-named-value-4f1c90";
    private static final String SUBSCRIPTION_KEY = "planted-subscription-key-8d22a7";
    private static final String PASSWORD = "planted-User-Password-77e1!";
    private static final String PROXY_PASSWORD = "planted-proxy-password-b30d5e";
    private static final String STORAGE_KEY =
            Base64.getEncoder().encodeToString("planted-storage-key-51ac8e-planted".getBytes(StandardCharsets.UTF_8));
    private static final String WRONG_KEY =
            Base64.getEncoder().encodeToString("planted-wrong-key-0c99d1-planted-x".getBytes(StandardCharsets.UTF_8));

    /** Files that are there to hold a secret; only their owner can read them. */
    private static final Set<String> KEPT = Set.of("credentials.json", "storage.key", "recovery.key");

    @TempDir
    Path directory;

    private ServerProcess server;
    private Arm arm;
    private String service;
    private final List<Answer> answers = new ArrayList<>();

    @Test
    void nothingPlantedIsFoundWhereItMustNotBe() {
        server = ServerProcess.start(
                directory.resolve("data"),
                Map.of(
                        "storage.accounts.vaultaccount.endpoint",
                        "file:" + directory.resolve("vault"),
                        "storage.accounts.vaultaccount.key",
                        STORAGE_KEY));
        try {
            plant();
            backUpAndRestore();
            beRefused();
            look();
        } finally {
            server.close();
        }
        // What is written at the end of a run counts as well.
        look();
        filesThatHoldSecretsAreForTheirOwner();
    }

    private void plant() {
        arm = server.arm();
        service = arm.createService("secrets", "contoso", "Premium");
        Samples.fill(arm, service, "http://127.0.0.1:9", 1, 1);
        created("namedValues/planted", Map.of("displayName", "planted", "value", NAMED_VALUE, "secret", true));
        created(
                "subscriptions/planted",
                Map.of(
                        "displayName",
                        "planted",
                        "scope",
                        Samples.PRODUCT,
                        "state",
                        "active",
                        "primaryKey",
                        SUBSCRIPTION_KEY));
        created(
                "users/planted",
                Map.of(
                        "email",
                        "planted@localhost.example",
                        "firstName",
                        "Planted",
                        "lastName",
                        "User",
                        "password",
                        PASSWORD));
        created(
                "backends/planted",
                Map.of(
                        "url",
                        "https://backend.localhost.example",
                        "protocol",
                        "http",
                        "proxy",
                        Map.of("url", "https://proxy.localhost.example", "username", "u", "password", PROXY_PASSWORD)));
        for (String list : List.of("namedValues", "subscriptions", "users", "backends")) {
            answers.add(arm.get(service + "/" + list).ok());
            answers.add(arm.get(service + "/" + list + "/planted").ok());
        }
    }

    private void created(String path, Map<String, ?> properties) {
        // An answer to a PUT may echo what the caller has just sent; what is read later must not.
        arm.create(service + "/" + path, properties);
    }

    private void backUpAndRestore() {
        Storage storage = new Storage("vaultaccount", "backups", "planted", STORAGE_KEY);
        answers.add(arm.run(service, "backup", storage).ok());
        answers.add(arm.run(service, "restore", storage).ok());
        String revealed = arm.send("POST", service + "/namedValues/planted/listValue", null)
                .ok()
                .text();
        assertThat(revealed).contains(NAMED_VALUE);
    }

    private void beRefused() {
        Storage storage = new Storage("vaultaccount", "backups", "planted", STORAGE_KEY);
        Answer wrongKey = arm.run(service, "backup", storage.withKey(WRONG_KEY));
        Answer noBlob = arm.run(service, "restore", storage.withBlob("absent"));
        Answer badMember = arm.put(
                service + "/namedValues/bad",
                Map.of("properties", Map.of("displayName", "not a name!", "value", NAMED_VALUE, "secret", true)));
        Answer badPassword = arm.put(
                service + "/users/bad",
                Map.of("properties", Map.of("email", "no address", "firstName", "", "password", PASSWORD)));

        assertThat(List.of(wrongKey, noBlob, badMember, badPassword)).allMatch(answer -> answer.status() == 400);
        answers.addAll(List.of(wrongKey, noBlob, badMember, badPassword));
        answers.add(arm.get(service));
        answers.add(arm.get(service + "/nothing/here"));
    }

    private void look() {
        Map<String, String> secrets = new LinkedHashMap<>();
        secrets.put("named value", NAMED_VALUE);
        secrets.put("subscription key", SUBSCRIPTION_KEY);
        secrets.put("password", PASSWORD);
        secrets.put("proxy password", PROXY_PASSWORD);
        secrets.put("storage key", STORAGE_KEY);
        secrets.put("refused storage key", WRONG_KEY);
        secrets.put("client secret", server.credentials().path("clientSecret").asString());
        secrets.forEach((what, secret) -> {
            assertThat(filesWith(secret)).as("files with the " + what).isEmpty();
            assertThat(answers)
                    .as("answers with the " + what)
                    .noneMatch(answer -> answer.text().contains(secret));
        });
    }

    private List<Path> filesWith(String secret) {
        byte[] wanted = secret.getBytes(StandardCharsets.UTF_8);
        return files().filter(file -> !KEPT.contains(file.getFileName().toString()))
                .filter(file -> contains(file, wanted))
                .toList();
    }

    private void filesThatHoldSecretsAreForTheirOwner() {
        assertThat(files().filter(file -> KEPT.contains(file.getFileName().toString())
                        || file.toString().endsWith(".key")
                        || file.toString().endsWith(".db")))
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                        .as(file.toString())
                        .isSubsetOf(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    }

    private Stream<Path> files() {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Latin-1 maps every byte to one character, so text is found in any file. */
    private static boolean contains(Path file, byte[] wanted) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    .contains(new String(wanted, StandardCharsets.ISO_8859_1));
        } catch (java.nio.file.NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
