package io.holdfast.dotnet.xml;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Work;

/** XML for those that have a text: bodies, templates, conversions. */
public final class Xml {

    private Xml() {}

    /**
     * {@code XDocument.Parse}.
     *
     * @param keepBlanks whether white space between elements is kept
     * @throws NetException if it is not well-formed
     */
    public static XDocument document(Work work, String text, boolean keepBlanks) {
        return XmlParser.document(work, text, keepBlanks);
    }

    /** {@code XElement.Parse}. @throws NetException if it is not well-formed */
    public static XElement element(Work work, String text) {
        return XmlParser.element(work, text, false);
    }

    /** Whether it may be the name of an element, without a prefix. */
    public static boolean isName(String text) {
        return XmlNames.isLocal(text);
    }

    /** Whether a name may have such a character; or begin with it. */
    public static boolean isNameCharacter(char c, boolean first) {
        return first ? XmlNames.isStart(c) : XmlNames.isPart(c);
    }
}
