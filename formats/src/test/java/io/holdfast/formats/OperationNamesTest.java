package io.holdfast.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.Catalog;
import io.holdfast.model.testing.Draw;
import io.holdfast.model.testing.Property;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of operations can be read, are valid, and follow from the operation alone. */
class OperationNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "getPets|getPets",
                "list pets|list-pets",
                "Users.Get_All-1|Users.Get_All-1",
                "Получить заказ|Получить-заказ",
                "获取订单|获取订单",
                "주문을 조회|주문을-조회",
                "احصل على الطلب|احصل-على-الطلب",
                "🐈 of 👍🏽|🐈-of-👍🏽",
                "e\u0301tat|\u00e9tat",
                "..|get-orders-id",
                "***|get-orders-id",
                "''|get-orders-id",
                "a\u0000\u200e/b|a-b"
            })
    void readsLikeTheOperationId(String id, String name) {
        assertThat(new OperationNames().take(id, "GET", "/orders/{id}")).isEqualTo(name);
    }

    @Test
    void withoutAnIdItIsMethodAndPath() {
        var names = new OperationNames();
        assertThat(names.take(null, "GET", "/заказы/{id}")).isEqualTo("get-заказы-id");
        assertThat(names.take(null, "GET", "/")).isEqualTo("get");
        assertThat(names.take(null, "GET", "/заказы-id")).matches("get-заказы-id-[0-9a-f]{8}");
    }

    @Test
    void longAndDoubledOnesEndInDigitsThatFollowFromTheOperation() {
        String stem = "x".repeat(100);
        String one = new OperationNames().take(stem + "one", "GET", "/a");
        var names = new OperationNames();
        assertThat(names.take(stem + "two", "GET", "/b")).hasSize(80).isNotEqualTo(one);
        assertThat(names.take(stem + "one", "GET", "/a")).hasSize(80).isEqualTo(one);

        String doubled = after("list", "/b");
        assertThat(doubled).matches("list-[0-9a-f]{8}");
        var more = new OperationNames();
        more.take("LIST", "GET", "/z");
        more.take("other", "GET", "/y");
        assertThat(more.take("list", "GET", "/b")).isEqualTo(doubled);
        assertThat(new OperationNames().take("😀".repeat(50), "GET", "/a")).matches("😀{35}-[0-9a-f]{8}");
    }

    private static String after(String id, String path) {
        var names = new OperationNames();
        names.take(id, "GET", "/a");
        return names.take(id, "GET", path);
    }

    private static String id(Draw draw) {
        return draw.either(
                any -> any.anyText(120),
                alike -> alike.of("a", "A", "a b", "a/b", "", ".", "é", "e\u0301", "x".repeat(81), "X".repeat(82)));
    }

    @Test
    void areValidAndDistinct() {
        Property.holds(300, draw -> draw.list(30, OperationNamesTest::id), OperationNamesTest::areValidAndDistinct);
    }

    private static void areValidAndDistinct(List<String> ids) {
        var rule = Catalog.load().type("apis/operations").orElseThrow().id();
        var names = new OperationNames();
        var keys = new ArrayList<String>();
        for (int i = 0; i < ids.size(); i++) {
            String name = names.take(ids.get(i), "GET", "/" + i);
            assertThat(rule.refuse(name)).isEmpty();
            assertThat(name).doesNotMatch("\\.+");
            keys.add(name.toLowerCase(java.util.Locale.ROOT));
        }
        assertThat(keys).doesNotHaveDuplicates();
    }
}
