package io.tuwen.encoder.fetch;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which addresses pictures may come from: those of the public internet, and what the settings allow. References come
 * from shops; without this rule they could make the pipeline read its own network. Immutable.
 */
final class AddressRule {
    /** IPv6 is public in here; loopback, mapped, translated, unique-local, link-local and multicast are all outside. */
    private static final Network IPV6_PUBLIC = Network.parse("2000::/3");

    /** The special-purpose registries of IANA, and one metadata service that hides behind a public address. */
    private static final List<Network> INTERNAL = Stream.of(
                    "0.0.0.0/8", // this network
                    "10.0.0.0/8", // private
                    "100.64.0.0/10", // carrier-grade NAT
                    "127.0.0.0/8", // loopback
                    "168.63.129.16", // Azure's metadata service
                    "169.254.0.0/16", // link-local, and most clouds' metadata service
                    "172.16.0.0/12", // private
                    "192.0.0.0/24", // protocol assignments
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

    private final Set<String> allowedHosts;
    private final List<Network> allowedNetworks;

    /**
     * @param allowedHosts names that may resolve to any address
     * @param allowedNetworks addresses that are allowed though they are internal
     */
    AddressRule(Set<String> allowedHosts, List<Network> allowedNetworks) {
        this.allowedHosts = allowedHosts.stream().map(AddressRule::canonical).collect(Collectors.toUnmodifiableSet());
        this.allowedNetworks = List.copyOf(allowedNetworks);
    }

    /** @param host the name that resolved to the address, or the address itself */
    boolean allows(String host, InetAddress address) {
        return allowedHosts.contains(canonical(host))
                || allowedNetworks.stream().anyMatch(network -> network.contains(address))
                || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        boolean ipv4 = address.getAddress().length == 4;
        return (ipv4 || IPV6_PUBLIC.contains(address))
                && INTERNAL.stream().noneMatch(network -> network.contains(address));
    }

    /** A trailing dot names the same host. */
    private static String canonical(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
