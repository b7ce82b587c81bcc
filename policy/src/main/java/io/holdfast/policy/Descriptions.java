package io.holdfast.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/** The elements of a vocabulary with a sentence about each. */
final class Descriptions {

    private static final String RESOURCE = "descriptions.properties";

    private Descriptions() {}

    static List<KnownElement> of(Vocabulary vocabulary) {
        Properties sentences = sentences();
        return vocabulary.declarations().stream()
                .map(element -> new KnownElement(
                        element.name(),
                        sentences.getProperty(element.name(), ""),
                        element.scopes(),
                        vocabulary.policy(element.name()) != null))
                .toList();
    }

    private static Properties sentences() {
        var sentences = new Properties();
        try (InputStream in = Descriptions.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + RESOURCE + " is missing");
            }
            sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return sentences;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
