package io.holdfast.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.model.testing.Property;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EgressTest {

    @ParameterizedTest
    @CsvSource({
        "169.254.169.254, NEVER",
        "169.254.170.2, NEVER",
        "169.254.0.1, NEVER",
        "fe80::1, NEVER",
        "fe80::a9fe:a9fe, NEVER",
        "febf::1, NEVER",
        "fd00:ec2::254, NEVER",
        "fd00:ec2::23, NEVER",
        "fd20:ce::254, NEVER",
        "fd00:c1::a9fe:a9fe, NEVER",
        "fd00:42::42, NEVER",
        "fd00:a9fe:a9fe::1, NEVER",
        "192.0.0.192, NEVER",
        "168.63.129.16, NEVER",
        "100.100.100.200, NEVER",
        "224.0.0.1, NEVER",
        "ff02::1, NEVER",
        "255.255.255.255, NEVER",
        "2852039166, NEVER",
        "127.0.0.1, LOOPBACK",
        "127.255.1.2, LOOPBACK",
        "::1, LOOPBACK",
        "::, LOOPBACK",
        "0.0.0.0, LOOPBACK",
        "0.1.2.3, LOOPBACK",
        "10.0.0.1, PRIVATE",
        "172.31.255.255, PRIVATE",
        "172.32.0.1, PUBLIC",
        "192.168.1.1, PRIVATE",
        "100.64.0.1, PRIVATE",
        "100.128.0.1, PUBLIC",
        "192.0.0.8, PRIVATE",
        "198.19.0.1, PRIVATE",
        "241.0.0.1, PRIVATE",
        "fd12::1, PRIVATE",
        "fec0::1, PRIVATE",
        "93.184.216.34, PUBLIC",
        "2606:4700::1111, PUBLIC",
        "168.63.129.17, PUBLIC",
    })
    void knowsAddresses(String address, AddressKind kind) throws UnknownHostException {
        assertThat(AddressKind.of(InetAddress.getByName(address))).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "::ffff:169.254.169.254, NEVER",
        "::169.254.169.254, NEVER",
        "::ffff:0:169.254.169.254, NEVER",
        "64:ff9b::a9fe:a9fe, NEVER",
        "64:ff9b:1::a9fe:a9fe, NEVER",
        "64:ff9b:1:a9fe:a9:fe00::, NEVER",
        "64:ff9b:1:a9:fe:a9fe::, NEVER",
        "64:ff9b:1:0:a9:fea9:fe00:0, NEVER",
        "2002:a9fe:a9fe::1, NEVER",
        "2001:0:a9fe:a9fe::1, NEVER",
        "2001:0:102:304::5601:5601, NEVER",
        "2001:db8::5efe:a9fe:a9fe, NEVER",
        "2001:db8::200:5efe:a9fe:a9fe, NEVER",
        "64:ff9b::6464:64c8, NEVER",
        "64:ff9b::7f00:1, LOOPBACK",
        "2002:7f00:1::, LOOPBACK",
        "64:ff9b:1::a00:1, PRIVATE",
        "2002:a00:1::1, PRIVATE",
        "64:ff9b::5db8:d822, PUBLIC",
        "2002:5db8:d822::1, PUBLIC",
    })
    void knowsWhereTranslatorsAndTunnelsLead(String address, AddressKind kind) throws UnknownHostException {
        assertThat(AddressKind.of(InetAddress.getByName(address))).isEqualTo(kind);
    }

    /** Whatever embeds an address is at least as delicate as the address. */
    @Test
    void noEmbeddingHidesAnAddress() {
        Property.holds(draw -> draw.list(4, 4, each -> each.between(-128, 127)), EgressTest::embed);
    }

    private static void embed(List<Integer> address) throws UnknownHostException {
        byte a = address.get(0).byteValue();
        byte b = address.get(1).byteValue();
        byte c = address.get(2).byteValue();
        byte d = address.get(3).byteValue();
        InetAddress plain = InetAddress.getByAddress(new byte[] {a, b, c, d});
        for (byte[] embedded : new byte[][] {
            {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xFF, (byte) 0xFF, a, b, c, d},
            {0, 0x64, (byte) 0xFF, (byte) 0x9B, 0, 0, 0, 0, 0, 0, 0, 0, a, b, c, d},
            {0x20, 0x02, a, b, c, d, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1},
            {0x20, 0x01, 0, 0, 1, 2, 3, 4, 0, 0, 0, 0, (byte) ~a, (byte) ~b, (byte) ~c, (byte) ~d},
        }) {
            assertThat(AddressKind.of(InetAddress.getByAddress(embedded)))
                    .isGreaterThanOrEqualTo(AddressKind.of(plain));
        }
    }

    @Test
    void theRulesDiffer() throws Exception {
        InetAddress here = InetAddress.getByName("127.0.0.1");
        InetAddress inside = InetAddress.getByName("10.0.0.1");
        InetAddress outside = InetAddress.getByName("93.184.216.34");
        Egress.INSIDE.check(here);
        Egress.INSIDE.check(inside);
        Egress.OUTSIDE.check(outside);
        new Egress(false, true).check(inside);

        assertThatThrownBy(() -> Egress.OUTSIDE.check(here)).hasMessageContaining("loopback");
        assertThatThrownBy(() -> Egress.OUTSIDE.check(inside)).hasMessageContaining("private");
        assertThatThrownBy(() -> new Egress(false, true).check(here)).hasMessageContaining("loopback");
    }

    @Test
    void everyAddressOfANameIsChecked() throws Exception {
        InetAddress good = InetAddress.getByName("93.184.216.34");
        InetAddress bad = InetAddress.getByName("169.254.169.254");

        assertThat(Egress.INSIDE.resolve("x", host -> new InetAddress[] {good})).isEqualTo(good);
        assertThatThrownBy(() -> Egress.INSIDE.resolve("x", host -> new InetAddress[] {good, bad}))
                .isInstanceOf(RefusedAddressException.class)
                .hasMessageContaining("metadata");
        assertThat(Egress.INSIDE.resolve("127.1")).isInstanceOf(Inet4Address.class);
        assertThatThrownBy(() -> Egress.INSIDE.resolve("2852039166")).isInstanceOf(RefusedAddressException.class);
    }
}
