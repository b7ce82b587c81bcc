package io.holdfast.cli;

import io.holdfast.server.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class ProgramVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"holdfast " + Version.NUMBER};
    }
}
