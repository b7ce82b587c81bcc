package io.holdfast.policy;

import java.util.List;

/**
 * One run of a pipeline. The gateway calls {@link #start}; whenever it is told {@link Flow#FORWARD} it forwards, and goes
 * on with {@link #forwarded} or {@link #failed}; told {@link Flow#RESPOND}, it answers. Not thread-safe.
 */
public final class Execution {

    private final Pipeline pipeline;
    private final Exchange exchange;
    private Section section = Section.INBOUND;
    private List<Step> steps;
    private int next;

    public Execution(Pipeline pipeline, Exchange exchange) {
        this.pipeline = pipeline;
        this.exchange = exchange;
        this.steps = pipeline.inbound();
    }

    public Flow start() {
        return resume();
    }

    /** The backend's response head is in the exchange. */
    public Flow forwarded() {
        return resume();
    }

    /** Something failed while the request was forwarded, or before the pipeline began. */
    public Flow failed(PolicyException error) {
        exchange.resetResponse();
        DefaultResponse.write(exchange, error);
        if (section == Section.ON_ERROR) {
            return Flow.RESPOND;
        }
        enter(Section.ON_ERROR, pipeline.onError());
        return resume();
    }

    private Flow resume() {
        try {
            while (true) {
                while (next < steps.size()) {
                    Flow flow = steps.get(next++).run(exchange);
                    if (flow != Flow.NEXT) {
                        return flow;
                    }
                }
                switch (section) {
                    case INBOUND -> enter(Section.BACKEND, pipeline.backend());
                    case BACKEND -> enter(Section.OUTBOUND, pipeline.outbound());
                    case OUTBOUND, ON_ERROR -> {
                        return Flow.RESPOND;
                    }
                }
            }
        } catch (PolicyException e) {
            return failed(e);
        }
    }

    private void enter(Section nextSection, List<Step> nextSteps) {
        section = nextSection;
        steps = nextSteps;
        next = 0;
    }
}
