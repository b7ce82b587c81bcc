package io.holdfast.dotnet.xml;

import io.holdfast.dotnet.ExhaustedException;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Work;
import io.holdfast.model.testing.Mutations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Broken documents: each is read or refused in .NET's way, and what was read is printed and read again. */
class XmlMutationTest {

    @TestFactory
    List<DynamicTest> brokenDocumentsAreReadOrRefused() {
        return List.of(Mutations.test(
                "xml",
                documents(),
                XmlMutationTest::check,
                "<",
                ">",
                "/>",
                "</",
                "<!--",
                "-->",
                "<![CDATA[",
                "]]>",
                "<?x ",
                "?>",
                "&amp;",
                "&#x",
                ";",
                "xmlns:p=\"u\"",
                "xmlns=\"\"",
                "<!DOCTYPE a [",
                "<!ENTITY x SYSTEM \"file:///\">",
                "xml:space=\"preserve\""));
    }

    static Stream<byte[]> documents() {
        return Stream.of(
                        "<?xml version=\"1.0\" encoding=\"utf-8\"?><!-- c --><a x=\"1\" y='&lt;'><b>t&#65;</b><c/> u </a>",
                        "<p:a xmlns:p=\"urn:p\" xmlns=\"urn:d\"><b xmlns=\"\"><![CDATA[<x>]]></b><?i d?><p:c p:y=\"1\"/></p:a>",
                        "<!DOCTYPE a [<!ENTITY x \"y\"><!-- ] -->]><a>&amp;</a>")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    static void check(byte[] input) {
        Work work = Work.of(1_000_000_000L, Work.BYTES);
        try {
            XDocument document = XmlParser.document(work, new String(input, StandardCharsets.UTF_8), true);
            String printed = document.text(work, false);
            XDocument again = XmlParser.document(work, printed, true);
            if (!again.text(work, false).equals(printed)) {
                throw new AssertionError(printed + " is printed differently when it was read again");
            }
            document.text(work, true);
            document.copy(work);
        } catch (NetException | ExhaustedException e) {
            if (e.getMessage() == null || e.getMessage().isBlank()) {
                throw new AssertionError("nothing is said", e);
            }
        }
    }
}
