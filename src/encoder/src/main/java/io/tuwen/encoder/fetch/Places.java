package io.tuwen.encoder.fetch;

import java.net.InetAddress;
import java.util.List;

/** Hosts and networks that something is said of. */
record Places(List<HostPattern> hosts, List<Network> networks) {

    Places {
        hosts = List.copyOf(hosts);
        networks = List.copyOf(networks);
    }

    boolean haveHost(String host) {
        return hosts.stream().anyMatch(pattern -> pattern.matches(host));
    }

    boolean haveAddress(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
