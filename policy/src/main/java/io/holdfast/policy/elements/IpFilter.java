package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.PolicyException;
import io.holdfast.policy.Step;
import java.util.ArrayList;
import java.util.List;

/** Lets through only callers from the listed addresses, or all but those. */
@AutoService(Policy.class)
@SuppressWarnings("StaticAssignmentOfThrowable") // They carry no stack trace, and a refusal costs nothing this way.
public final class IpFilter implements Policy {

    private static final PolicyException UNKNOWN =
            new PolicyException(403, "ip-filter", "FailedToParseCallerIP", "Forbidden");
    private static final PolicyException NOT_ALLOWED =
            new PolicyException(403, "ip-filter", "CallerIpNotAllowed", "Forbidden");
    private static final PolicyException BLOCKED =
            new PolicyException(403, "ip-filter", "CallerIpBlocked", "Forbidden");

    private enum Action {
        ALLOW,
        FORBID
    }

    @Override
    public String declaration() {
        return """
                ip-filter I all
                  @action!:allow|forbid
                  address* text
                  address-range*
                    @from! @to!
                """;
    }

    @Override
    public List<Step> compile(PolicyElement element) {
        element.required("action");
        List<IpRange> ranges = new ArrayList<>();
        for (String address : element.texts("address")) {
            ranges.add(element.parse(address, IpRange::of, "address"));
        }
        for (PolicyElement range : element.children("address-range")) {
            ranges.add(IpRange.between(
                    range.parse(range.required("from").strip(), IpRange::of, "attribute 'from'"),
                    range.parse(range.required("to").strip(), IpRange::of, "attribute 'to'")));
        }
        return List.of(new Filter(element.choice("action", Action.ALLOW) == Action.ALLOW, List.copyOf(ranges)));
    }

    private record Filter(boolean allow, List<IpRange> ranges) implements Step {

        @Override
        public Flow run(Exchange exchange) {
            byte[] caller = IpRange.bytes(exchange.remoteAddress());
            if (caller == null) {
                // A caller without an address can't be on the list of those who may pass.
                throw UNKNOWN;
            }
            if (listed(caller) != allow) {
                throw allow ? NOT_ALLOWED : BLOCKED;
            }
            return Flow.NEXT;
        }

        private boolean listed(byte[] caller) {
            for (int i = 0; i < ranges.size(); i++) {
                if (ranges.get(i).contains(caller)) {
                    return true;
                }
            }
            return false;
        }
    }
}
