package io.holdfast.dotnet.xml;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Platform;
import io.holdfast.dotnet.Table;
import io.holdfast.dotnet.Work;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is read, printed and said against a text: XDocument.Parse printed both ways with its declaration; after {@code P:}, XElement.Parse
 * with all white space, printed, and its value. The rows come from .NET's own classes.
 */
class XmlReadingTest {

    static Stream<Arguments> texts() {
        return Table.rows(XmlReadingTest.class, "reading.tsv");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void textsAreReadAsDotNetReadsThem(String text, String expected) {
        var work = Work.standard();
        String actual = text.startsWith("P:")
                ? said(() -> shown(work, XmlParser.element(work, text.substring(2), true)))
                : said(() -> shown(work, XmlParser.document(work, text, false)));
        assertThat(actual.replace(Platform.NEW_LINE, "\n")).isEqualTo(expected);
    }

    private static String shown(Work work, XElement element) {
        return element.text(work, true) + "|" + element.value(work);
    }

    private static String shown(Work work, XDocument document) {
        XDeclaration declaration = document.declaration();
        return document.text(work, true) + "|" + document.text(work, false) + "|"
                + (declaration == null ? "" : declaration);
    }

    private static String said(Supplier<String> action) {
        try {
            return action.get();
        } catch (NetException e) {
            return "! " + e.message();
        }
    }
}
