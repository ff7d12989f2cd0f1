package io.tuwen.encoder.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressRuleTest {
    private static final AddressRule RULE = new AddressRule(Set.of(), List.of());

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
        assertThat(RULE.allows(address, Network.literal(address))).isEqualTo(verdict.equals("allowed"));
    }

    @Test
    void allows_whatTheSettingsAllow() throws UnknownHostException {
        AddressRule rule = new AddressRule(
                Set.of("Pictures.Internal."), List.of(Network.parse("127.0.0.0/8"), Network.parse("fd00:1::/32")));
        InetAddress inside = Network.literal("10.1.2.3");
        assertThat(rule.allows("127.0.0.1", Network.literal("127.0.0.1"))).isTrue();
        assertThat(rule.allows("fd00:1::9", Network.literal("fd00:1::9"))).isTrue();
        assertThat(rule.allows("fd00:2::9", Network.literal("fd00:2::9"))).isFalse();
        assertThat(rule.allows("pictures.internal", inside)).isTrue();
        assertThat(rule.allows("PICTURES.internal.", inside)).isTrue();
        assertThat(rule.allows("other.internal", inside)).isFalse();
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
