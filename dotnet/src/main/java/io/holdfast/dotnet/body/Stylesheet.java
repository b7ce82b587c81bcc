package io.holdfast.dotnet.body;

import io.holdfast.dotnet.ExhaustedException;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Work;
import io.holdfast.dotnet.xml.XDocument;
import io.holdfast.dotnet.xml.Xml;
import java.io.StringReader;
import java.util.Map;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.Templates;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import org.jspecify.annotations.Nullable;

/**
 * An XSLT 1.0 stylesheet that was compiled. It reads nothing but what it is given: no documents, imports, scripts, extensions, entities.
 * Each call of a template and each turn of a loop counts as work; a single XPath expression is not cut short. Immutable.
 */
public final class Stylesheet {

    private static final String REACHES_OUT = "A stylesheet may not read other documents or stylesheets.";

    private final Templates templates;

    private Stylesheet(Templates templates) {
        this.templates = templates;
    }

    /** @throws NetException if it is none, or does what a stylesheet may not */
    public static Stylesheet compile(Work work, String text) {
        XDocument document = Xml.document(work, text, true);
        StylesheetGuard.prepare(work, document);
        TransformerFactory factory = TransformerFactory.newDefaultInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
            factory.setURIResolver((href, base) -> {
                throw new TransformerException(REACHES_OUT);
            });
            var problems = new StylesheetWatch(work);
            factory.setErrorListener(problems);
            Templates templates = factory.newTemplates(new StreamSource(new StringReader(document.text(work, false))));
            problems.check();
            return new Stylesheet(Objects.requireNonNull(templates));
        } catch (TransformerException e) {
            throw failed(e);
        }
    }

    /**
     * @param parameters those that it declares, by their names
     * @throws NetException if the text is no XML, or the stylesheet ends with an error
     */
    public String transform(Work work, String xml, Map<String, String> parameters) {
        XDocument body = Xml.document(work, xml, true);
        if (body.documentType() != null) {
            body.documentType().remove();
        }
        var watch = new StylesheetWatch(work);
        try {
            Transformer transformer = templates.newTransformer();
            transformer.setErrorListener(watch);
            transformer.setURIResolver((href, base) -> {
                throw new TransformerException(REACHES_OUT);
            });
            parameters.forEach(transformer::setParameter);
            var out = new WorkWriter(work);
            transformer.transform(new StreamSource(new StringReader(body.text(work, false))), new StreamResult(out));
            watch.check();
            return out.text();
        } catch (TransformerException e) {
            throw thrown(e);
        } catch (StackOverflowError e) {
            throw new NetException("System.Xml.Xsl.XsltException", "The templates call each other too deep.");
        }
    }

    /** What was used up within, or what .NET would throw. */
    private static RuntimeException thrown(TransformerException e) {
        Throwable at = e;
        for (int i = 0; at != null && i < 10; i++) {
            if (at instanceof ExhaustedException exhausted) {
                return exhausted;
            }
            at = at.getCause();
        }
        return failed(e);
    }

    private static NetException failed(TransformerException e) {
        @Nullable String message = e.getMessage();
        return new NetException(
                "System.Xml.Xsl.XsltException", message == null ? "The stylesheet failed." : message.strip());
    }
}
