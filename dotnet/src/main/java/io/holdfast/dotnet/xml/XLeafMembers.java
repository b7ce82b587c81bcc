package io.holdfast.dotnet.xml;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.Work;
import org.jspecify.annotations.Nullable;

/** XText, XCData, XComment, XProcessingInstruction, XDocumentType and XDeclaration. */
@AutoService(NetTypeSource.class)
public final class XLeafMembers implements NetTypeSource {

    @Override
    public String[] names() {
        String space = XNameMembers.SPACE;
        return new String[] {
            space + "XText",
            space + "XCData",
            space + "XComment",
            space + "XProcessingInstruction",
            space + "XDocumentType",
            space + "XDeclaration"
        };
    }

    @Override
    public NetType describe(String name) {
        return switch (name.substring(XNameMembers.SPACE.length())) {
            case "XText" -> text(name);
            case "XCData" ->
                NetTypeBuilder.ofClass(name, XCData.class)
                        .is("XText")
                        .constructor("(string value)", (work, self, a) -> new XCData(Args.text(a[0])))
                        .constructor("(XCData other)", (work, self, a) -> copy(work, a[0]))
                        .build();
            case "XComment" -> comment(name);
            case "XProcessingInstruction" -> instruction(name);
            case "XDocumentType" -> documentType(name);
            default -> declaration(name);
        };
    }

    private static XNode copy(Work work, @Nullable Object other) {
        return Args.<XNode>given(other, "other").copy(work);
    }

    private static NetType text(String name) {
        return NetTypeBuilder.ofClass(name, XText.class)
                .is("XNode")
                .constructor("(string value)", (work, self, a) -> new XText(Args.text(a[0])))
                .constructor("(XText other)", (work, self, a) -> copy(work, a[0]))
                .property(
                        "string Value",
                        (work, self, a) -> Args.<XText>self(self).value(),
                        (work, self, a) -> {
                            Args.<XText>self(self).value(Args.text(a[0]));
                            return null;
                        })
                .build();
    }

    private static NetType comment(String name) {
        return NetTypeBuilder.ofClass(name, XComment.class)
                .is("XNode")
                .constructor("(string value)", (work, self, a) -> new XComment(Args.text(a[0])))
                .constructor("(XComment other)", (work, self, a) -> copy(work, a[0]))
                .property(
                        "string Value",
                        (work, self, a) -> Args.<XComment>self(self).value(),
                        (work, self, a) -> {
                            Args.<XComment>self(self).value(Args.text(a[0]));
                            return null;
                        })
                .build();
    }

    private static NetType instruction(String name) {
        return NetTypeBuilder.ofClass(name, XProcessingInstruction.class)
                .is("XNode")
                .constructor(
                        "(string target, string data)",
                        (work, self, a) -> new XProcessingInstruction(Args.text(a[0]), Args.text(a[1])))
                .property(
                        "string Target",
                        (work, self, a) ->
                                Args.<XProcessingInstruction>self(self).target())
                .property(
                        "string Data",
                        (work, self, a) ->
                                Args.<XProcessingInstruction>self(self).data(),
                        (work, self, a) -> {
                            Args.<XProcessingInstruction>self(self).data(Args.text(a[0]));
                            return null;
                        })
                .build();
    }

    private static NetType documentType(String name) {
        return NetTypeBuilder.ofClass(name, XDocumentType.class)
                .is("XNode")
                .constructor(
                        "(string name, string publicId, string systemId, string internalSubset)",
                        (work, self, a) ->
                                new XDocumentType(Args.text(a[0]), Args.text(a[1]), Args.text(a[2]), Args.text(a[3])))
                .property(
                        "string Name",
                        (work, self, a) -> Args.<XDocumentType>self(self).name())
                .property(
                        "string PublicId",
                        (work, self, a) -> Args.<XDocumentType>self(self).publicId())
                .property(
                        "string SystemId",
                        (work, self, a) -> Args.<XDocumentType>self(self).systemId())
                .property(
                        "string InternalSubset",
                        (work, self, a) -> Args.<XDocumentType>self(self).internalSubset())
                .build();
    }

    private static XDeclaration declared(@Nullable Object self) {
        return Args.self(self);
    }

    private static NetType declaration(String name) {
        return NetTypeBuilder.ofClass(name, XDeclaration.class)
                .constructor(
                        "(string version, string encoding, string standalone)",
                        (work, self, a) -> new XDeclaration(Args.text(a[0]), Args.text(a[1]), Args.text(a[2])))
                .property("string Version", (work, self, a) -> declared(self).version(), (work, self, a) -> {
                    declared(self).version(Args.text(a[0]));
                    return null;
                })
                .property("string Encoding", (work, self, a) -> declared(self).encoding(), (work, self, a) -> {
                    declared(self).encoding(Args.text(a[0]));
                    return null;
                })
                .property("string Standalone", (work, self, a) -> declared(self).standalone(), (work, self, a) -> {
                    declared(self).standalone(Args.text(a[0]));
                    return null;
                })
                .method("string ToString()", (work, self, a) -> declared(self).toString())
                .build();
    }
}
