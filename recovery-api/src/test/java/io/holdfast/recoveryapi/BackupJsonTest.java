package io.holdfast.recoveryapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.recovery.BackupDetails;
import io.holdfast.recovery.BackupDetails.Authenticity;
import io.holdfast.recovery.BlobFacts;
import io.holdfast.recovery.CatalogueEntry.Backup;
import io.holdfast.recovery.CatalogueEntry.Blob;
import io.holdfast.recovery.CatalogueEntry.Other;
import io.holdfast.recovery.CatalogueEntry.Source;
import io.holdfast.recovery.CatalogueEntry.State;
import io.holdfast.recovery.KnownBackup;
import io.holdfast.recovery.LossReport;
import io.holdfast.recovery.ManifestFacts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Backups as clients know them, member by member and in the order that the answers always had. */
class BackupJsonTest {

    private static final Instant MADE = Instant.parse("2026-11-24T10:00:00Z");
    private static final Instant LATER = Instant.parse("2026-11-25T10:00:00.5Z");
    private static final Blob BLOB = new Blob("daily/1", 6125, LATER);

    private static final ManifestFacts FACTS = new ManifestFacts(
            "a-1",
            new ManifestFacts.Source("/subscriptions/s", "contoso", Optional.of("d-1"), "eastus", "Premium", 11),
            MADE,
            MADE.plusSeconds(86_400),
            1,
            "0.1.0",
            Optional.of("01b96155d3767fcd"),
            "bc00",
            new ManifestFacts.Content(4, 200, Map.of("apis", 4L)),
            List.of("users"),
            new LossReport(Map.of("users", 2L)));

    private static final String MANIFEST = "'archiveId':'a-1','service':'/subscriptions/s','serviceName':'contoso',"
            + "'deployment':'d-1','location':'eastus','sku':'Premium','sequence':11,'created':'2026-11-24T10:00:00Z',"
            + "'expires':'2026-11-25T10:00:00Z','format':1,'version':'0.1.0','recoveryKey':'01b96155d3767fcd',"
            + "'digest':'bc00','records':4,'bytes':200,'counts':{'apis':4},'leftOut':['users'],'notIncluded':{'users':2}";

    private static String json(String text) {
        return ("{" + text + "}").replace('\'', '"');
    }

    @Test
    void whatTheDeploymentRemembers() {
        var known = new KnownBackup(
                "acc",
                "c",
                "daily/1",
                FACTS,
                "/subscriptions/s/key",
                Optional.of("p-1"),
                Optional.empty(),
                Optional.of(new KnownBackup.Check(LATER, 0.081)));

        assertThat(BackupJson.known(known))
                .hasToString(json(MANIFEST + ",'storageAccount':'acc','containerName':'c','backupName':'daily/1',"
                        + "'madeFor':'/subscriptions/s/key','policyId':'p-1','proven':'2026-11-25T10:00:00.500Z',"
                        + "'provenSeconds':0.081"));
    }

    @Test
    void aBlobOfAList() {
        var facts = new BlobFacts(
                1,
                "a-1",
                "contoso",
                "Premium",
                11,
                MADE,
                LATER,
                4,
                Optional.of("01b96155d3767fcd"),
                Optional.of("never shown"));
        String told = "'serviceName':'contoso','sku':'Premium','sequence':11,'created':'2026-11-24T10:00:00Z',"
                + "'expires':'2026-11-25T10:00:00.500Z','expired':true,'records':4,'archiveId':'a-1','format':1,"
                + "'recoveryKey':'01b96155d3767fcd','keyAvailable':false,'verified':'2026-11-24T10:00:00Z'";
        String blob = "'name':'daily/1','state':'%s','size':6125,'modified':'2026-11-25T10:00:00.500Z'";

        assertThat(BackupJson.entry(
                        new Backup(BLOB, Source.METADATA, facts, true, false, Optional.of(MADE), Optional.empty())))
                .hasToString(json(blob.formatted("backup") + ",'from':'metadata'," + told));
        assertThat(BackupJson.entry(new Other(BLOB, State.NOT_A_BACKUP, "no archive")))
                .hasToString(json(blob.formatted("notABackup") + ",'reason':'no archive'"));
        assertThat(BackupJson.entry(new Other(BLOB, State.DAMAGED, "cut"))
                        .path("state")
                        .asString())
                .isEqualTo("damaged");
        assertThat(BackupJson.entry(new Other(BLOB, State.UNREADABLE, "new"))
                        .path("state")
                        .asString())
                .isEqualTo("unreadable");
    }

    @Test
    void allThatAManifestSays() {
        var details = new BackupDetails(
                "acc",
                "c",
                "daily/1",
                FACTS,
                false,
                Authenticity.AUTHENTIC,
                true,
                List.of(new BackupDetails.Entry("apis", 4, 200, 900)),
                Optional.empty(),
                Optional.of(LATER));

        assertThat(BackupJson.details(details))
                .hasToString(json(MANIFEST + ",'storageAccount':'acc','containerName':'c','backupName':'daily/1',"
                        + "'expired':false,'authentic':'true','keyAvailable':true,'entries':[{'type':'apis','records':4,"
                        + "'bytes':200,'contentBytes':900}],'proven':'2026-11-25T10:00:00.500Z'"));
    }
}
