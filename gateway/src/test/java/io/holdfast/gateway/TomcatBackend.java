package io.holdfast.gateway;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;

/** Tomcat at its most lenient: takes path parameters away, decodes slashes and backslashes, and resolves dot segments then. */
record TomcatBackend(Tomcat tomcat) implements RealBackend {

    /** It tells the world of its life; kept here, or the level would be forgotten with it. */
    private static final Logger APACHE = Logger.getLogger("org.apache");

    private static final class Teller extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/plain");
            String info = request.getPathInfo() == null ? "" : request.getPathInfo();
            response.getWriter()
                    .print(request.getServerName() + "\n"
                            + request.getHeader("X-User") + "\n"
                            + request.getHeader("Authorization") + "\n"
                            + request.getServletPath() + info);
        }
    }

    static TomcatBackend start(Path directory) throws LifecycleException {
        APACHE.setLevel(Level.OFF);
        var tomcat = new Tomcat();
        tomcat.setBaseDir(directory.toString());
        tomcat.setSilent(true);
        var connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
        connector.setProperty("address", "127.0.0.1");
        connector.setPort(0);
        connector.setEncodedSolidusHandling(EncodedSolidusHandling.DECODE.getValue());
        connector.setEncodedReverseSolidusHandling(EncodedSolidusHandling.DECODE.getValue());
        connector.setAllowBackslash(true);
        connector.setProperty("relaxedPathChars", "\\^`{|}<>[]\"");
        connector.setProperty("relaxedQueryChars", "\\^`{|}<>[]\"");
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", directory.toString());
        Tomcat.addServlet(context, "teller", new Teller()).addMapping("/*");
        tomcat.start();
        return new TomcatBackend(tomcat);
    }

    @Override
    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void close() throws IOException {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IOException(e);
        }
    }
}
