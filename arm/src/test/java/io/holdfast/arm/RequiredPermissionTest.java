package io.holdfast.arm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequiredPermissionTest {

    private static final String SERVICE =
            "/subscriptions/{s}/resourceGroups/{g}/providers/Microsoft.ApiManagement/service/{n}";

    @ParameterizedTest
    @CsvSource({
        "GET,apis,Microsoft.ApiManagement/service/apis/read,''",
        "GET,apis/a,Microsoft.ApiManagement/service/apis/read,/apis/a",
        "DELETE,apis/a/tags/t,Microsoft.ApiManagement/service/apis/tags/delete,/apis/a/tags/t",
        "POST,namedValues/v/listValue,Microsoft.ApiManagement/service/namedValues/listValue/action,/namedValues/v",
        "POST,tenant/access/git/regeneratePrimaryKey,Microsoft.ApiManagement/service/tenant/git/regeneratePrimaryKey/action,/tenant/access",
        "HEAD,apis/a,Microsoft.ApiManagement/service/apis/read,/apis/a",
        "PATCH,apis/a,Microsoft.ApiManagement/service/apis/write,/apis/a",
        "GET,workspaces/w,Microsoft.ApiManagement/service/workspaces/read,/workspaces/w",
        "PUT,workspaces/w/apis/a,Microsoft.ApiManagement/service/workspaces/apis/write,/workspaces/w/apis/a",
        "GET,workspaces/w/apis,Microsoft.ApiManagement/service/workspaces/apis/read,/workspaces/w",
        // A resource may be named like a part of a path.
        "GET,apis/providers,Microsoft.ApiManagement/service/apis/read,/apis/providers"
    })
    void followsFromMethodAndPath(String method, String below, String action, String scope) {
        String service = "/subscriptions/1/resourceGroups/g/providers/microsoft.apimanagement/SERVICE/x";
        var match = new Template(SERVICE + "/**")
                .match(segments(service + "/" + below))
                .orElseThrow();

        RequiredPermission permission = RequiredPermission.of(method, match);

        assertThat(permission.action()).isEqualTo(action);
        assertThat(permission.scope())
                .isEqualTo("/subscriptions/1/resourceGroups/g/providers/Microsoft.ApiManagement/service/x" + scope);
    }

    @Test
    void looksAtCollectionsWhereTheyLie() {
        var list = new Template("/subscriptions/{s}/providers/Microsoft.ApiManagement/service")
                .match(segments("/subscriptions/1/providers/Microsoft.ApiManagement/service"))
                .orElseThrow();
        var group = new Template("/subscriptions/{s}/resourceGroups/{g}")
                .match(segments("/subscriptions/1/RESOURCEGROUPS/g"))
                .orElseThrow();
        var register = new Template("/subscriptions/{s}/providers/{ns}/register")
                .match(segments("/subscriptions/1/providers/Microsoft.Web/register"))
                .orElseThrow();

        assertThat(RequiredPermission.of("GET", list))
                .isEqualTo(new RequiredPermission("Microsoft.ApiManagement/service/read", "/subscriptions/1"));
        assertThat(RequiredPermission.of("PUT", group))
                .isEqualTo(new RequiredPermission(
                        "Microsoft.Resources/subscriptions/resourceGroups/write", "/subscriptions/1/resourceGroups/g"));
        assertThat(RequiredPermission.of("POST", register))
                .isEqualTo(new RequiredPermission("Microsoft.Web/register/action", "/subscriptions/1"));
    }

    @Test
    void takesTheLastProviderOfAnyScope() {
        var template = new Template("/**/providers/Microsoft.Authorization/**");
        String service = "/subscriptions/1/resourceGroups/g/providers/Microsoft.ApiManagement/service/x";

        var match = template.match(segments(service + "/providers/microsoft.authorization/roleAssignments/r"))
                .orElseThrow();

        assertThat(match.names()).containsEntry("scope", service);
        assertThat(match.tail()).containsExactly("roleAssignments", "r");
        assertThat(RequiredPermission.of("DELETE", match).action())
                .isEqualTo("Microsoft.Authorization/roleAssignments/delete");
        assertThat(template.match(segments("/providers/Microsoft.Authorization/roleDefinitions"))
                        .orElseThrow()
                        .names())
                .containsEntry("scope", "");
        assertThat(template.match(segments("/providers/Microsoft.Authorization")))
                .isEmpty();
    }

    @Test
    void ordersVersionsByDateAndPreviewsFirst() {
        assertThat(ApiVersions.isBefore("2020-12-01", "2021-04-01-preview")).isTrue();
        assertThat(ApiVersions.isBefore("2021-04-01-preview", "2021-04-01-preview"))
                .isFalse();
        assertThat(ApiVersions.isBefore("2019-12-01-preview", "2019-12-01")).isTrue();
        assertThat(ApiVersions.isBefore("2019-12-01", "2019-12-01-preview")).isFalse();
        assertThat(ApiVersions.isBefore("2024-05-01", "2022-08-01")).isFalse();
    }

    private static List<String> segments(String path) {
        return List.of(path.substring(1).split("/"));
    }
}
