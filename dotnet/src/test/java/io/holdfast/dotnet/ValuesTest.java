package io.holdfast.dotnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {

    private static String text(Object value) {
        return Values.toString(Work.standard(), value);
    }

    @ParameterizedTest
    @CsvSource({
        "0.1,0.1",
        "1E16,1E+16",
        "1E15,1E+15",
        "1E14,100000000000000",
        "0.00001,1E-05",
        "0.0001,0.0001",
        "123456789012345680,1.2345678901234568E+17",
        "1.5E-5,1.5E-05",
        "-0.0,-0",
        "NaN,NaN",
        "Infinity,Infinity",
        "-Infinity,-Infinity",
        "5E-324,5E-324",
        "1.7976931348623157E308,1.7976931348623157E+308",
        "100,100",
        "2.50,2.5"
    })
    void doublesAreWrittenAsShortAsTheyCanBeReadBack(double value, String expected) {
        assertThat(text(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0.1,0.1", "1E7,1E+07", "1234567,1234567", "3.4028235E38,3.4028235E+38", "16777216,1.6777216E+07"})
    void floatsToo(float value, String expected) {
        assertThat(text(value)).isEqualTo(expected);
    }

    @Test
    void valuesPrintAsInDotnet() {
        assertThat(text(true)).isEqualTo("True");
        assertThat(text(new BigDecimal("1.10"))).isEqualTo("1.10");
        assertThat(text(NetArray.ofStrings(List.of("a")))).isEqualTo("System.String[]");
        assertThat(text(new byte[1])).isEqualTo("System.Byte[]");
        Object list = Net.make(TypeRefs.of("System.Collections.Generic.List", TypeRefs.STRING));
        assertThat(text(list)).isEqualTo("System.Collections.Generic.List`1[System.String]");
        assertThat(text(new UUID(0, 1))).isEqualTo("00000000-0000-0000-0000-000000000001");
        assertThat(text(NetException.nullReference()))
                .isEqualTo("System.NullReferenceException: Object reference not set to an instance of an object.");
        assertThat(Values.toString(Work.standard(), null)).isEmpty();
    }

    @Test
    void equalsLooksAtTypesButNotAtScales() {
        assertThat(Values.equals(1, 1L)).isFalse();
        assertThat(Values.equals(new BigDecimal("1.0"), new BigDecimal("1.00"))).isTrue();
        assertThat(Values.equals(0.0, -0.0)).isTrue();
        assertThat(Values.equals(Double.NaN, Double.NaN)).isTrue();
        assertThat(Values.equals(null, null)).isTrue();
        assertThat(Values.equals("a", null)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "a,b,-1",
        "a,B,-1",
        "A,a,1",
        "a,A,-1",
        "B,a,1",
        "_a,a,-1",
        "a b,ab,-1",
        "1,a,-1",
        "résumé,resume,1",
        "resume,Résumé,-1",
        "co-op,coop,-1",
        "abc,abcd,-1",
        "Z,a,1",
        "10,9,-1",
        "é,f,-1",
        "#,1,-1",
        "~,0,-1"
    })
    void textsAreOrderedByLanguage(String a, String b, int expected) {
        assertThat(Integer.signum(Values.compare(a, b))).isEqualTo(expected);
    }

    @Test
    void instancesFollowInterfacesAndVariance() {
        Object list = Net.make(TypeRefs.of("System.Collections.Generic.List", TypeRefs.STRING));
        TypeRef objects = TypeRefs.of("System.Collections.Generic.IEnumerable", TypeRefs.OBJECT);
        assertThat(Values.isInstance(list, objects)).isTrue();
        assertThat(Values.isInstance(list, TypeRefs.of("System.Collections.Generic.IList", TypeRefs.OBJECT)))
                .isFalse();
        assertThat(Values.isInstance(NetArray.ofStrings(List.of()), objects)).isTrue();
        assertThat(Values.isInstance(new byte[0], objects)).isFalse();
        assertThat(Values.isInstance("", TypeRefs.of("System.Collections.Generic.IEnumerable", TypeRefs.CHAR)))
                .isTrue();
        assertThat(Values.isInstance(1, TypeRefs.of("System.Nullable", TypeRefs.INT)))
                .isTrue();
        assertThatThrownBy(() -> Values.cast(1, TypeRefs.STRING))
                .hasMessage("Unable to cast object of type 'System.Int32' to type 'System.String'.");
    }
}
