package io.holdfast.bench;

import io.holdfast.model.Resource;
import java.net.http.HttpRequest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads, lists and writes of one service by growing numbers of clients, through the API and bare, in turns. A bare write is one
 * transaction as the store's; the API writes an activity record in addition.
 */
final class RequestRates {

    static final List<Integer> CLIENTS = List.of(1, 16, 64);

    private static final String SERVICE = ManagementContents.SERVICE;
    private static final int PAGE = 100;
    private static final int WARM_CLIENTS = 16;

    private final Arm arm;
    private final StoreTables bare;
    private final double seconds;

    RequestRates(Arm arm, StoreTables bare, double seconds) {
        this.arm = arm;
        this.bare = bare;
        this.seconds = seconds;
    }

    /** One kind of request by so many clients. */
    record Figure(String name, int clients, Rate product, Rate bare) {

        /** How many requests the API answers for one that is bare. */
        double ratio() {
            return product.perSecond() / bare.perSecond();
        }
    }

    private record Kind(String name, Callable<Load.Client> product, Callable<Load.Client> bare) {}

    List<Figure> measure() throws Exception {
        List<Kind> kinds = List.of(
                new Kind("get a tag", this::get, this::bareGet),
                new Kind("list tags, first page", () -> random -> arm.send(arm.get(SERVICE, "tags")), this::bareList),
                new Kind("put a tag", this::putTag, () -> bareWrite(this::tag)),
                new Kind("put a named value", this::putValue, () -> bareWrite(this::value)));
        for (Kind kind : kinds) {
            Load.run(WARM_CLIENTS, seconds, kind.product());
            Load.run(WARM_CLIENTS, seconds / 2, kind.bare());
        }
        List<Figure> figures = new ArrayList<>();
        for (Kind kind : kinds) {
            for (int clients : CLIENTS) {
                Rate product = Load.run(clients, seconds, kind.product());
                Rate plain = Load.run(clients, seconds, kind.bare());
                figures.add(new Figure(kind.name(), clients, product, plain));
            }
        }
        return figures;
    }

    private Load.Client get() {
        return random -> arm.send(arm.get(SERVICE, "tags/" + tagName(random)));
    }

    private Load.Client bareGet() throws Exception {
        return reading(bare.reader(), (rows, random) -> {
            if (!rows.get("tags", "", tagName(random))) {
                throw new IllegalStateException("a tag is missing");
            }
        });
    }

    private Load.Client bareList() throws Exception {
        return reading(bare.reader(), (rows, random) -> {
            if (rows.page("tags", null, PAGE) != PAGE || rows.count("tags") != ManagementContents.TAGS) {
                throw new IllegalStateException("tags are missing");
            }
        });
    }

    private Load.Client putTag() {
        return random -> arm.send(put(tag(random)));
    }

    private Load.Client putValue() {
        return random -> arm.send(put(value(random)));
    }

    private HttpRequest put(Resource row) {
        var properties = JsonMapper.shared().readTree(row.document());
        return arm.put(SERVICE, row.path(), Map.of("properties", properties));
    }

    private Resource tag(RandomGenerator random) {
        String name = tagName(random);
        return ManagementContents.row("tags", name, ManagementContents.labelled(name, "edited"));
    }

    private Resource value(RandomGenerator random) {
        String name = ManagementContents.value(random.nextInt(ManagementContents.NAMED_VALUES));
        return ManagementContents.row("namedValues", name, ManagementContents.namedValue(name, "edited"));
    }

    private static String tagName(RandomGenerator random) {
        return ManagementContents.tag(random.nextInt(ManagementContents.TAGS));
    }

    private interface Read {
        void from(StoreRows rows, RandomGenerator random) throws Exception;
    }

    private static Load.Client reading(StoreRows rows, Read read) {
        return new Load.Client() {
            @Override
            public void call(RandomGenerator random) throws Exception {
                read.from(rows, random);
            }

            @Override
            public void close() throws SQLException {
                rows.close();
            }
        };
    }

    private interface Row {
        Resource of(RandomGenerator random);
    }

    private Load.Client bareWrite(Row row) throws Exception {
        StoreTables.Writer writer = bare.writer();
        return new Load.Client() {
            @Override
            public void call(RandomGenerator random) throws Exception {
                writer.write(List.of(row.of(random)));
            }

            @Override
            public void close() throws SQLException {
                writer.close();
            }
        };
    }
}
