package io.holdfast.validation.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.validation.Fault;
import io.holdfast.validation.MessageValidator;
import io.holdfast.validation.UnusableSchemaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoapMessagesTest {

    private static final String WSDL = """
            <wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" targetNamespace="urn:t">
              <wsdl:types><xs:schema targetNamespace="urn:t" elementFormDefault="qualified">
                <xs:simpleType name="small"><xs:restriction base="xs:int"><xs:maxInclusive value="9"/></xs:restriction></xs:simpleType>
                <xs:element name="Add"><xs:complexType><xs:sequence><xs:element name="a" type="t:small"/></xs:sequence></xs:complexType></xs:element>
                <xs:element name="AddResponse" type="xs:int"/>
                <xs:element name="Other" type="xs:string"/>
              </xs:schema></wsdl:types>
              <wsdl:message name="In"><wsdl:part name="p" element="t:Add"/></wsdl:message>
              <wsdl:message name="Out"><wsdl:part name="p" element="t:AddResponse"/></wsdl:message>
              <wsdl:message name="Rpc"><wsdl:part name="p" type="xs:string"/></wsdl:message>
              <wsdl:message name="OtherIn"><wsdl:part name="p" element="t:Other"/></wsdl:message>
              <wsdl:portType name="P">
                <wsdl:operation name="Add"><wsdl:input message="t:In"/><wsdl:output message="t:Out"/></wsdl:operation>
                <wsdl:operation name="Rpc"><wsdl:input message="t:Rpc"/></wsdl:operation>
                <wsdl:operation name="Other"><wsdl:input message="t:OtherIn"/></wsdl:operation>
              </wsdl:portType>
              <wsdl:binding name="B" type="t:P">
                <wsdl:operation name="Add"><s:operation soapAction="urn:t/add"/></wsdl:operation>
                <wsdl:operation name="Other"><s:operation soapAction="urn:t/other"/></wsdl:operation>
              </wsdl:binding>
            </wsdl:definitions>""";
    private static final String SOAP11 = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String SOAP12 = "http://www.w3.org/2003/05/soap-envelope";

    private final MessageValidator request = SoapMessages.of(WSDL, "urn:t/add", true);

    @Test
    void theBodyIsTheOperationsMessage() {
        for (String soap : new String[] {SOAP11, SOAP12}) {
            assertThat(request.check(envelope(soap, "<t:Add xmlns:t='urn:t'><t:a>5</t:a></t:Add>")))
                    .isNull();
            assertThat(request.check(envelope(soap, "<Add xmlns='urn:t'><a>5</a></Add>")))
                    .isNull();
        }
        assertThat(SoapMessages.of(WSDL, "Add", true).check(envelope(SOAP11, "<Add xmlns='urn:t'><a>5</a></Add>")))
                .isNull();
        assertThat(SoapMessages.of(WSDL, "urn:t/add", false)
                        .check(envelope(SOAP11, "<AddResponse xmlns='urn:t'>5</AddResponse>")))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<t:Add xmlns:t='urn:t'><t:a>50</t:a></t:Add>",
                "<t:Add xmlns:t='urn:t'/>",
                "<t:Other xmlns:t='urn:t'>x</t:Other>",
                "<Add><a>5</a></Add>",
                "<t:Add xmlns:t='urn:t'><t:a>5</t:a></t:Add><t:Add xmlns:t='urn:t'/>",
            })
    void whatIsNotIsAFaultWithItsPlace(String body) {
        Fault fault = request.check(envelope(SOAP11, "\n" + body));

        assertThat(fault).isNotNull();
        assertThat(fault.line()).isEqualTo(2);
    }

    @Test
    void headersAndFaultsAreNotTheSchemas() {
        assertThat(request.check("<e:Envelope xmlns:e='" + SOAP11 + "'><e:Header><any xmlns='x'/></e:Header><e:Body>"
                        + "<t:Add xmlns:t='urn:t'><t:a>5</t:a></t:Add></e:Body></e:Envelope>"))
                .isNull();
        assertThat(request.check(envelope(SOAP11, "<e:Fault><faultcode>e:Server</faultcode></e:Fault>")))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a/>",
                "<Envelope/>",
                "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'/>",
                "x",
                "<!DOCTYPE a><a/>"
            })
    void whatIsNoEnvelopeIsAFault(String message) {
        assertThat(request.check(message)).isNotNull();
    }

    @Test
    void whatTheDocumentDoesNotSayCannotBeChecked() {
        assertThatThrownBy(() -> SoapMessages.of(WSDL, "none", true)).isInstanceOf(UnusableSchemaException.class);
        assertThatThrownBy(() -> SoapMessages.of(WSDL, "Rpc", true)).hasMessageContaining("RPC");
        assertThatThrownBy(() -> SoapMessages.of("<a/>", "", true)).hasMessageContaining("WSDL");
    }

    private static String envelope(String soap, String body) {
        return "<e:Envelope xmlns:e='" + soap + "'><e:Body>" + body + "</e:Body></e:Envelope>";
    }
}
