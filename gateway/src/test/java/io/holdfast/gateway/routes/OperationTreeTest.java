package io.holdfast.gateway.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationTreeTest {

    private static final int SEGMENTS = 500; // as many as a template of 1,000 characters has

    /** Half of the smallest stack that a thread of a JVM usually has. */
    private static final long STACK = 512 * 1024;

    @ParameterizedTest
    @ValueSource(strings = {"/a", "/a-{p}"})
    void aTemplateOfVeryManySegmentsNeedsLittleStack(String segment) throws Exception {
        String written = segment.repeat(SEGMENTS);
        Operation operation = Operation.read(
                TestResources.resource(
                        "apis/operations", "api", "deep", "{'method':'GET','urlTemplate':'" + written + "'}"),
                new Shared());
        var task = new FutureTask<>(() ->
                new OperationTree(List.of(operation)).find("GET", RequestPath.of(written.replace("{p}", "b")), 0, ""));
        var thread = new Thread(null, task, "little-stack", STACK);
        thread.start();

        assertThat(task.get()).isSameAs(operation);
    }
}
