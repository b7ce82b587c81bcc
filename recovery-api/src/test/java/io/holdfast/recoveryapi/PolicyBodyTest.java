package io.holdfast.recoveryapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.arm.ArmException;
import io.holdfast.arm.RequestContent;
import io.holdfast.recovery.schedule.BackupPolicySpec;
import io.holdfast.recovery.schedule.PolicyStatus;
import io.holdfast.recovery.schedule.PolicyStatus.Condition;
import io.holdfast.recovery.schedule.PolicyView;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class PolicyBodyTest {

    private static final String PLACE = "'storageAccount':'local','containerName':'backups'";

    private static ObjectNode json(String text) {
        return RequestContent.object(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static BackupPolicySpec read(String properties) {
        return RecoveryRefusals.refusing(() -> PolicyBody.read(json("{" + properties + "}")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'containerName':'backups','schedule':{'cron':'@daily'}|storageAccount|is required",
                "'storageAccount':'UPPER','containerName':'backups','onChange':{}|storageAccount|is not possible: ",
                "'storageAccount':'local','containerName':'x','onChange':{}|containerName|is not possible: ",
                PLACE + "|schedule|is required, or onChange",
                PLACE + ",'schedule':'@daily'|schedule|must be an object",
                PLACE + ",'schedule':{}|schedule.cron|is required",
                PLACE + ",'schedule':{'cron':'1 2 3'}|schedule.cron|",
                PLACE + ",'schedule':{'cron':'@daily','timeZone':'Mars'}|schedule.timeZone|is no time zone",
                PLACE
                        + ",'schedule':{'cron':'@daily','zone':'UTC'}|schedule.zone|is not known here; use cron, timeZone",
                PLACE + ",'onChange':{'quietSeconds':0}|onChange.quietSeconds|must be a whole number from 1 to 86400",
                PLACE + ",'onChange':{'quietSeconds':'5'}|onChange.quietSeconds|must be a whole number from 1 to 86400",
                PLACE + ",'onChange':{'quietSeconds':60,'atMostEverySeconds':59}|onChange.atMostEverySeconds"
                        + "|must be a whole number from 60 to 604800",
                PLACE + ",'onChange':{},'accessType':'AccessKey'|accessType|must be Configured, SystemAssigned",
                PLACE + ",'onChange':{},'accessKey':'c2VjcmV0'|accessKey|is never kept",
                PLACE + ",'onChange':{},'accessType':'UserAssignedManagedIdentity'|clientId|goes with accessType",
                PLACE + ",'onChange':{},'clientId':'x'|clientId|goes with accessType",
                PLACE + ",'onChange':{},'namePattern':'{service}'|namePattern|must hold the whole time",
                PLACE + ",'onChange':{},'leaveOut':'users'|leaveOut|must be an array of strings",
                PLACE + ",'onChange':{},'prove':'yes'|prove|must be true or false",
                PLACE
                        + ",'onChange':{},'retention':{'keepLast':-1}|retention.keepLast|must be a whole number from 0 to 10000",
                PLACE + ",'onChange':{},'retention':{'keepYearly':1}|retention.keepYearly|is not known here",
                PLACE + ",'onChange':{},'retention':{'keepWithin':'30 days'}|retention.keepWithin|must be an ISO 8601",
                PLACE + ",'onChange':{},'enable':true|enable|is not known here"
            })
    void whatIsWrongIsNamed(String properties, String member, String problem) {
        assertThatThrownBy(() -> read(properties))
                .isInstanceOf(ArmException.class)
                .hasMessageStartingWith("Invalid parameter: 'properties." + member + "' "
                        + Optional.ofNullable(problem).orElse(""))
                .hasMessageEndingWith("\r\nParameter name: properties." + member)
                .hasMessageNotContaining("c2VjcmV0");
    }

    @Test
    void whatIsNotSaidIsUsual() {
        BackupPolicySpec spec =
                read(PLACE + ",'onChange':{'quietSeconds':1000},'accessType':'configured','state':{'x':1}");

        assertThat(shown(spec))
                .hasToString(("{" + PLACE + ",'accessType':'Configured','onChange':{'quietSeconds':1000,"
                                + "'atMostEverySeconds':1000},'namePattern':'{service}-{yyyyMMdd-HHmmss}','leaveOut':[],"
                                + "'include':[],'prove':true,'retention':{'keepLast':0,'keepHourly':0,'keepDaily':0,"
                                + "'keepWeekly':0,'keepMonthly':0},'enabled':true}")
                        .replace('\'', '"'));
    }

    @Test
    void aPolicyIsShownAsItWasSent() {
        String whole = PLACE + ",'accessType':'UserAssignedManagedIdentity','clientId':'c',"
                + "'schedule':{'cron':'0 3 * * *','timeZone':'Europe/Berlin'},"
                + "'onChange':{'quietSeconds':5,'atMostEverySeconds':50},'namePattern':'{policy}/{yyyyMMddTHHmmss}',"
                + "'leaveOut':['users'],'include':['portal'],'prove':false,"
                + "'retention':{'keepLast':1,'keepHourly':2,'keepDaily':3,'keepWeekly':4,'keepMonthly':5,'keepWithin':'P1Y'},"
                + "'enabled':false";

        assertThat(shown(read(whole))).hasToString(("{" + whole + "}").replace('\'', '"'));
    }

    private static ObjectNode shown(BackupPolicySpec spec) {
        var idle = new PolicyStatus(
                Condition.IDLE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty());
        ObjectNode shown = PolicyJson.properties(new PolicyView("p", spec, idle));
        assertThat(shown.remove(PolicyBody.STATE))
                .hasToString("{\"status\":\"idle\",\"step\":null,\"operation\":null,\"waiting\":null,\"nextRun\":null,"
                        + "\"lastRun\":null,\"lastSuccess\":null,\"lastError\":null,\"lastErrorAt\":null,"
                        + "\"consecutiveFailures\":0,\"lastBackup\":null}");
        return shown;
    }
}
