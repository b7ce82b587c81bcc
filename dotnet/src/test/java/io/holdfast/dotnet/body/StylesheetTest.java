package io.holdfast.dotnet.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.dotnet.ExhaustedException;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StylesheetTest {

    private static final String OPEN =
            "<xsl:stylesheet version=\"1.0\" xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\"><xsl:output omit-xml-declaration=\"yes\"/>";

    private static String run(String templates, String xml, Map<String, String> parameters) {
        return Stylesheet.compile(Work.standard(), OPEN + templates + "</xsl:stylesheet>")
                .transform(Work.standard(), xml, parameters);
    }

    @Test
    void aBodyIsTransformed() {
        String templates =
                "<xsl:param name=\"p\"/><xsl:template match=\"/\"><o p=\"{$p}\"><xsl:for-each select=\"//i\">"
                        + "<xsl:sort select=\".\"/><v><xsl:value-of select=\".\"/></v></xsl:for-each><xsl:call-template name=\"n\"/>"
                        + "</o></xsl:template><xsl:template name=\"n\"><xsl:param name=\"x\" select=\"'d'\"/><xsl:variable name=\"t\">"
                        + "<xsl:value-of select=\"$x\"/></xsl:variable><n a=\"{$t}\"/></xsl:template>";
        assertThat(run(templates, "<a><i>2</i><i>1</i></a>", Map.of("p", "x&y")))
                .isEqualTo("<o p=\"x&amp;y\"><v>1</v><v>2</v><n a=\"d\"/></o>");
    }

    @Test
    void nothingOutsideIsRead(@TempDir Path directory) throws IOException {
        Path secret = Files.writeString(directory.resolve("secret.xml"), "<s>secret</s>");
        String uri = secret.toUri().toString();
        for (String templates : new String[] {
            "<xsl:template match=\"/\"><xsl:copy-of select=\"document('" + uri + "')\"/></xsl:template>",
            "<xsl:template match=\"/\"><xsl:copy-of select=\"document(string(/a))\"/></xsl:template>",
            "<xsl:import href=\"" + uri + "\"/>",
            "<xsl:include href=\"" + uri + "\"/>"
        }) {
            String found;
            try {
                found = run(templates, "<a>" + uri + "</a>", Map.of());
            } catch (NetException e) {
                found = "";
            }
            assertThat(found).as(templates).doesNotContain("secret</s>");
        }
        String entity = "<!DOCTYPE a [<!ENTITY x SYSTEM \"" + uri + "\">]><a>&x;</a>";
        assertThatThrownBy(() ->
                        run("<xsl:template match=\"/\"><xsl:value-of select=\".\"/></xsl:template>", entity, Map.of()))
                .hasMessageStartingWith("Reference to undeclared entity 'x'.");
    }

    @Test
    void nothingIsWrittenOrCalled(@TempDir Path directory) {
        Path target = directory.resolve("written");
        for (String templates : new String[] {
            "<xsl:template match=\"/\" xmlns:r=\"http://xml.apache.org/xalan/redirect\"><r:write file=\"" + target
                    + "\">x</r:write></xsl:template>",
            "<xsl:template match=\"/\" xmlns:j=\"http://xml.apache.org/xalan/java\"><o><xsl:value-of select=\""
                    + "j:java.lang.System.getProperty('user.home')\"/></o></xsl:template>",
            "<m:script xmlns:m=\"urn:schemas-microsoft-com:xslt\" language=\"C#\">x</m:script>"
        }) {
            assertThatThrownBy(() -> run(templates, "<a/>", Map.of()))
                    .as(templates)
                    .isInstanceOf(NetException.class);
            assertThat(target).doesNotExist();
        }
    }

    @Test
    void whatRunsTooLongIsStopped() {
        String twice =
                "<xsl:template match=\"/\"><xsl:call-template name=\"t\"><xsl:with-param name=\"n\" select=\"60\"/></xsl:call-template>"
                        + "</xsl:template><xsl:template name=\"t\"><xsl:param name=\"n\"/><xsl:if test=\"$n &gt; 0\"><xsl:call-template name=\"t\">"
                        + "<xsl:with-param name=\"n\" select=\"$n - 1\"/></xsl:call-template><xsl:call-template name=\"t\">"
                        + "<xsl:with-param name=\"n\" select=\"$n - 1\"/></xsl:call-template></xsl:if></xsl:template>";
        Stylesheet sheet = Stylesheet.compile(Work.standard(), OPEN + twice + "</xsl:stylesheet>");
        assertThatThrownBy(() -> sheet.transform(Work.of(300_000_000L, Work.BYTES), "<a/>", Map.of()))
                .isInstanceOf(ExhaustedException.class);
    }

    @Test
    void whatCallsItselfForEverIsStopped() {
        assertThatThrownBy(() -> run(
                        "<xsl:template match=\"/\"><xsl:call-template name=\"t\"/></xsl:template>"
                                + "<xsl:template name=\"t\"><xsl:call-template name=\"t\"/></xsl:template>",
                        "<a/>",
                        Map.of()))
                .isInstanceOfAny(NetException.class, ExhaustedException.class);
    }

    @Test
    void whatGrowsTooMuchIsStopped() {
        String doubling =
                "<xsl:template match=\"/\"><xsl:call-template name=\"t\"><xsl:with-param name=\"s\" select=\"'xxxxxxxxxxxxxxxx'\"/>"
                        + "</xsl:call-template></xsl:template><xsl:template name=\"t\"><xsl:param name=\"s\"/><xsl:call-template name=\"t\">"
                        + "<xsl:with-param name=\"s\" select=\"concat($s, $s)\"/></xsl:call-template></xsl:template>";
        Stylesheet sheet = Stylesheet.compile(Work.standard(), OPEN + doubling + "</xsl:stylesheet>");
        assertThatThrownBy(() -> sheet.transform(Work.standard(), "<a/>", Map.of()))
                .isInstanceOf(ExhaustedException.class);
        String output =
                "<xsl:template match=\"/\"><xsl:for-each select=\"//i\"><xsl:for-each select=\"//i\"><xsl:for-each select=\"//i\">"
                        + "0123456789</xsl:for-each></xsl:for-each></xsl:for-each></xsl:template>";
        Stylesheet large = Stylesheet.compile(Work.standard(), OPEN + output + "</xsl:stylesheet>");
        assertThatThrownBy(() -> large.transform(
                        Work.of(20_000_000_000L, 1 << 20), "<a>" + "<i/>".repeat(300) + "</a>", Map.of()))
                .isInstanceOf(ExhaustedException.class);
    }

    @Test
    void whatIsNoStylesheetIsRefused() {
        assertThatThrownBy(() -> Stylesheet.compile(Work.standard(), "<a")).isInstanceOf(NetException.class);
        assertThatThrownBy(() -> run("<xsl:template match=\"[\"/>", "<a/>", Map.of()))
                .isInstanceOf(NetException.class);
        assertThatThrownBy(() -> run(
                        "<xsl:template match=\"/\"><xsl:message terminate=\"yes\">no</xsl:message></xsl:template>",
                        "<a/>",
                        Map.of()))
                .isInstanceOf(NetException.class);
    }
}
