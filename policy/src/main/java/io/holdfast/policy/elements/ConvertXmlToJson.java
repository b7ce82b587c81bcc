package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.body.MediaTypes;
import io.holdfast.dotnet.body.XmlToJson;
import io.holdfast.policy.Code;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;

/** Makes JSON of a body in XML. */
@AutoService(Policy.class)
public final class ConvertXmlToJson implements Policy {

    @Override
    public String declaration() {
        return """
                xml-to-json IBOE all
                  @kind!:javascript-friendly|direct @apply!:always|content-type-xml @consider-accept-header:boolean
                  @always-array-child-elements:boolean @preserve-whitespace-nodes:boolean @empty-values:preserve|as-null
                  @trim-values:boolean
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        boolean blanks = element.literalFlag("preserve-whitespace-nodes", false);
        boolean asNull = element.literal("empty-values", "preserve").equals("as-null");
        boolean trim = element.literalFlag("trim-values", false);
        Value<Conversion.Converter> converter = element.string("kind")
                .with(element.flag("always-array-child-elements", false), (kind, arrays) -> {
                    var options =
                            new XmlToJson.Options(kind.equals("javascript-friendly"), arrays, blanks, asNull, trim);
                    return (work, text) -> XmlToJson.convert(work, text, options);
                });
        Conversion.compile(
                element,
                code,
                MediaTypes::isXml,
                MediaTypes::asksForJson,
                "application/json; charset=utf-8",
                converter);
    }
}
