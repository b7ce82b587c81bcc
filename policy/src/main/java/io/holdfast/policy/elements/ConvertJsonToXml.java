package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.body.JsonToXml;
import io.holdfast.dotnet.body.MediaTypes;
import io.holdfast.policy.Code;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;

/** Makes XML of a body in JSON. */
@AutoService(Policy.class)
public final class ConvertJsonToXml implements Policy {

    @Override
    public String declaration() {
        return """
                json-to-xml IBOE all
                  @apply!:always|content-type-json @consider-accept-header:boolean @parse-date:boolean @attribute-block-name
                  @attribute-prefix @namespace-block-name @namespace-separator @namespace-prefix @invalid-character-replacement
                  @null-values @trim-values:boolean @empty-values:preserve|as-null
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        boolean dates = element.literalFlag("parse-date", true);
        String block = element.has("attribute-block-name") ? element.literal("attribute-block-name") : null;
        Value<Conversion.Converter> converter = element.string("namespace-separator", "_")
                .with(element.string("namespace-prefix", "xmlns"), (separator, prefix) -> {
                    var options = new JsonToXml.Options(dates, separator, prefix, block);
                    return (work, text) -> JsonToXml.convert(work, text, options);
                });
        Conversion.compile(
                element, code, MediaTypes::isJson, MediaTypes::asksForXml, "text/xml; charset=utf-8", converter);
    }
}
