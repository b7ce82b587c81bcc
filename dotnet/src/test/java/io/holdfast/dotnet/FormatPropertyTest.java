package io.holdfast.dotnet;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.dotnet.time.DateTimeKind;
import io.holdfast.dotnet.time.NetDateTime;
import io.holdfast.dotnet.time.NetTimeSpan;
import io.holdfast.model.testing.Draw;
import io.holdfast.model.testing.Property;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class FormatPropertyTest {

    @Test
    void whatIsWrittenIsReadAgain() {
        Property.holds(Draw::anyLong, number -> {
            assertThat(Net.call("System.Int64", "Parse", Net.on(number, "ToString")))
                    .isEqualTo(number);
            assertThat(Net.call("System.Int64", "Parse", Net.on(number, "ToString", "D25")))
                    .isEqualTo(number);
            double real = Double.longBitsToDouble(number);
            if (!Double.isNaN(real)) {
                assertThat(Net.call("System.Double", "Parse", Net.on(real, "ToString")))
                        .isEqualTo(real);
                assertThat(Net.call("System.Double", "Parse", Net.on(real, "ToString", "E16")))
                        .isEqualTo(real);
            }
        });
    }

    @Test
    void decimalsKeepTheirScale() {
        Property.holds(
                draw -> new BigDecimal(BigInteger.valueOf(draw.anyLong()), draw.between(0, 28)),
                number -> assertThat(Net.call("System.Decimal", "Parse", Net.on(number, "ToString")))
                        .isEqualTo(number));
    }

    @Test
    void datesAreReadAsTheyWereWritten() {
        Property.holds(draw -> new NetDateTime(draw.between(0, NetDateTime.MOST), DateTimeKind.Unspecified), time -> {
            assertThat(Net.call("System.DateTime", "Parse", Net.on(time, "ToString", "o")))
                    .isEqualTo(time);
            long whole = time.ticks() - time.ticks() % NetTimeSpan.SECOND;
            NetDateTime second = new NetDateTime(whole, DateTimeKind.Unspecified);
            for (String format : new String[] {"G", "s", "F"}) {
                assertThat(Net.call("System.DateTime", "Parse", Net.on(second, "ToString", format)))
                        .as(format)
                        .isEqualTo(second);
            }
        });
    }

    @Test
    void durationsAreReadAsTheyWereWritten() {
        Property.holds(draw -> new NetTimeSpan(draw.anyLong()), span -> {
            if (span.ticks() != Long.MIN_VALUE) {
                assertThat(Net.call("System.TimeSpan", "Parse", Net.on(span, "ToString")))
                        .isEqualTo(span);
            }
        });
    }

    @Test
    void whatIsEncodedIsDecoded() {
        Property.holds(draw -> draw.anyText(40), text -> {
            String whole = new String(
                    text.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8);
            String web = "System.Net.WebUtility";
            assertThat(Net.call(web, "UrlDecode", Net.call(web, "UrlEncode", whole)))
                    .isEqualTo(whole);
            assertThat(Net.call(web, "HtmlDecode", Net.call(web, "HtmlEncode", whole)))
                    .isEqualTo(whole);
            assertThat(Net.call("System.Uri", "UnescapeDataString", Net.call("System.Uri", "EscapeDataString", whole)))
                    .isEqualTo(whole);
            byte[] bytes = whole.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            assertThat(Net.call("System.Convert", "ToBase64String", (Object) bytes))
                    .isEqualTo(Base64.getEncoder().encodeToString(bytes));
        });
    }

    @Test
    void anEscapedTextMatchesItself() {
        String regex = "System.Text.RegularExpressions.Regex";
        Property.holds(
                draw -> draw.text("ab.*+?^$()[]{}|\\# \n-&~", 0, 12),
                text -> assertThat(Net.call(regex, "IsMatch", text, "^" + Net.call(regex, "Escape", text) + "\\z"))
                        .isEqualTo(true));
    }

    @Test
    void anyFormatIsWrittenOrRefused() {
        Property.holds(draw -> draw.text("0#.,%;'\"\\E+-eyMdHhmsfFtzKgx:/ ", 0, 12), format -> {
            for (Object value :
                    new Object[] {1234.5, -7, new BigDecimal("0.05"), NetDateTime.utcNow(), new NetTimeSpan(12345)}) {
                try {
                    assertThat(Net.on(value, "ToString", format)).isInstanceOf(String.class);
                } catch (NetException e) {
                    assertThat(e.type()).isEqualTo("System.FormatException");
                }
            }
        });
    }

    @Test
    void anyPatternIsTakenOrRefused() {
        Property.holds(draw -> draw.text("ab()[]{}*+?|^$.\\<>=!:-dwsk1,#n'i", 0, 10), pattern -> {
            try {
                Net.call("System.Text.RegularExpressions.Regex", "IsMatch", "ab1 a", pattern);
            } catch (NetException e) {
                assertThat(e.type()).isEqualTo("System.ArgumentException");
            }
        });
    }
}
