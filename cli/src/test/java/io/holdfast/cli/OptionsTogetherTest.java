package io.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.cli.client.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An option that would not count in its company is refused, before anything is sent: nobody listens at this endpoint. */
class OptionsTogetherTest {

    private static final String SERVICE = "--endpoint https://127.0.0.1:1 --token t -g rg -n contoso";
    private static final String BLOB =
            " --storage-account-name local --storage-account-container c --storage-account-key k --backup-name b";

    private final StringWriter err = new StringWriter();

    private int run(String line) {
        List<String> words = new ArrayList<>(List.of(
                line.replace("BLOB", BLOB).replace("SERVICE", SERVICE).strip().split("\\s+")));
        return Main.run(new PrintWriter(new StringWriter()), new PrintWriter(err, true), words.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            restore SERVICE BLOB --list all                        | --list goes with --preview
            restore SERVICE BLOB --list 5 --no-wait                | --list goes with --preview
            restore SERVICE --undo --list all                      | --list goes with --preview
            restore SERVICE --undo --preview --list all            | --undo
            restore SERVICE BLOB --preview --list many             | 'many'
            """)
    void ofARestore(String line, String said) {
        refused(line, said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            backup list SERVICE --num-results 5                                              | --num-results is of a container
            backup create SERVICE BLOB --storage-account-key-file none                       | --storage-account-key-file
            backup create SERVICE BLOB --access-type SystemAssignedManagedIdentity           | --storage-account-key goes with
            backup create SERVICE BLOB --identity-client-id 00000000-0000-0000-0000-000000000001 | --identity-client-id goes with
            """)
    void ofStorage(String line, String said) {
        refused(line, said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            move SERVICE BLOB --to-endpoint https://127.0.0.1:1 --to-data data --to-token t               | --to-data
            move SERVICE BLOB --to-endpoint https://127.0.0.1:1 --to-credentials-file none --to-token t   | --to-credentials-file
            """)
    void ofAMove(String line, String said) {
        refused(line, said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            login --endpoint https://127.0.0.1:1                                         | --credentials-file
            login --credentials-file none                                                | --endpoint
            login --endpoint https://127.0.0.1:1 --credentials-file none --data none     | --data
            login --data none --ca-file none                                             | --ca-file
            login --data none --token t                                                  | --token
            login --data none --subscription s                                           | --subscription
            """)
    void ofALogin(String line, String said) {
        refused(line, said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            service create SERVICE --restore --sku-name Premium        | --sku-name
            service create SERVICE --restore --sku-capacity 2          | --sku-capacity
            service create SERVICE --restore --publisher-email a@b.c   | --publisher-email
            service create SERVICE --restore --publisher-name a        | --publisher-name
            drill --config none --apis 2 BLOB                          | --apis
            """)
    void ofServices(String line, String said) {
        refused(line, said);
    }

    private void refused(String line, String said) {
        assertThat(run(line)).as(line + ": " + err).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains(said).doesNotContain("Unknown option", "Exception");
    }
}
