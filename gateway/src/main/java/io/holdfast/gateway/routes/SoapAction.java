package io.holdfast.gateway.routes;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Calls of SOAP APIs name their operation beside the URL: in the field SOAPAction (SOAP 1.1), or in the action parameter of the
 * content type (SOAP 1.2). Operations of such APIs have templates such as {@code /?soapAction=urn:add}.
 */
final class SoapAction {

    private static final String PARAMETER = "soapAction";

    private SoapAction() {}

    /** The query by which an operation is chosen; what is forwarded stays as it is. */
    static String query(RouteRequest request) {
        String query = request.query();
        if (Query.raw(query, PARAMETER) != null) {
            return query;
        }
        String action = PARAMETER + "=" + URLEncoder.encode(action(request.header()), StandardCharsets.UTF_8);
        return query.isEmpty() ? action : query + "&" + action;
    }

    private static String action(UnaryOperator<@Nullable String> header) {
        String field = header.apply("SOAPAction");
        if (field != null) {
            return unquoted(field);
        }
        String type = header.apply("Content-Type");
        for (String part : type == null ? new String[0] : type.split(";", -1)) {
            String parameter = part.strip();
            if (parameter.toLowerCase(Locale.ROOT).startsWith("action=")) {
                return unquoted(parameter.substring("action=".length()));
            }
        }
        return "";
    }

    private static String unquoted(String text) {
        String bare = text.strip();
        boolean quoted = bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"");
        return quoted ? bare.substring(1, bare.length() - 1) : bare;
    }
}
