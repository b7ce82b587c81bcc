package io.holdfast.dotnet.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.dotnet.ExhaustedException;
import io.holdfast.dotnet.Work;
import org.junit.jupiter.api.Test;

/** Nothing that is read or printed takes more than an evaluation may, and nothing outside the text is looked at. */
class XmlLimitsTest {

    private final Work work = Work.standard();

    @Test
    void deepDocumentsAreReadAndNotPrinted() {
        XDocument document = XmlParser.document(work, "<a>".repeat(10_000) + "x" + "</a>".repeat(10_000), false);
        assertThat(java.util.Objects.requireNonNull(document.root()).value(work))
                .isEqualTo("x");
        assertThatThrownBy(() -> document.text(work, true)).isInstanceOf(ExhaustedException.class);
        assertThatThrownBy(() -> document.copy(Work.standard())).isInstanceOf(ExhaustedException.class);
    }

    @Test
    void memoryIsCounted() {
        assertThatThrownBy(() -> XmlParser.document(
                        Work.of(5_000_000_000L, 100_000), "<a>" + "<b/>".repeat(5000) + "</a>", false))
                .isInstanceOf(ExhaustedException.class);
    }

    @Test
    void entitiesOfADocumentAreNotKnown() {
        for (String declared :
                new String[] {"\"text\"", "SYSTEM \"file:///etc/passwd\"", "PUBLIC \"p\" \"http://127.0.0.1/\""}) {
            assertThatThrownBy(() ->
                            XmlParser.document(work, "<!DOCTYPE a [<!ENTITY x " + declared + ">]><a>&x;</a>", false))
                    .hasMessageStartingWith("Reference to undeclared entity 'x'. Line 1, position ");
        }
    }

    @Test
    void nothingGrowsByEntities() {
        String bomb = "<!DOCTYPE a [<!ENTITY x \"" + "y".repeat(1000) + "\"><!ENTITY z \"&x;&x;\">]><a>&z;</a>";
        assertThatThrownBy(() -> XmlParser.document(work, bomb, false)).hasMessageContaining("undeclared entity");
    }
}
