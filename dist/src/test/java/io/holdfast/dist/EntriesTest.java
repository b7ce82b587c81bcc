package io.holdfast.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.dist.Entries.Section;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntriesTest {

    @Test
    void itemsMayHaveSeveralLines() {
        Entries entries = Entries.parse("f", "### Fixed\n- One\n  and more.\n- Two.\n\n### Added\n\n- Three.\n");

        assertThat(entries.items())
                .containsEntry(Section.FIXED, List.of("- One\n  and more.", "- Two."))
                .containsEntry(Section.ADDED, List.of("- Three."));
    }

    @Test
    void sectionsAreInTheUsualOrder() {
        Entries one = Entries.parse("f", "### Security\n- S1.\n### Added\n- A1.\n");
        Entries two = Entries.parse("f", "### Added\n- A2.\n### Fixed\n- F2.\n");

        assertThat(one.and(two).text())
                .isEqualTo("### Added\n- A1.\n- A2.\n\n### Fixed\n- F2.\n\n### Security\n- S1.\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                             | f says nothing",
                "- Without a section            | f, line 1",
                "### Improved;- It              | f, line 1: there is no section 'Improved'",
                "### fixed;- It                 | there is no section 'fixed'",
                "### Fixed                      | the section 'Fixed' is empty",
                "### Fixed;- A;### Fixed;- B    | f, line 3: the section 'Fixed' is there already",
                "### Fixed;Text                 | f, line 2",
                "### Fixed;  Text               | f, line 2",
                "### Fixed;- A;text             | f, line 3",
                "# Title;### Fixed;- A          | f, line 1",
                "### Fixed;* A                  | f, line 2",
            })
    void whatWouldGetLostIsRefused(String text, String message) {
        assertThatThrownBy(() -> Entries.parse("f", text.replace(";", "\n")))
                .isInstanceOf(Entries.Malformed.class)
                .hasMessageContaining(message);
    }
}
