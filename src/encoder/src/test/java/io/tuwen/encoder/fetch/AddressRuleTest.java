package io.tuwen.encoder.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.UnknownHostException;
import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressRuleTest {
    private static final Places NONE = new Places(List.of(), List.of());
    private static final AddressRule RULE = new AddressRule(NONE, NONE, List.of());

    @ParameterizedTest
    @CsvSource(textBlock = """
                    0.0.0.0, blocked
                    0.255.255.255, blocked
                    1.0.0.0, allowed
                    9.255.255.255, allowed
                    10.0.0.0, blocked
                    10.255.255.255, blocked
                    11.0.0.0, allowed
                    100.63.255.255, allowed
                    100.64.0.0, blocked
                    100.100.100.200, blocked
                    100.127.255.255, blocked
                    100.128.0.0, allowed
                    126.255.255.255, allowed
                    127.0.0.0, blocked
                    127.0.0.1, blocked
                    127.255.255.255, blocked
                    128.0.0.0, allowed
                    168.63.129.15, allowed
                    168.63.129.16, blocked
                    168.63.129.17, allowed
                    169.253.255.255, allowed
                    169.254.0.0, blocked
                    169.254.169.254, blocked
                    169.255.0.0, allowed
                    172.15.255.255, allowed
                    172.16.0.0, blocked
                    172.31.255.255, blocked
                    172.32.0.0, allowed
                    191.255.255.255, allowed
                    192.0.0.192, blocked
                    192.0.1.0, allowed
                    192.0.2.1, blocked
                    192.88.99.1, blocked
                    192.167.255.255, allowed
                    192.168.0.0, blocked
                    192.168.255.255, blocked
                    192.169.0.0, allowed
                    198.17.255.255, allowed
                    198.18.0.0, blocked
                    198.19.255.255, blocked
                    198.20.0.0, allowed
                    198.51.100.7, blocked
                    203.0.113.7, blocked
                    203.0.114.0, allowed
                    223.255.255.255, allowed
                    224.0.0.1, blocked
                    239.255.255.255, blocked
                    240.0.0.1, blocked
                    255.255.255.255, blocked
                    ::, blocked
                    ::1, blocked
                    ::127.0.0.1, blocked
                    ::8.8.8.8, blocked
                    ::ffff:127.0.0.1, blocked
                    ::ffff:10.0.0.1, blocked
                    64:ff9b::7f00:1, blocked
                    64:ff9b::808:808, blocked
                    64:ff9b:1::1, blocked
                    100::1, blocked
                    2001::1, blocked
                    2001:1ff:ffff::1, blocked
                    2001:200::1, allowed
                    2001:db8::1, blocked
                    2001:4860:4860::8888, allowed
                    2002:7f00:1::, blocked
                    2003::1, allowed
                    2400:3200::1, allowed
                    2a00:1450::1, allowed
                    3fff::1, blocked
                    3fff:1000::1, allowed
                    4000::1, blocked
                    5f00::1, blocked
                    fc00::1, blocked
                    fd00:ec2::254, blocked
                    fe80::1, blocked
                    fec0::1, blocked
                    ff02::1, blocked
                    """)
    void allows_onlyThePublicInternet(String address, String verdict) throws UnknownHostException {
        assertThat(allows(RULE, address, address)).isEqualTo(verdict.equals("allowed"));
    }

    @Test
    void allows_whatTheSettingsAllow() throws UnknownHostException {
        AddressRule rule = new AddressRule(
                places(List.of("pictures.internal"), List.of("127.0.0.0/8", "fd00:1::/32")), NONE, List.of());
        assertThat(allows(rule, "127.0.0.1", "127.0.0.1")).isTrue();
        assertThat(allows(rule, "fd00:1::9", "fd00:1::9")).isTrue();
        assertThat(allows(rule, "fd00:2::9", "fd00:2::9")).isFalse();
        assertThat(allows(rule, "pictures.internal", "10.1.2.3")).isTrue();
        assertThat(allows(rule, "PICTURES.internal.", "10.1.2.3")).isTrue();
        assertThat(allows(rule, "other.internal", "10.1.2.3")).isFalse();
    }

    @Test
    void require_letsHostsComeBeforeNetworksAndDenialBeforePermission() throws UnknownHostException {
        AddressRule rule = new AddressRule(
                places(List.of("*.shop.example", "bad.shop.example"), List.of("10.0.0.0/8")),
                places(List.of("bad.shop.example", "*.evil.example"), List.of("0.0.0.0/0", "::/0")),
                List.of());
        assertThat(allows(rule, "a.shop.example", "10.1.2.3")).isTrue();
        assertThat(allows(rule, "a.shop.example", "8.8.8.8")).isTrue();
        assertThat(allows(rule, "shop.example", "8.8.8.8")).isFalse();
        assertThat(allows(rule, "else.example", "10.1.2.3")).isFalse();
        assertThat(allows(rule, "bad.shop.example", "10.1.2.3")).isFalse();
        assertThat(allows(rule, "a.evil.example", "8.8.8.8")).isFalse();
    }

    @Test
    void require_letsAnAllowedHostBeOneOfThisMachine() throws UnknownHostException {
        AddressRule rule = new AddressRule(places(List.of("localhost"), List.of()), NONE, List.of());
        assertThat(allows(rule, "localhost", "127.0.0.1")).isTrue();
        assertThat(allows(rule, "a.localhost", "127.0.0.1")).isFalse();
    }

    private static Places places(List<String> hosts, List<String> networks) {
        return new Places(
                hosts.stream().map(HostPattern::parse).toList(),
                networks.stream().map(Network::parse).toList());
    }

    private static boolean allows(AddressRule rule, String host, String address) throws UnknownHostException {
        try {
            rule.require(HttpUrl.get("http://" + (host.contains(":") ? "[" + host + "]" : host) + "/"));
            rule.require(host, Network.literal(address));
            return true;
        } catch (AddressBlockedException e) {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "pictures.example, false, pictures.example",
        "Pictures.Example., false, pictures.example",
        "*.pictures.example, true, pictures.example",
        "图片.example, false, xn--wcsw84d.example",
        "10.0.0.1, false, 10.0.0.1",
        "fd00::1, false, fd00::1"
    })
    void parse_readsHosts(String text, boolean below, String name) {
        assertThat(HostPattern.parse(text)).isEqualTo(new HostPattern(name, below));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "*.", "a.*.b", "a:80", "a/b", "u@a", "http://a", "a b", "[::1]", "%61"})
    void parse_refusesWhatIsNoHost(String text) {
        assertThatThrownBy(() -> HostPattern.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "65536", "99999", "90-80", "80-", "-80", "http", "80 - 90"})
    void parse_refusesWhatIsNoPort(String text) {
        assertThatThrownBy(() -> PortRange.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\"");
    }

    @Test
    void parse_readsPortsAndRanges() {
        assertThat(PortRange.parse("443")).isEqualTo(new PortRange(443, 443));
        assertThat(PortRange.parse("8000-8999").contains(8999)).isTrue();
        assertThat(PortRange.parse("8000-8999").contains(9000)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1", "2130706433", "::1", "::ffff:7f00:1", "1.2.3.4."})
    void isLiteral_knowsAddressesInAnyNotation(String host) {
        assertThat(Network.isLiteral(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.example", "localhost", "0x7f000001", "cafe", "1.2.3.4.example"})
    void isLiteral_leavesNamesToTheResolver(String host) {
        assertThat(Network.isLiteral(host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "fc00::/129", "", "a/8"})
    void parse_refusesWhatIsNoNetwork(String text) {
        assertThatThrownBy(() -> Network.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\"");
    }
}
