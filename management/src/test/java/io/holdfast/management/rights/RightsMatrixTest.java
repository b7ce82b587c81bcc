package io.holdfast.management.rights;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.management.support.TestServer;
import io.holdfast.management.support.TestServer.Answer;
import io.holdfast.recoveryapi.rights.RecoveryTrust;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who gets through which door of backup and restore, and what he can read or change afterwards. Whatever the table says, nobody may
 * know a secret in the end that he did not know in the beginning, and nobody may have changed what he may not write.
 */
class RightsMatrixTest {

    private static final String OPERATOR = "e022efe7-f5ba-4159-bbe4-b44f577e9b61";
    private static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
    private static final String CONTRIBUTOR = "b24988ac-6180-42a0-ab88-20f7382dd24c";
    private static final String SERVICE_CONTRIBUTOR = "312a565d-c81f-4fd8-895a-4e21e48d571c";
    private static final String OWNER = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
    private static final String ACCESS_ADMINISTRATOR = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9";

    private static final String BACKEND = "{\"properties\":{\"url\":\"http://x.example\",\"protocol\":\"http\"}}";

    @TempDir
    static Path directory;

    private static RightsScene scene;

    @BeforeAll
    static void start() throws Exception {
        scene = new RightsScene(directory, RecoveryTrust.DEFAULT, RightsScene.account(directory));
        scene.make(Door.SOURCE);
        scene.must(200, scene.run("owner", RightsScene.service(Door.SOURCE) + "/backup", RightsScene.place("foreign")));
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    /** Who he is, by what he holds at the source, and at the target. */
    private static void admit(String who, String target) {
        String there = RightsScene.service(Door.SOURCE);
        String here = RightsScene.service(target);
        switch (who) {
            case "owner-of-all" -> scene.assign(who, OWNER, TestServer.GROUP);
            case "contributor" -> both(who, CONTRIBUTOR, here);
            case "service-contributor" -> both(who, SERVICE_CONTRIBUTOR, here);
            case "operator" -> both(who, OPERATOR, here);
            case "reader" -> both(who, READER, here);
            case "no-lister" -> both(who, noLister(), here);
            case "lister" -> {
                scene.assign(who, OPERATOR, there);
                scene.assign(who, lister(), there);
                scene.assign(who, CONTRIBUTOR, here);
            }
            case "operator-there" -> {
                scene.assign(who, OPERATOR, there);
                scene.assign(who, CONTRIBUTOR, here);
            }
            case "operator-here" -> {
                scene.assign(who, CONTRIBUTOR, there);
                scene.assign(who, OPERATOR, here);
            }
            case "one-value" -> {
                both(who, OPERATOR, here);
                scene.assign(who, CONTRIBUTOR, here + "/namedValues/nv");
            }
            case "one-value-there" -> {
                scene.assign(who, OPERATOR, there);
                scene.assign(who, CONTRIBUTOR, there + "/namedValues/nv");
                scene.assign(who, CONTRIBUTOR, here);
            }
            case "one-tag" -> {
                both(who, OPERATOR, here);
                scene.assign(who, CONTRIBUTOR, here + "/tags/t");
            }
            case "group-member" -> {
                both(who, OPERATOR, here);
                scene.assign(RightsScene.GROUP_ID, CONTRIBUTOR, here);
            }
            case "admitter" -> {
                both(who, OPERATOR, here);
                scene.assign(who, ACCESS_ADMINISTRATOR, here);
            }
            default -> assertThat(who).isEqualTo("nobody");
        }
    }

    private static void both(String who, String role, String here) {
        scene.assign(who, role, RightsScene.service(Door.SOURCE));
        scene.assign(who, role, here);
    }

    private static String noLister() {
        return scene.role(
                "all but secrets",
                "\"Microsoft.ApiManagement/service/*\"",
                "\"*/listSecrets/action\", \"*/listValue/action\", \"*/listKeys/action\"");
    }

    private static String lister() {
        return scene.role("secrets", "\"*/listSecrets/action\", \"*/listValue/action\", \"*/listKeys/action\"", "");
    }

    /**
     * The columns are the doors, in their order, in groups: backup, preview, prove | restore of the own backup, with backends, values,
     * host names mapped, beside own secrets | undo, redo | restore of the foreign backup, move; then what he may do in the target in
     * the end: list secrets, write policies, write backends. {@code +} goes through, {@code x} is refused for what is in the backup,
     * {@code -} is forbidden.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        owner-of-all        | +++ | +++++ | ++ | ++ | +++
        contributor         | +++ | +++++ | ++ | ++ | +++
        service-contributor | +++ | +++++ | ++ | ++ | +++
        operator            | +++ | +---x | ++ | ++ | ---
        reader              | --- | ----- | -- | -- | ---
        no-lister           | +x+ | +++++ | +- | xx | -++
        lister              | +++ | +++++ | ++ | ++ | +++
        operator-there      | +x+ | +++++ | +- | xx | +++
        operator-here       | +++ | +---x | ++ | ++ | ---
        one-value           | +x+ | +-+-x | +- | xx | ---
        one-value-there     | +x+ | +++++ | +- | xx | +++
        one-tag             | +++ | +---x | ++ | ++ | ---
        group-member        | +x+ | +++++ | +- | xx | +++
        admitter            | +x+ | +---x | +- | xx | ---
        nobody              | --- | ----- | -- | -- | ---
        """)
    void eachRoleGetsThroughItsDoorsAndLearnsNothing(
            String who, String looks, String own, String undo, String foreign, String afterwards) {
        String target = "target-" + who;
        scene.make(target);
        scene.must(200, scene.run("owner", RightsScene.service(target) + "/backup", RightsScene.place(target)));
        admit(who, target);
        Set<String> before = knows(who, target);

        String passed = Stream.of(Door.values())
                .map(door -> door.attempt(scene, who, target).mark)
                .collect(Collectors.joining());

        assertThat(passed).isEqualTo(looks + own + undo + foreign);
        assertThat(may(who, target)).isEqualTo(afterwards);
        assertThat(before).containsAll(knows(who, target));
    }

    /** What the setting is for: a deployment whose restorers may know what every service knows. */
    @Test
    void anyRestorerMayBringSecretsWhereTheDeploymentSaysSo(@TempDir Path own) throws Exception {
        try (var trusting = new RightsScene(own, new RecoveryTrust(true, true), RightsScene.account(own))) {
            trusting.make(Door.SOURCE);
            trusting.make("other");
            trusting.assign("operator-there", OPERATOR, RightsScene.service(Door.SOURCE));
            trusting.assign("operator-there", CONTRIBUTOR, RightsScene.service("other"));

            assertThat(Door.MOVE.attempt(trusting, "operator-there", "other")).isEqualTo(Door.Passed.THROUGH);
        }
    }

    /** Without sealing, whoever holds the storage reads what is in a backup. */
    @Test
    void aBackupInTheClearIsMadeByWhoMayListWhatItShows(@TempDir Path own) throws Exception {
        try (var open = new RightsScene(own, new RecoveryTrust(false, false), RightsScene.account(own))) {
            open.make(Door.SOURCE);
            open.make("other");
            String id = RightsScene.service(Door.SOURCE);
            String policy = "{\"properties\":{\"storageAccount\":\"local\",\"containerName\":\"backups\","
                    + "\"schedule\":{\"cron\":\"0 3 * * *\"}%s}}";
            String policies = id + "/providers/Holdfast.Recovery/backupPolicies/p";
            open.assign("operator", OPERATOR, TestServer.GROUP);
            String bare = RightsScene.place("bare", "\"leaveOut\":[\"secrets\"]");

            assertThat(Door.BACKUP.attempt(open, "operator", "other")).isEqualTo(Door.Passed.FORBIDDEN);
            assertThat(open.send("operator", "PUT", policies, policy.formatted(""))
                            .status())
                    .isEqualTo(403);
            assertThat(open.run("operator", id + "/backup", bare).status()).isEqualTo(200);
            assertThat(Door.BACKUP.attempt(open, "owner", "other")).isEqualTo(Door.Passed.THROUGH);
        }
    }

    @Test
    void aRefusalNamesTheActionAndSaysWhatToDo() {
        scene.make("told");
        scene.assign("told", OPERATOR, RightsScene.service(Door.SOURCE));
        scene.assign("told", CONTRIBUTOR, RightsScene.service("told"));

        Answer refused = scene.run("told", RightsScene.service("told") + "/restore", RightsScene.place(Door.FOREIGN));

        assertThat(refused.at("/error/code")).isEqualTo("RestoreFailed");
        assertThat(refused.at("/error/message"))
                .startsWith("Cannot restore: the backup is of the service '" + RightsScene.service(Door.SOURCE) + "'")
                .contains("Secrets/action'", "Leave out secrets", "recovery.crossServiceSecrets");
    }

    private static String may(String who, String target) {
        String id = RightsScene.service(target);
        return Door.Passed.of(scene.send(who, "POST", id + "/subscriptions/sub/listSecrets", "{}")).mark
                + put(
                        who,
                        id + "/policies/policy",
                        "{\"properties\":{\"format\":\"rawxml\",\"value\":\"<policies/>\"}}")
                + put(who, id + "/backends/new", BACKEND);
    }

    private static String put(String who, String path, String body) {
        int status = scene.send(who, "PUT", path, body).status();
        return status == 403 ? "-" : "+";
    }

    /** Secrets of the source that he can list somewhere, or could send from there by a policy or to a backend of his. */
    private static Set<String> knows(String who, String target) {
        var known = new TreeSet<String>();
        for (String service : Set.of(Door.SOURCE, target)) {
            String id = RightsScene.service(service);
            boolean directs = put(who, id + "/backends/new", BACKEND).equals("+");
            String as = directs ? "owner" : who;
            collect(known, as, id + "/namedValues/nv/listValue", "value");
            collect(known, as, id + "/subscriptions/sub/listSecrets", "primaryKey");
        }
        return known;
    }

    private static void collect(Set<String> known, String who, String path, String member) {
        Answer answer = scene.send(who, "POST", path, "{}");
        String secret = answer.status() == 200 ? answer.json().path(member).asString() : "";
        if (secret.endsWith("of " + Door.SOURCE)) {
            known.add(secret);
        }
    }
}
