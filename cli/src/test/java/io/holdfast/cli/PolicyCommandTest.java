package io.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.cli.client.ArmClient;
import io.holdfast.cli.client.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PolicyCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path directory;

    private int check(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var all = new ArrayList<>(List.of("policy", "check"));
        all.addAll(List.of(args));
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
    }

    private String file(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }

    private static String inbound(String policies) {
        return "<policies>\n  <inbound>\n    " + policies + "\n  </inbound>\n</policies>";
    }

    @Test
    void aDocumentThatRunsIsFine() throws IOException {
        String file = file("a.xml", inbound("<set-method>PUT</set-method>"));

        assertThat(check(file)).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .isEqualTo("1 document: 1 run, 0 fail closed where that is said, 0 would be refused.\n");
    }

    @Test
    void whatAServerWouldRefuseIsToldWithPlaceAndHint() throws IOException {
        String file = file("a.xml", inbound("<set-headr name='X'/>"));

        assertThat(check(file)).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString())
                .contains(file + ":3:6: error: set-headr: ", "Did you mean 'set-header'?", "1 would be refused");
    }

    @Test
    void whatWouldFailClosedIsToldWithItsReason() throws IOException {
        String file = file("a.xml", inbound("<validate-odata-request/>"));

        assertThat(check(file)).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString())
                .contains(file + ":3:6: fails closed: validate-odata-request: ", "1 fail closed where that is said");
    }

    @Test
    void directoriesAreWalkedAndWhatIsNoPolicyIsLeft() throws IOException {
        file("d/one.xml", inbound("<set-method>PUT</set-method>"));
        file("d/deeper/two.xml.tpl", "<!-- a <policies> --> <fragment><set-method>PUT</set-method></fragment>");
        file("d/pom.xml", "<project/>");
        file("d/notes.txt", "<policies/>");

        assertThat(check(directory.resolve("d").toString())).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).startsWith("2 documents: 2 run");
        assertThat(check(file("e/pom.xml", "<project/>")))
                .as("a file that is named counts")
                .isEqualTo(ExitCode.FAILED);
        assertThat(check(directory.resolve("e").toString())).isEqualTo(ExitCode.USAGE);
        assertThat(check(directory.resolve("none").toString())).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void whatNoFileSpeaksOfIsTakenToExist() throws IOException {
        String file = file(
                "a.xml",
                inbound("<set-backend-service base-url='{{url}}'/><set-status code='{{code}}' reason='x'/>"
                        + "<include-fragment fragment-id='f'/>"));
        assertThat(check(file)).as(out.toString()).isEqualTo(ExitCode.OK);

        String values = file("values.yaml", "namedValues: {url: 'http://a.invalid', code: 200}\nbackends: [b]\n");
        assertThat(check(file, "--values", values)).isEqualTo(ExitCode.OK);
        assertThat(check(file, "--values", file("other.yaml", "namedValues: {url: ftp-secret}")))
                .isEqualTo(1);
        assertThat(out.toString()).contains("Cannot find a property 'code'").doesNotContain("ftp-secret");
        assertThat(check(file("b.xml", inbound("<set-backend-service backend-id='c'/>")), "--values", values))
                .isEqualTo(ExitCode.FAILED);
        assertThat(out.toString()).contains("Backend with id 'c' could not be found.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<ip-filter action='allow'><address>{{x}}</address></ip-filter>",
                "<log-to-eventhub logger-id='l'>x</log-to-eventhub>",
                "<validate-jwt header-name='Authorization'><issuer-signing-keys><key>{{x}}</key></issuer-signing-keys></validate-jwt>",
                "<rate-limit-by-key calls='{{x}}' renewal-period='60' counter-key='k'/>",
            })
    void aNamedValueThatNobodyKnowsMayBeAnything(String policy) throws IOException {
        assertThat(check(file("a.xml", inbound(policy)))).as(out.toString()).isEqualTo(ExitCode.OK);
    }

    @Test
    void fragmentsComeFromTheirDirectory() throws IOException {
        file("fragments/mine.xml", "<fragment><set-method>PUT</set-method></fragment>");
        file("fragments/other/policy.xml", "<fragment/>");
        String at = directory.resolve("fragments").toString();

        assertThat(check("--fragments", at, file("a.xml", inbound("<include-fragment fragment-id='Mine'/>"))))
                .isEqualTo(ExitCode.OK);
        assertThat(check("--fragments", at, file("a.xml", inbound("<include-fragment fragment-id='other'/>"))))
                .isEqualTo(ExitCode.OK);
        assertThat(check("--fragments", at, file("a.xml", inbound("<include-fragment fragment-id='none'/>"))))
                .isEqualTo(ExitCode.FAILED);
        assertThat(out.toString()).contains("Policy fragment with id 'none' could not be found.");
    }

    @Test
    void theScopeIsTheOneThatSuitsUnlessItIsGiven() throws IOException {
        String file = file("a.xml", inbound("<cross-domain/>"));
        check("-o", "json", file);
        assertThat(json().path("documents").path(0).path("scope").asString()).isEqualTo("global");
        assertThat(json().path("documents").path(0).path("refused")).isEmpty();

        assertThat(check("--scope", "api", "-o", "json", file)).isEqualTo(ExitCode.FAILED);
        JsonNode document = json().path("documents").path(0);
        assertThat(document.path("verdict").asString()).isEqualTo("refused");
        assertThat(document.path("refused").path(0).path("line").asInt()).isEqualTo(3);
        assertThat(json().path("summary").path("refused").asInt()).isEqualTo(1);
        assertThat(json().path("reasons")).hasSizeGreaterThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [1]                     | holds no object
            namedValue: {}          | has 'namedValue', which is not known
            namedValues: [a]        | not a map of texts
            namedValues: {a: [s3cr]}| has 'namedValues.a', which is not a text
            backends: x             | not a list of ids
            '{'                     | neither YAML nor JSON
            """)
    void aFileOfValuesThatCannotBeUsedIsNamed(String text, String said) throws IOException {
        String file = file("a.xml", inbound(""));

        assertThat(check("--values", file("values.yaml", text), file)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("values.yaml", said).doesNotContain("s3cr", "Exception");
    }

    @Test
    void aHugeFileIsRefused() throws IOException {
        assertThat(check(file("a.xml", " ".repeat((1 << 20) + 1)))).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("has more than 1048576 bytes");
    }

    private JsonNode json() {
        return ArmClient.JSON.readTree(out.toString());
    }
}
