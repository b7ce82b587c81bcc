package io.holdfast.recovery.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.recovery.RecoveryRefusedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies at rest: what was stored is read as it was meant, or not at all. */
class BackupPolicyDocumentTest {

    private static final String WHOLE =
            "{'storageAccount':'local','containerName':'backups','accessType':'UserAssignedManagedIdentity','clientId':'c',"
                    + "'schedule':{'cron':'0 3 * * *','timeZone':'Europe/Berlin'},"
                    + "'onChange':{'quietSeconds':5,'atMostEverySeconds':50},'namePattern':'{policy}/{yyyyMMddTHHmmss}',"
                    + "'leaveOut':['users'],'include':['portal'],'prove':false,"
                    + "'retention':{'keepLast':1,'keepHourly':2,'keepDaily':3,'keepWeekly':4,'keepMonthly':5,'keepWithin':'P1Y'},"
                    + "'enabled':false}";

    @Test
    void aPolicyIsWrittenAsItWasReadMemberByMember() {
        assertThat(BackupPolicyDocument.write(Scene.spec(WHOLE)).toString()).isEqualTo(WHOLE.replace('\'', '"'));
    }

    @Test
    void whatAnOlderVersionDidNotWriteIsWhatItWasThen() {
        BackupPolicySpec old = Scene.spec(
                "{'storageAccount':'local','containerName':'backups','accessType':'Configured','schedule':{'cron':'@daily'}}");

        assertThat(old.access()).isEqualTo(new BackupPolicySpec.Access.Configured());
        assertThat(old.schedule()).contains(new BackupPolicySpec.Schedule("@daily", "UTC"));
        assertThat(old.include()).isEqualTo(List.of());
        assertThat(old.prove()).isTrue();
        assertThat(old.retention()).isEqualTo(RetentionRules.NONE);
        assertThat(old.enabled()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'keepLast':1|'keepLast':1,'keepYearly':7|retention.keepYearly",
                "'enabled':false|'enabled':false,'pausedUntil':'2027-01-01'|pausedUntil",
                "UserAssignedManagedIdentity|WorkloadIdentity|accessType",
                "'quietSeconds':5|'quietSeconds':{'value':5}|onChange.quietSeconds",
                "'leaveOut':['users']|'leaveOut':'users'|leaveOut",
                "'storageAccount':'local'|'storageAccount':null|storageAccount"
            })
    void whatANewerVersionWroteIsRefusedByName(String known, String newer, String member) {
        assertThat(WHOLE).contains(known);
        assertThatThrownBy(() -> Scene.spec(WHOLE.replace(known, newer)))
                .isInstanceOfSatisfying(
                        RecoveryRefusedException.class,
                        e -> assertThat(e.refusal().field()).contains(member))
                .hasMessageContaining(member)
                .message()
                .hasLineCount(1);
    }
}
