package io.tuwen.encoder.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * Which addresses pictures may come from: those of the public internet, unless the settings say otherwise. References
 * come from shops; without this rule they could make the pipeline read its own network. Immutable.
 *
 * @param ports that may be connected to, wherever
 */
record AddressRule(Places allowed, Places denied, List<PortRange> ports) {
    /** IPv6 is public in here; loopback, mapped, translated, unique-local, link-local and multicast are all outside. */
    private static final Network IPV6_PUBLIC = Network.parse("2000::/3");

    /** The special-purpose registries of IANA, and one metadata service that hides behind a public address. */
    private static final List<Network> INTERNAL = Stream.of(
                    "0.0.0.0/8", // this network
                    "10.0.0.0/8", // private
                    "100.64.0.0/10", // carrier-grade NAT, and Alibaba's metadata service
                    "127.0.0.0/8", // loopback
                    "168.63.129.16", // Azure's metadata service
                    "169.254.0.0/16", // link-local, and most clouds' metadata service
                    "172.16.0.0/12", // private
                    "192.0.0.0/24", // protocol assignments, and Oracle's metadata service
                    "192.0.2.0/24", // documentation
                    "192.88.99.0/24", // 6to4 relays
                    "192.168.0.0/16", // private
                    "198.18.0.0/15", // benchmarks
                    "198.51.100.0/24", // documentation
                    "203.0.113.0/24", // documentation
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4", // reserved, broadcast
                    "2001::/23", // protocol assignments, Teredo
                    "2001:db8::/32", // documentation
                    "2002::/16", // 6to4: carries any IPv4 address
                    "3fff::/20") // documentation
            .map(Network::parse)
            .toList();

    /** Names of this machine and of metadata services: refused whatever a resolver would make of them. */
    private static final List<HostPattern> INTERNAL_NAMES = Stream.of(
                    "localhost",
                    "*.localhost",
                    "localhost.localdomain",
                    "localhost6",
                    "ip6-localhost",
                    "ip6-loopback",
                    "*.docker.internal",
                    "*.containers.internal",
                    "instance-data",
                    "instance-data.ec2.internal",
                    "metadata",
                    "metadata.azure.internal",
                    "metadata.goog",
                    "metadata.google.internal",
                    "metadata.tencentyun.com")
            .map(HostPattern::parse)
            .toList();

    AddressRule {
        ports = List.copyOf(ports);
    }

    /**
     * What can be told before a name is resolved; an address in place of a name never reaches a resolver.
     *
     * @throws AddressBlockedException when nothing may come from there
     */
    void require(HttpUrl url) throws UnknownHostException {
        String host = url.host();
        if (denied.haveHost(host)) {
            throw new AddressBlockedException("a host that the settings deny (expected: another host)");
        }
        if (Notation.of(host) == Notation.ODD) {
            throw new AddressBlockedException(
                    "an address in an odd notation (expected: four decimal numbers, such as 8.8.8.8)");
        }
        if (Notation.of(host) == Notation.ADDRESS) {
            require(host, Network.literal(host));
        } else if (!allowed.haveHost(host) && INTERNAL_NAMES.stream().anyMatch(pattern -> pattern.matches(host))) {
            throw internal();
        }
    }

    /**
     * @param host the name that resolved to the address, or the address itself; not denied
     * @throws AddressBlockedException when nothing may come from there
     */
    void require(String host, InetAddress address) throws AddressBlockedException {
        if (allowed.haveHost(host)) {
            return;
        }
        if (denied.haveAddress(address)) {
            throw new AddressBlockedException("leads into a network that the settings deny (expected: another)");
        }
        if (!allowed.haveAddress(address) && !isPublic(address)) {
            throw internal();
        }
    }

    private static AddressBlockedException internal() {
        return new AddressBlockedException("leads into a network that pictures may not come from (expected: a public"
                + " address, or one that the settings allow)");
    }

    private static boolean isPublic(InetAddress address) {
        boolean ipv4 = address.getAddress().length == 4;
        return (ipv4 || IPV6_PUBLIC.contains(address))
                && INTERNAL.stream().noneMatch(network -> network.contains(address));
    }
}
