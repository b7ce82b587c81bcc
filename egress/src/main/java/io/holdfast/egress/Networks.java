package io.holdfast.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Blocks of addresses. */
record Networks(List<Block> blocks) {

    private record Block(byte[] first, int bits) {

        boolean contains(byte[] address) {
            if (address.length != first.length) {
                return false;
            }
            for (int i = 0; i < bits; i++) {
                int mask = 0x80 >> (i % 8);
                if ((address[i / 8] & mask) != (first[i / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Where clouds answer their machines beside 169.254.0.0/16 and fe80::/10, which are link-local. */
    static final Networks METADATA = of(
            "168.63.129.16/32", // Azure: the host agent
            "192.0.0.192/32", // Oracle Cloud, classic
            "100.100.100.200/32", // Alibaba Cloud
            "255.255.255.255/32", // everybody on the link
            "fd00:ec2::/32", // Amazon: metadata (::254), credentials of pods (::23), DNS, time
            "fd20:ce::254/128", // Google Cloud
            "fd00:c1::a9fe:a9fe/128", // Oracle Cloud
            "fd00:42::42/128", // Scaleway
            "fd00:a9fe:a9fe::1/128"); // Akamai (Linode)

    static final Networks THIS_MACHINE = of("0.0.0.0/8");

    static final Networks PRIVATE = of(
            "10.0.0.0/8", // RFC 1918
            "172.16.0.0/12",
            "192.168.0.0/16",
            "100.64.0.0/10", // RFC 6598: between a provider and its customers
            "192.0.0.0/24", // RFC 6890
            "198.18.0.0/15", // RFC 2544
            "240.0.0.0/4", // RFC 1112: reserved, and used inside some networks
            "fc00::/7", // RFC 4193
            "fec0::/10"); // RFC 3879: site-local, deprecated

    private static Networks of(String... blocks) {
        return new Networks(Arrays.stream(blocks).map(Networks::block).toList());
    }

    private static Block block(String text) {
        int slash = text.indexOf('/');
        try {
            byte[] first = InetAddress.getByName(text.substring(0, slash)).getAddress();
            return new Block(first, Integer.parseInt(text.substring(slash + 1)));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("no address: " + text, e);
        }
    }

    boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        return blocks.stream().anyMatch(block -> block.contains(bytes));
    }
}
