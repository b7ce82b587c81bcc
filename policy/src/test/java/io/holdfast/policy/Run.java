package io.holdfast.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs documents as a gateway does, with a backend that answers 200. */
public final class Run {

    /** Its expressions are those of {@link FakeExpressions}. */
    public static final PolicyLanguage LANGUAGE = PolicyLanguage.load(new FakeExpressions());

    private Run() {}

    public static Pipeline compile(CompileContext context, String... globalThenOperation) {
        PolicyScope[] scopes = {PolicyScope.GLOBAL, PolicyScope.PRODUCT, PolicyScope.API, PolicyScope.OPERATION};
        List<ScopedDocument> documents = new ArrayList<>();
        for (int i = 0; i < globalThenOperation.length; i++) {
            documents.add(new ScopedDocument(
                    globalThenOperation.length == 1 ? PolicyScope.OPERATION : scopes[i],
                    LANGUAGE.parse(globalThenOperation[i], PolicyFormat.RAWXML)));
        }
        return LANGUAGE.compile(documents, context);
    }

    /** An operation's document with these policies around what it inherits. */
    public static String document(String section, String policies) {
        StringBuilder out = new StringBuilder("<policies>");
        for (String each : List.of("inbound", "backend", "outbound", "on-error")) {
            out.append('<').append(each).append('>');
            out.append(each.equals(section) ? policies : "").append("<base/>");
            out.append("</").append(each).append('>');
        }
        return out.append("</policies>").toString();
    }

    public static Flow inbound(FakeExchange exchange, String policies) {
        return inbound(new FakeContext(), exchange, policies);
    }

    /** Runs the pipeline until the request would be forwarded or is answered. */
    public static Flow inbound(CompileContext context, FakeExchange exchange, String policies) {
        return start(exchange, compile(context, document("inbound", policies)));
    }

    /** Runs a pipeline until the request would be forwarded or is answered. */
    public static Flow start(FakeExchange exchange, Pipeline pipeline) {
        new Execution(pipeline, exchange, exchange.host).start();
        return exchange.host.settle();
    }

    /** Runs the whole pipeline. */
    public static void outbound(FakeExchange exchange, String policies) {
        through(exchange, compile(new FakeContext(), document("outbound", policies)), e -> {});
    }

    /** Runs the whole pipeline, forwarding as often as it wants. */
    public static void through(FakeExchange exchange, Pipeline pipeline, Consumer<FakeExchange> backend) {
        Execution execution = new Execution(pipeline, exchange, exchange.host);
        execution.start();
        for (int forwarded = 0; forwarded < 100 && exchange.host.settle() == Flow.FORWARD; forwarded++) {
            exchange.status = 200;
            backend.accept(exchange);
            exchange.host.forwarding(execution);
        }
    }
}
