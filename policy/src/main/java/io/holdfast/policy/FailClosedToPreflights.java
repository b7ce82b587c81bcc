package io.holdfast.policy;

/** A step that neither a request nor a CORS preflight gets past. */
record FailClosedToPreflights(PolicyException why) implements Step, Pipeline.Preflight {

    @Override
    public Flow run(Exchange exchange) {
        throw why;
    }

    @Override
    public boolean answer(Exchange exchange, String origin, String requestMethod) {
        exchange.resetResponse();
        DefaultResponse.write(exchange, why);
        return true;
    }
}
