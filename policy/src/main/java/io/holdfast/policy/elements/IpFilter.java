package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.PolicyException;
import io.holdfast.policy.Step;
import io.holdfast.policy.Value;
import java.util.ArrayList;
import java.util.List;

/** Lets through only callers from the listed addresses, or all but those. */
@AutoService(Policy.class)
@SuppressWarnings("StaticAssignmentOfThrowable") // They carry no stack trace, and a refusal costs nothing this way.
public final class IpFilter implements Policy {

    private static final PolicyException UNKNOWN =
            refusal("FailedToParseCallerIP", "Failed to establish IP address for the caller. Access denied.");
    private static final PolicyException BLOCKED =
            refusal("CallerIpBlocked", "Caller IP address is blocked. Access denied.");

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
    public void compile(PolicyElement element, Code code) {
        List<Value<IpRange>> ranges = new ArrayList<>();
        for (Value<String> address : element.texts("address")) {
            ranges.add(element.map(address, text -> range(text, "address")));
        }
        for (PolicyElement range : element.children("address-range")) {
            ranges.add(range.map(range.string("from"), text -> range(text, "attribute 'from'"))
                    .with(range.map(range.string("to"), text -> range(text, "attribute 'to'")), IpRange::between));
        }
        code.step(new Filter(element.choice("action", Action.class), Value.all(ranges)));
    }

    private static IpRange range(String text, String what) {
        byte[] address = IpRange.bytes(text.strip());
        if (address == null) {
            throw new IllegalArgumentException("its " + what + " is not valid");
        }
        return IpRange.of(address);
    }

    private static PolicyException refusal(String reason, String message) {
        return new PolicyException(403, "ip-filter", reason, "Forbidden", message);
    }

    private record Filter(Value<Action> action, Value<List<IpRange>> ranges) implements Step {

        @Override
        public Flow run(Exchange exchange) {
            byte[] caller = IpRange.bytes(exchange.remoteAddress());
            if (caller == null) {
                // A caller without an address can't be on the list of those who may pass.
                throw UNKNOWN;
            }
            boolean allow = action.get(exchange) == Action.ALLOW;
            if (listed(caller, ranges.get(exchange)) != allow) {
                throw allow ? notAllowed(exchange.remoteAddress()) : BLOCKED;
            }
            return Flow.NEXT;
        }

        private static PolicyException notAllowed(String caller) {
            return refusal("CallerIpNotAllowed", "Caller IP address " + caller + " is not allowed. Access denied.");
        }

        private static boolean listed(byte[] caller, List<IpRange> ranges) {
            for (int i = 0; i < ranges.size(); i++) {
                if (ranges.get(i).contains(caller)) {
                    return true;
                }
            }
            return false;
        }
    }
}
