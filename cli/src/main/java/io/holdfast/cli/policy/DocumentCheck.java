package io.holdfast.cli.policy;

import io.holdfast.policy.PolicyDocument;
import io.holdfast.policy.PolicyFormat;
import io.holdfast.policy.PolicyLanguage;
import io.holdfast.policy.PolicyProblem;
import io.holdfast.policy.PolicyScope;
import io.holdfast.policy.ScopedDocument;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server would say of documents: what it would refuse to store, and what it would store and not run.
 *
 * @param scope of the documents; null to take each for one of the scope that suits it best
 */
record DocumentCheck(
        PolicyLanguage language,
        Surroundings given,
        KnownFragments fragments,
        PolicyFormat format,
        @Nullable PolicyScope scope) {

    /** A named value may be anything; where nothing is known of it, an element fails only if none of these will do. */
    private static final List<String> ANYTHING =
            List.of("value", "1", "200", "true", "https://backend.invalid", "192.0.2.1", "A".repeat(43) + "=");

    private static final List<PolicyScope> SCOPES = List.of(
            PolicyScope.OPERATION, PolicyScope.API, PolicyScope.PRODUCT, PolicyScope.WORKSPACE, PolicyScope.GLOBAL);

    DocumentReport check(DocumentFiles.Document file) {
        PolicyDocument document = language.parse(file.text(), format);
        DocumentReport report = scopes(file.text()).stream()
                .map(one -> new DocumentReport(file.file(), one, language.check(document, one, assumed("")), List.of()))
                .min(Comparator.comparingInt(one -> one.refused().size()))
                .orElseThrow();
        return new DocumentReport(
                report.file(), report.scope(), report.refused(), closed(new ScopedDocument(report.scope(), document)));
    }

    private List<PolicyScope> scopes(String text) {
        if (scope != null) {
            return List.of(scope);
        }
        return switch (DocumentFiles.root(text)) {
            case "policies" -> SCOPES;
            case "fragment" -> List.of(PolicyScope.FRAGMENT);
            case String root when root.endsWith("-data-source") -> List.of(PolicyScope.RESOLVER);
            default -> List.of(PolicyScope.OPERATION);
        };
    }

    private List<PolicyProblem> closed(ScopedDocument document) {
        List<PolicyProblem> common = null;
        for (String value : ANYTHING) {
            List<PolicyProblem> these = language.refusals(document, assumed(value));
            common = common == null
                    ? these
                    : common.stream()
                            .filter(one -> these.stream().anyMatch(other -> samePlace(one, other)))
                            .toList();
        }
        return common == null ? List.of() : common;
    }

    private static boolean samePlace(PolicyProblem one, PolicyProblem other) {
        return one.line() == other.line() && one.column() == other.column();
    }

    private Assumed assumed(String unknown) {
        return new Assumed(given, fragments, unknown);
    }
}
