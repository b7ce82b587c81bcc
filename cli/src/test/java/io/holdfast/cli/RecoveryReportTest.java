package io.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.cli.client.ArmClient;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecoveryReportTest {

    private static String report(String status) {
        var out = new StringWriter();
        RecoveryReport.print(new PrintWriter(out, true), "contoso", ArmClient.JSON.readTree(status.replace('\'', '"')));
        return out.toString().replace("\r", "");
    }

    @Test
    void tellsWhatThereIs() {
        assertThat(
                        report(
                                "{'newestRestorable':{'name':'b1','account':'local','container':'c','created':'2026-11-24T10:00:00Z',"
                                        + "'proven':true},'changesSince':2,'rpoSeconds':3720,"
                                        + "'lastProof':{'ended':'2026-11-24T10:00:01Z','seconds':0.5},'lastRestore':null,"
                                        + "'policies':[{'name':'hourly','enabled':true,'status':'failing','lastSuccess':null,"
                                        + "'nextRun':'2026-11-24T11:00:00Z','consecutiveFailures':3,'lastError':'Cannot backup: full'}]}"))
                .isEqualTo("""
                        Service            contoso
                        Newest backup      b1 in local/c, 2026-11-24T10:00:00Z, proven
                        A loss would cost  2 changes, at most the last 1 h 2 min
                        Last proof         2026-11-24T10:00:01Z, took 0.5 s
                        Last restore       none in the last days

                        Policy  Status   Last success  Next run              Failures
                        ------  -------  ------------  --------------------  --------
                        hourly  failing  -             2026-11-24T11:00:00Z  3

                        hourly: Cannot backup: full
                        """);
    }

    @Test
    void tellsPlainlyThatThereIsNothing() {
        assertThat(report("{'newestRestorable':null,'changesSince':null,'rpoSeconds':null,'lastProof':null,"
                        + "'lastRestore':null,'policies':[]}"))
                .contains("none that can be restored", "everything", "No backup policy");
    }

    @Test
    void namesBackendsThatTheGatewayRefuses() {
        assertThat(report("{'newestRestorable':null,'rpoSeconds':null,'policies':[],"
                        + "'refusedBackends':[{'name':'b1','problem':'is a pool'}]}"))
                .contains("refuses calls to the backend b1: it is a pool.");
    }

    @ParameterizedTest
    @CsvSource({"5, 5 s", "65, 1 min 5 s", "3700, 1 h 1 min", "90000, 1 d 1 h"})
    void durationsHaveTwoUnits(long seconds, String text) {
        assertThat(RecoveryReport.duration(seconds)).isEqualTo(text);
    }
}
