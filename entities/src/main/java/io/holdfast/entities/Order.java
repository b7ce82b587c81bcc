package io.holdfast.entities;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code $orderby}: lists are ordered by name; they can be read from their end. */
final class Order {

    static final String PARAMETER = "$orderby";

    private Order() {}

    /** @throws io.holdfast.arm.ArmException 400 if another order is asked for */
    static boolean descends(@Nullable String order) {
        if (order == null || order.isBlank()) {
            return false;
        }
        return switch (order.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ")) {
            case "name", "name asc" -> false;
            case "name desc" -> true;
            default ->
                throw EntityRefusals.validation(PARAMETER, PARAMETER + " must be 'name', 'name asc' or 'name desc'.");
        };
    }

    /** That page of the list read backwards: the same list is counted first, then read where the page lies in it. */
    static ResultPage fromTheEnd(Page page, Lists.Filtered list) {
        long count = list.on(new Page(0, 1, null)).count();
        int end = (int) Math.max(0, count - page.skip());
        int begin = Math.max(0, end - page.top());
        ResultPage found = end == 0 ? new ResultPage(page) : list.on(new Page(begin, end - begin, null));
        return found.reversed(count, begin > 0);
    }
}
