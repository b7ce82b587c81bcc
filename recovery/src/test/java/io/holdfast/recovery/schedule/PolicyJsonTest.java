package io.holdfast.recovery.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyJsonTest {

    private static final String PLACE = "'storageAccount':'local','containerName':'backups'";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'containerName':'backups','schedule':{'cron':'@daily'}|storageAccount",
                "'storageAccount':'UPPER','containerName':'backups','schedule':{'cron':'@daily'}|storageAccount",
                "'storageAccount':'local','containerName':'x','schedule':{'cron':'@daily'}|containerName",
                PLACE + "|schedule",
                PLACE + ",'schedule':'@daily'|schedule",
                PLACE + ",'schedule':{}|schedule.cron",
                PLACE + ",'schedule':{'cron':'1 2 3'}|schedule.cron",
                PLACE + ",'schedule':{'cron':'@daily','timeZone':'Mars'}|schedule.timeZone",
                PLACE + ",'schedule':{'cron':'@daily','zone':'UTC'}|schedule.zone",
                PLACE + ",'onChange':{'quietSeconds':0}|onChange.quietSeconds",
                PLACE + ",'onChange':{'quietSeconds':60,'atMostEverySeconds':59}|onChange.atMostEverySeconds",
                PLACE + ",'onChange':{},'accessType':'AccessKey'|accessType",
                PLACE + ",'onChange':{},'accessKey':'c2VjcmV0'|accessKey",
                PLACE + ",'onChange':{},'accessType':'UserAssignedManagedIdentity'|clientId",
                PLACE + ",'onChange':{},'clientId':'x'|clientId",
                PLACE + ",'onChange':{},'namePattern':'{service}'|namePattern",
                PLACE + ",'onChange':{},'namePattern':'{service}-{yyyyMMdd-HHmm}'|namePattern",
                PLACE + ",'onChange':{},'namePattern':'{who}-{yyyyMMdd-HHmmss}'|namePattern",
                PLACE + ",'onChange':{},'namePattern':'{yyyyMMdd-HHmmss}}'|namePattern",
                PLACE + ",'onChange':{},'namePattern':'{yyyyMMdd-HHmmss}/'|namePattern",
                PLACE + ",'onChange':{},'leaveOut':'users'|leaveOut",
                PLACE + ",'onChange':{},'prove':'yes'|prove",
                PLACE + ",'onChange':{},'retention':{'keepLast':-1}|retention.keepLast",
                PLACE + ",'onChange':{},'retention':{'keepYearly':1}|retention.keepYearly",
                PLACE + ",'onChange':{},'retention':{'keepWithin':'30 days'}|retention.keepWithin",
                PLACE + ",'onChange':{},'retention':{'keepWithin':'P-1D'}|retention.keepWithin",
                PLACE + ",'onChange':{},'retention':{'keepWithin':'P'}|retention.keepWithin",
                PLACE + ",'onChange':{},'retention':{'keepWithin':'P999999999Y'}|retention.keepWithin",
                PLACE + ",'onChange':{},'enable':true|enable"
            })
    void what_is_wrong_is_named(String properties, String member) {
        assertThatThrownBy(() -> PolicyJson.read(Scene.json("{" + properties + "}")))
                .isInstanceOfSatisfying(
                        PolicyInvalidException.class,
                        e -> assertThat(e.member()).isEqualTo(member));
    }

    @Test
    void a_policy_is_written_as_it_was_read() {
        String whole = "{" + PLACE + ",'accessType':'UserAssignedManagedIdentity','clientId':'c',"
                + "'schedule':{'cron':'0 3 * * *','timeZone':'Europe/Berlin'},"
                + "'onChange':{'quietSeconds':5,'atMostEverySeconds':50},'namePattern':'{policy}/{yyyyMMddTHHmmss}',"
                + "'leaveOut':['users'],'include':['portal'],'prove':false,"
                + "'retention':{'keepLast':1,'keepHourly':2,'keepDaily':3,'keepWeekly':4,'keepMonthly':5,'keepWithin':'P1Y'},"
                + "'enabled':false}";

        assertThat(PolicyJson.write(PolicyJson.read(Scene.json(whole)))).isEqualTo(Scene.json(whole));
    }

    @Test
    void names_hold_the_time_of_utc() {
        assertThat(new NamePattern("{policy}/{service}/{yyyy-MM-dd}T{HH.mm.ss.SSS}")
                        .name("contoso", "p", Instant.parse("2026-11-24T10:11:12.345Z")))
                .isEqualTo("p/contoso/2026-11-24T10.11.12.345");
    }
}
