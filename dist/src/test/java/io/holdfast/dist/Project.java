package io.holdfast.dist;

import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout in which the tests run. */
final class Project {

    private Project() {}

    /** Its directory, whichever module runs. */
    static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(at.resolve("changelog"))) {
            at = at.getParent();
        }
        return at;
    }
}
