package io.holdfast.arm;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The api-versions that a family of endpoints answers to.
 *
 * @param namespace of the resource provider, or empty for the endpoints of ARM itself
 * @param known oldest first, previews among them
 */
public record ApiVersions(String namespace, List<String> known) {

    private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(-[a-z]+)?");
    private static final int DATE = 10;

    /** Those of the API Management provider, as Azure's own error messages and specifications list them. */
    public static final ApiVersions API_MANAGEMENT = new ApiVersions(
            "Microsoft.ApiManagement",
            List.of(
                    "2014-02-14",
                    "2015-09-15",
                    "2016-07-07",
                    "2016-10-10",
                    "2017-03-01",
                    "2018-01-01",
                    "2018-06-01-preview",
                    "2019-01-01",
                    "2019-12-01",
                    "2019-12-01-preview",
                    "2020-06-01-preview",
                    "2020-12-01",
                    "2021-01-01-preview",
                    "2021-04-01-preview",
                    "2021-08-01",
                    "2021-12-01-preview",
                    "2022-04-01-preview",
                    "2022-08-01",
                    "2022-09-01-preview",
                    "2023-03-01-preview",
                    "2023-05-01-preview",
                    "2023-09-01-preview",
                    "2024-05-01",
                    "2024-06-01-preview",
                    "2024-10-01-preview",
                    "2025-03-01-preview",
                    "2025-09-01-preview",
                    "2026-03-01-preview",
                    "2026-09-01-preview"));

    /** Those of subscriptions, resource groups, providers and resources. */
    public static final ApiVersions CORE = new ApiVersions(
            "",
            List.of(
                    "2014-04-01-preview",
                    "2014-04-01",
                    "2015-01-01",
                    "2015-11-01",
                    "2016-02-01",
                    "2016-06-01",
                    "2016-07-01",
                    "2016-09-01",
                    "2017-03-01",
                    "2017-05-01",
                    "2017-05-10",
                    "2017-06-01",
                    "2017-08-01",
                    "2018-01-01",
                    "2018-02-01",
                    "2018-05-01",
                    "2018-06-01",
                    "2018-08-01",
                    "2018-11-01",
                    "2019-03-01",
                    "2019-05-01",
                    "2019-05-10",
                    "2019-06-01",
                    "2019-07-01",
                    "2019-08-01",
                    "2019-09-01",
                    "2019-10-01",
                    "2019-11-01",
                    "2020-01-01",
                    "2020-05-01",
                    "2020-06-01",
                    "2020-08-01",
                    "2020-09-01",
                    "2020-10-01",
                    "2021-01-01",
                    "2021-04-01",
                    "2022-01-01",
                    "2022-06-01",
                    "2022-09-01",
                    "2022-12-01",
                    "2023-07-01",
                    "2024-03-01",
                    "2024-07-01",
                    "2024-08-01",
                    "2024-11-01",
                    "2025-03-01",
                    "2025-04-01"));

    /** Those of role assignments and definitions. */
    public static final ApiVersions AUTHORIZATION = new ApiVersions(
            "Microsoft.Authorization",
            List.of(
                    "2015-06-01",
                    "2015-07-01",
                    "2016-07-01",
                    "2017-05-01",
                    "2017-09-01",
                    "2018-01-01-preview",
                    "2018-07-01",
                    "2018-07-01-preview",
                    "2018-09-01-preview",
                    "2019-04-01-preview",
                    "2020-03-01-preview",
                    "2020-04-01-preview",
                    "2020-08-01-preview",
                    "2020-10-01-preview",
                    "2021-04-01-preview",
                    "2022-04-01",
                    "2022-05-01-preview",
                    "2023-07-01-preview"));

    /** Those of the recovery that Azure does not have. */
    public static final ApiVersions RECOVERY = new ApiVersions("Holdfast.Recovery", List.of("2026-11-01"));

    /** Those of the applications of the embedded authority. */
    public static final ApiVersions IDENTITY = new ApiVersions("Holdfast.Identity", List.of("2026-11-01"));

    /** Those of the activity log. */
    public static final ApiVersions INSIGHTS =
            new ApiVersions("Microsoft.Insights", List.of("2014-04-01", "2015-04-01"));

    boolean knows(String version) {
        return known.contains(version);
    }

    static boolean wellFormed(String version) {
        return FORM.matcher(version).matches();
    }

    String listed() {
        return String.join(", ", known);
    }

    /** Versions in the order of their dates; a preview comes before the final version of the same date. */
    public static boolean isBefore(String version, String other) {
        int byDate = date(version).compareTo(date(other));
        return byDate < 0 || (byDate == 0 && version.length() > DATE && other.length() == DATE);
    }

    private static String date(String version) {
        return version.length() < DATE ? version : version.substring(0, DATE);
    }
}
