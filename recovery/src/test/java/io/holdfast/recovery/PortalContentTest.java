package io.holdfast.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.model.ResourceKey;
import io.holdfast.model.ServiceId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The content of a developer portal: in no backup unless asked for, and the target's own unless it comes with the backup. */
class PortalContentTest {

    private static final ResourceKey PAGES = new ResourceKey("contentTypes", "", "page");
    private static final ResourceKey HOME = PAGES.child("contentItems", "home");
    private static final ResourceKey OWN = PAGES.child("contentItems", "own");
    private static final ResourceKey REVISION = new ResourceKey("portalRevisions", "", "20260131");
    private static final ResourceKey CONFIG = new ResourceKey("portalconfigs", "", "default");
    private static final ResourceKey API = new ResourceKey("apis", "", "a");

    @TempDir
    Path directory;

    private Deployment here;
    private ServiceId source;
    private ServiceId target;

    @BeforeEach
    void open() {
        here = new Deployment(
                io.holdfast.store.StoreSettings.in(directory.resolve("data")),
                directory.resolve("storage"),
                io.holdfast.archive.RecoveryKeys.generate());
        source = here.service("contoso", "Premium");
        here.put(source, API, "{\"displayName\":\"A\"}", null);
        here.put(source, PAGES, "{\"name\":\"Page\"}", null);
        here.put(source, HOME, "{\"en_us\":{\"title\":\"Home\",\"layout\":null}}", null);
        here.put(source, REVISION, "{\"isCurrent\":true}", null);
        here.put(source, CONFIG, "{\"delegation\":{}}", "{\"delegation\":{\"validationKey\":\"c2VjcmV0\"}}");
        target = here.service("standby", "Premium");
        here.put(target, PAGES, "{\"name\":\"Seite\"}", null);
        here.put(target, OWN, "{\"de\":{\"title\":\"Eigene\"}}", null);
    }

    @AfterEach
    void close() {
        here.close();
    }

    private static RestoreOptions leaving(String name) {
        return new RestoreOptions(List.of(name), false, Mapping.NONE);
    }

    @Test
    void aRestoreLeavesTheTargetsPortalAsItIsAndTheBackupSaysWhatItDoesNotHold() {
        var pages = here.get(target, PAGES);
        var own = here.get(target, OWN);
        JsonNode made = Deployment.result(here.backUp(source, "b"));

        JsonNode shown = here.preview(target, "b", RestoreOptions.NONE);
        JsonNode result = Deployment.result(here.restore(target, "b"));

        assertThat(made.path("records").asLong()).isOne();
        assertThat(made.path("notIncluded").toString())
                .isEqualTo(
                        "{\"contentTypes\":1,\"contentTypes/contentItems\":1,\"portalRevisions\":1,\"portalconfigs\":1}");
        assertThat(shown.at("/changes/contentTypes~1contentItems/leave").asLong())
                .isOne();
        assertThat(shown.at("/changes/contentTypes~1contentItems/remove").asLong())
                .isZero();
        assertThat(result.path("restored").asLong()).isOne();
        assertThat(result.path("kept").asLong()).isEqualTo(2);
        assertThat(here.get(target, API)).isEqualTo(here.get(source, API));
        assertThat(here.get(target, PAGES)).isEqualTo(pages);
        assertThat(here.get(target, OWN)).isEqualTo(own);
        assertThat(here.get(target, HOME)).isNull();
        assertThat(here.get(target, REVISION)).isNull();
    }

    @Test
    void aBackupThatIncludesThePortalBringsItWithItsSecretsAndReplacesTheTargets() {
        JsonNode made = Deployment.result(here.backUpWith(source, "b", "Portal"));

        JsonNode shown = here.preview(target, "b", RestoreOptions.NONE);
        Deployment.result(here.restore(target, "b"));

        assertThat(made.path("notIncluded").toString()).isEqualTo("{}");
        assertThat(made.at("/counts/portalconfigs").asLong()).isOne();
        assertThat(shown.at("/changes/contentTypes~1contentItems/create").asLong())
                .isOne();
        assertThat(shown.at("/changes/contentTypes~1contentItems/remove").asLong())
                .isOne();
        for (ResourceKey key : List.of(API, PAGES, HOME, REVISION, CONFIG)) {
            assertThat(here.get(target, key)).as(key.toString()).isEqualTo(here.get(source, key));
        }
        assertThat(here.get(target, OWN)).isNull();
        Deployment.result(here.ended(here.recovery.prove(target, Deployment.location("b"))));
    }

    @Test
    void aRestoreMayLeaveOutThePortalThatTheBackupIncludes() {
        var own = here.get(target, OWN);
        here.backUpWith(source, "b", "portal");

        Deployment.result(here.restore(target, "b", leaving("portal")));

        assertThat(here.get(target, OWN)).isEqualTo(own);
        assertThat(here.get(target, HOME)).isNull();
        assertThat(here.get(target, API)).isNotNull();
    }

    @Test
    void aPortalThatIsIncludedAndEmptyEmptiesTheTargets() {
        ServiceId bare = here.service("bare", "Premium");
        here.backUpWith(bare, "b", "portal");

        Deployment.result(here.restore(target, "b"));

        assertThat(here.get(target, OWN)).isNull();
        assertThat(here.get(target, PAGES)).isNull();
    }

    @Test
    void recipientsOfANotificationThatIsStoredNowhereAreRestored() {
        var mail = new ResourceKey("notifications/recipientEmails", "bcc", "a@x.example");
        var user = new ResourceKey("notifications/recipientUsers", "bcc", "alice");
        here.put(source, mail, "{}", null);
        here.put(source, user, "{}", null);
        here.put(source, new ResourceKey("users", "", "alice"), "{\"email\":\"a@x.example\"}", null);
        here.backUp(source, "b");

        Deployment.result(here.restore(target, "b", leaving("users")));

        assertThat(here.get(target, mail)).isEqualTo(here.get(source, mail));
        assertThat(here.get(target, user)).isNull();
    }

    @Test
    void anItemThatIsAlwaysThereIsWhatItWasInTheSource() {
        var changed = new ResourceKey("templates", "", "accountcloseddeveloper");
        var standard = new ResourceKey("templates", "", "newdevelopernotificationmessage");
        here.put(source, changed, "{\"subject\":\"Bye\"}", null);
        here.put(target, standard, "{\"subject\":\"Hi\"}", null);
        JsonNode made = Deployment.result(here.backUp(source, "b"));

        Deployment.result(here.restore(target, "b"));

        // Thirteen that nobody has changed are in no count.
        assertThat(made.at("/counts/templates").asLong()).isOne();
        assertThat(here.get(target, changed)).isEqualTo(here.get(source, changed));
        assertThat(here.get(target, standard)).isNull();
    }

    @Test
    void aWrongWordIsRefusedAtOnce() {
        assertThatThrownBy(() -> here.recovery.backup(
                        source, Deployment.location("b"), new BackupOptions(List.of(), List.of("apis"))))
                .isInstanceOfSatisfying(
                        RecoveryRefusedException.class,
                        e -> assertThat(e.refusal())
                                .isEqualTo(new RecoveryRefusal.NothingToInclude("apis", List.of("portal"))))
                .hasMessage("'apis' is nothing that can be included; use portal");
    }
}
