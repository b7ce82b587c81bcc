package io.holdfast.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.server.settings.declare.SettingDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The tables of docs/settings.md are what is declared. After a change of declarations, run this test with
 * {@code -Dholdfast.docs=write} and look at the difference.
 */
class SettingsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "settings.md");

    private static final String HEAD = "| name | environment | value | default | what it is |\n|---|---|---|---|---|\n";

    @Test
    void thePageHasWhatIsDeclared() throws IOException {
        List<SettingDescription> all = ServerSettings.described();
        String page = Files.readString(PAGE);
        String made = withTable(page, "settings", table(all, false));
        made = withTable(made, "members", table(all, true));

        if ("write".equals(System.getProperty("holdfast.docs"))) {
            Files.writeString(PAGE, made);
        }
        assertThat(page)
                .as("docs/settings.md; CONTRIBUTING.md says how to write it anew")
                .isEqualTo(made);
    }

    private static String table(List<SettingDescription> all, boolean members) {
        return all.stream()
                .filter(one -> one.member() == members)
                .map(SettingsPageTest::row)
                .collect(Collectors.joining("", HEAD, ""));
    }

    private static String row(SettingDescription one) {
        return "| `" + one.name() + "` | `" + one.variable() + "` | " + one.value() + " | " + one.usual() + " | "
                + one.sentence() + (one.secret() ? " (secret)" : "") + " |\n";
    }

    /** Between the marks of that name. */
    private static String withTable(String page, String name, String table) {
        String begin = "<!-- " + name + ": from the declarations in server/…/settings; see SettingsPageTest -->\n";
        String end = "<!-- end of " + name + " -->\n";
        assertThat(page).contains(begin).contains(end);
        return page.substring(0, page.indexOf(begin) + begin.length()) + table + page.substring(page.indexOf(end));
    }
}
