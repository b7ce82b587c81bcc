package io.holdfast.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Restores a service from a backup. */
@Command(name = "restore", description = "Restore a service from a backup.", mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    @Mixin
    private ServiceOptions which = new ServiceOptions();

    @Mixin
    private StorageOptions storage = new StorageOptions();

    @Option(names = "--no-wait", description = "Return when the service has begun.")
    private boolean noWait;

    @Override
    public Integer call() {
        return RecoveryCall.run("restore", "Restoring", "Restored", connection, output, which, storage, noWait);
    }
}
