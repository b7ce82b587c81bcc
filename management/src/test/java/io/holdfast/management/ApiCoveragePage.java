package io.holdfast.management;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Writes docs/api-coverage.md: every operation of Azure's stable api-versions, and what answers it. */
final class ApiCoveragePage {

    private static final String HEAD = """
            # Coverage of the management API

            Every operation of `Microsoft.ApiManagement` in the stable api-versions 2022-08-01 and 2024-05-01, and what answers it here. This
            page is generated from the routes and the catalog of resource types: after a change, run `ApiCoverageTest` with
            `-Dholdfast.docs=write`. Preview versions are answered as the stable ones are.

            `S` is `/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.ApiManagement/service/{service}`. What a resource
            type is like is in [resources.md](resources.md). An operation in **not supported** answers an ARM error that says so.

            """;

    private record Row(String path, String versions, String answer, List<String> methods) {}

    private ApiCoveragePage() {}

    /** @param refusals why an operation that is answered refuses all the same; empty if it does not */
    static String of(
            List<AzureOperation> operations,
            ApiCoverage coverage,
            Function<AzureOperation, Optional<String>> refusals) {
        var served = new LinkedHashMap<String, Row>();
        var refused = new LinkedHashMap<String, Row>();
        for (AzureOperation operation : operations) {
            Optional<String> reason = refusals.apply(operation);
            Optional<String> answer = coverage.answer(operation);
            Map<String, Row> rows = reason.isEmpty() && answer.isPresent() ? served : refused;
            String text = reason.or(() -> answer).orElse("404: the path or method is unknown");
            String versions = operation.versions().size() == 1 ? operation.newestVersion() : "both";
            rows.computeIfAbsent(
                            operation.path() + "|" + versions + "|" + text,
                            any -> new Row(operation.path(), versions, text, new ArrayList<>()))
                    .methods()
                    .add(operation.method());
        }
        long answered =
                served.values().stream().mapToLong(row -> row.methods().size()).sum();
        var page = new StringBuilder(HEAD);
        page.append("Of ")
                .append(operations.size())
                .append(" operations, ")
                .append(answered)
                .append(" are supported.\n");
        table(page, "Supported", "answered by", served);
        table(page, "Not supported", "what it says", refused);
        return page.toString();
    }

    private static void table(StringBuilder page, String title, String column, Map<String, Row> rows) {
        page.append("\n## ").append(title).append("\n\n");
        if (rows.isEmpty()) {
            page.append("None.\n");
            return;
        }
        page.append("| operation | api-version | ").append(column).append(" |\n|---|---|---|\n");
        rows.values()
                .forEach(row -> page.append("| ")
                        .append(String.join(" ", row.methods()))
                        .append(" `")
                        .append(row.path().replace(AzureOperation.SERVICE, "S"))
                        .append("` | ")
                        .append(row.versions())
                        .append(" | ")
                        .append(row.answer())
                        .append(" |\n"));
    }
}
