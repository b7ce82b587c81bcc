package io.holdfast.bench;

import java.util.List;

/** What people would use instead of the product for the bare table's rows. */
interface OperatorTools {

    /** The programs with their versions, or why there are no figures. */
    String description();

    /** {@code backup} and {@code restore}; nothing where the programs are not there. */
    List<Figure> measure(ScaleTarget target) throws Exception;

    static OperatorTools none(String reason) {
        return new OperatorTools() {
            @Override
            public String description() {
                return "no figures: " + reason;
            }

            @Override
            public List<Figure> measure(ScaleTarget target) {
                return List.of();
            }
        };
    }
}
