package io.holdfast.server.settings.declare;

import java.util.regex.Pattern;

/**
 * Variables that nobody set for this program: of a Service named {@code holdfast-gateway}, Kubernetes sets {@code HOLDFAST_GATEWAY_PORT} to
 * {@code tcp://10.0.0.1:8080} in every container of the namespace, as links of Docker did. No number is written like that.
 */
final class ServiceVariable {

    private static final Pattern ADDRESS = Pattern.compile("(tcp|udp|sctp)://[0-9A-Za-z.:\\[\\]-]+:[0-9]{1,5}");

    private ServiceVariable() {}

    static boolean is(String variable, String value) {
        return variable.endsWith("_PORT") && ADDRESS.matcher(value).matches();
    }
}
