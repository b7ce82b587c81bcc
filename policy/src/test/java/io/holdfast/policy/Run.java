package io.holdfast.policy;

import java.util.List;
import java.util.function.Consumer;

/** Runs documents as a gateway does, with a backend that answers 200. */
public final class Run {

    public static final PolicyLanguage LANGUAGE = PolicyLanguage.load();

    private Run() {}

    public static Pipeline compile(CompileContext context, String... globalThenOperation) {
        PolicyScope[] scopes = {PolicyScope.GLOBAL, PolicyScope.PRODUCT, PolicyScope.API, PolicyScope.OPERATION};
        List<ScopedDocument> documents = new java.util.ArrayList<>();
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
        return new Execution(compile(context, document("inbound", policies)), exchange).start();
    }

    /** Runs the whole pipeline. */
    public static void outbound(FakeExchange exchange, String policies) {
        through(exchange, compile(new FakeContext(), document("outbound", policies)), e -> {});
    }

    public static void through(FakeExchange exchange, Pipeline pipeline, Consumer<FakeExchange> backend) {
        Execution execution = new Execution(pipeline, exchange);
        if (execution.start() == Flow.FORWARD) {
            exchange.status = 200;
            backend.accept(exchange);
            execution.forwarded();
        }
    }
}
