package io.holdfast.bench;

import io.holdfast.model.Resource;
import java.util.List;

/** The bare load and the bare scan of rows that are in memory before; after a smaller load and scan that do not count. */
public final class ScaleBare {

    private ScaleBare() {}

    /** Directory, port, number of resources, number of those that warm up. The table stays. */
    public static void main(String[] arguments) throws Exception {
        List<Resource> rows = Contents.of(Integer.parseInt(arguments[2])).list();
        List<Resource> few = Contents.of(Integer.parseInt(arguments[3])).list();
        try (BareTable table = ScaleTarget.of(arguments[0], arguments[1]).bare()) {
            table.load(few);
            table.scan(few.size());
            table.clear();
            Figure.of("load", Timer.seconds(() -> table.load(rows))).print();
            Figure.of("scan", Timer.seconds(() -> table.scan(rows.size()))).print();
        }
    }
}
