package io.holdfast.validation.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.validation.Fault;
import io.holdfast.validation.MessageValidator;
import io.holdfast.validation.UnusableSchemaException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlSchemasTest {

    private static final String XSD = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:a" xmlns:b="urn:b" elementFormDefault="qualified">
              <xs:import namespace="urn:b" schemaLocation="http://127.0.0.1:1/b.xsd"/>
              <xs:element name="order"><xs:complexType><xs:sequence>
                <xs:element name="id" type="b:id"/>
                <xs:element name="count" type="xs:integer" minOccurs="0"/>
              </xs:sequence></xs:complexType></xs:element>
            </xs:schema>""";
    private static final String IMPORTED = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:b">
              <xs:simpleType name="id"><xs:restriction base="xs:string"><xs:pattern value="[A-Z]{2}[0-9]+"/></xs:restriction></xs:simpleType>
            </xs:schema>""";

    private final MessageValidator validator = XmlSchemas.of(List.of(XSD, IMPORTED));

    @Test
    void acceptsWhatTheSchemaDescribes() {
        assertThat(
                        validator.check(
                                "<?xml version='1.0' encoding='UTF-8'?><order xmlns='urn:a'><id>AB12</id><count>5</count></order>"))
                .isNull();
        assertThat(validator.check("\uFEFF<order xmlns='urn:a'><id>AB12</id></order>"))
                .isNull();
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        Fault fault = validator.check("<order xmlns='urn:a'>\n  <id>12</id>\n</order>");

        assertThat(fault).isNotNull();
        assertThat(fault.text()).contains("'12'").doesNotStartWith("cvc-");
        assertThat(fault.line()).isEqualTo(2);
        assertThat(validator.check("<order xmlns='urn:a'/>")).isNotNull();
        assertThat(validator.check("<other/>")).isNotNull();
        assertThat(validator.check("<order xmlns='urn:a'>")).isNotNull();
        assertThat(validator.check("")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE order [<!ENTITY a 'b'>]><order xmlns='urn:a'><id>AB12</id></order>",
                "<!DOCTYPE order SYSTEM 'http://127.0.0.1:1/a.dtd'><order xmlns='urn:a'><id>AB12</id></order>",
                "<order xmlns='urn:a' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='urn:c http://127.0.0.1:1/c.xsd'><id/></order>",
            })
    void nothingElseIsLookedFor(String message) {
        assertThat(validator.check(message)).isNotNull();
    }

    @Test
    void hostileMessagesEnd() {
        long begin = System.nanoTime();
        assertThat(validator.check("<order xmlns='urn:a'>".repeat(200))).isNotNull();
        assertThat(validator.check(
                        "<order xmlns='urn:a'><id>AB12</id><count>" + "7".repeat(2 << 20) + "</count></order>"))
                .isNotNull()
                .extracting(Fault::text)
                .asString()
                .contains("digits");
        MessageValidator any = XmlSchemas.of(List.of("""
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a"><xs:complexType><xs:sequence>
                  <xs:element name="b" type="xs:string" maxOccurs="unbounded"/></xs:sequence></xs:complexType>
                  <xs:unique name="u"><xs:selector xpath="b"/><xs:field xpath="."/></xs:unique></xs:element></xs:schema>"""));
        var many = new StringBuilder("<a>");
        for (int i = 0; i < 100_000; i++) {
            many.append("<b>").append(i).append("x</b>");
        }
        assertThat(any.check(many.append("</a>").toString())).isNotNull();
        assertThat(any.check("<a><b>1</b><b>2</b></a>")).isNull();
        assertThat(any.check("<a><b>1</b><b>1</b></a>")).isNotNull();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no xml",
                "<other/>",
                "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='a' type='none'/></xs:schema>",
                "<!DOCTYPE x [<!ENTITY a 'b'>]><xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'/>",
                "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:include schemaLocation='http://127.0.0.1:1/x.xsd'/></xs:schema>",
                "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:include schemaLocation='file:///etc/hostname'/></xs:schema>",
                "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:simpleType name='a'><xs:restriction base='xs:string'>"
                        + "<xs:pattern value='(a+)+'/></xs:restriction></xs:simpleType></xs:schema>",
            })
    void aSchemaThatCannotBeUsedSaysSo(String schema) {
        assertThatThrownBy(() -> XmlSchemas.of(List.of(schema))).isInstanceOf(UnusableSchemaException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[A-Z]{2}[0-9]+",
                "a*",
                "\\d{5}(-\\d{4})?",
                "[^@]{1,64}@[^@]{1,255}",
                "(ab|cd){2,5}",
                "\\p{Lu}\\i\\c*",
                "[a-z-[aeiou]]+",
                "\\[x\\]+"
            })
    void patternsThatEndAreUsed(String pattern) {
        assertThat(PlainPattern.is(pattern)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(a+)+", "(a|aa)*", "(a*)*", "(a?){0,50}", "((a|b){1,10}){1,10}", "a*a*a*b", "(a", "a{2,}b{2,}"})
    void patternsThatMayNotEndAreNot(String pattern) {
        assertThat(PlainPattern.is(pattern)).isFalse();
    }
}
