package io.holdfast.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Pages of a list of APIs of growing size, reached by following nextLink, beside the same rows read by their key. */
final class ListPages {

    /** One more than the items of a page: so the next page, or its absence, is known. */
    private static final int ROWS = 101;

    private static final int TIMES = 30;
    private static final int WARM = 30;

    private final Arm arm;
    private final String service;
    private final StoreRows bare;

    private ListPages(Arm arm, String service, StoreRows bare) {
        this.arm = arm;
        this.service = service;
        this.bare = bare;
    }

    /**
     * Medians, in milliseconds.
     *
     * @param walk seconds from the first page to the last, one after the other
     * @param count of a bare count of the list, which the first page has to make
     */
    record Figure(int size, double walk, double count, List<Position> positions) {}

    record Position(String name, double product, double bare) {}

    /** A page: where it is found, and the name of the last item before. */
    private record Place(String link, @Nullable String last) {}

    static Figure measure(ManagementRoom room, int size) throws Exception {
        String service = ManagementContents.pages(size);
        try (StoreTables tables = room.bare(service);
                StoreRows rows = tables.reader()) {
            return new ListPages(room.arm(), service, rows).measure(size);
        }
    }

    private Figure measure(int size) throws Exception {
        List<Place> places = new ArrayList<>();
        double walk = Timer.seconds(() -> places.addAll(walk(size)));
        Place last = places.getLast();
        List<Position> positions = List.of(
                position("first", places.getFirst()),
                position("middle", places.get(places.size() / 2)),
                position("last", last),
                position(
                        "last, by $skip", new Place(last.link().replaceFirst("&%24skiptoken=[^&]*", ""), last.last())));
        double count = median(() -> bare.count("apis"));
        return new Figure(size, walk, count, positions);
    }

    private List<Place> walk(int size) throws Exception {
        List<Place> places = new ArrayList<>();
        int items = 0;
        String link = "apis";
        String last = null;
        while (!link.isEmpty()) {
            places.add(new Place(link, last));
            JsonNode page = arm.json(arm.get(service, link));
            JsonNode value = page.path("value");
            items += value.size();
            last = value.path(value.size() - 1).path("name").asString();
            link = page.path("nextLink").asString("");
        }
        if (items != size) {
            throw new IllegalStateException("the pages hold " + items + " items instead of " + size);
        }
        return places;
    }

    private Position position(String name, Place place) throws Exception {
        Timer.Work product = () -> arm.send(arm.get(service, place.link()));
        Timer.Work plain = () -> bare.page("apis", place.last(), ROWS);
        for (int i = 0; i < WARM; i++) {
            product.run();
            plain.run();
        }
        return new Position(name, median(product), median(plain));
    }

    private static double median(Timer.Work work) throws Exception {
        double[] millis = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            millis[i] = Timer.seconds(work) * 1e3;
        }
        Arrays.sort(millis);
        return (millis[TIMES / 2 - 1] + millis[TIMES / 2]) / 2;
    }
}
