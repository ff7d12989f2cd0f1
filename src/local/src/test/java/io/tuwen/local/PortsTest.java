package io.tuwen.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Test
    void free_isNeverTheSameTwice() {
        Set<Integer> given = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            assertThat(given.add(Ports.free())).isTrue();
        }
        assertThat(given).allMatch(Ports::isFree);
    }

    @Test
    void freeBlock_isFreeFromEndToEnd() {
        int first = Ports.freeBlock(11);
        for (int port = first; port < first + 11; port++) {
            assertThat(Ports.isFree(port)).isTrue();
        }
    }

    @Test
    void require_takenOnLoopback_namesPortAndRemedy() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, LOOPBACK)) {
            assertThatThrownBy(() -> Ports.require(taken.getLocalPort()))
                    .isInstanceOfSatisfying(
                            FailureException.class,
                            e -> assertThat(e.failure().code()).isEqualTo(FailureCode.CONFIGURATION_INVALID))
                    .hasMessageContaining("port " + taken.getLocalPort() + " of 127.0.0.1 is taken")
                    .hasMessageContaining("or choose another port");
        }
    }

    @Test
    void require_takenOnAllAddresses_isRefused() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> Ports.require(taken.getLocalPort())).isInstanceOf(FailureException.class);
        }
    }

    @Test
    void require_leftByAServerWithConnections_isFree() throws IOException {
        int port = leaveConnectionBehind();

        Ports.require(port);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65_536})
    void require_outOfRange_isRefused(int port) {
        assertThatThrownBy(() -> Ports.require(port)).hasMessageContaining("port " + port + " is out of range");
    }

    @Test
    void claim_ofZero_isAFreeOne() {
        assertThat(Ports.claim(0)).isPositive();
    }

    @Test
    void usual_taken_isAnother() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, LOOPBACK)) {
            assertThat(Ports.usual(taken.getLocalPort())).isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void usual_free_isItself() {
        int port = Ports.free();
        assertThat(Ports.usual(port)).isEqualTo(port);
    }

    /** The side that closes first keeps the connection in TIME_WAIT: here the server. */
    private static int leaveConnectionBehind() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK);
                Socket client = new Socket(LOOPBACK, server.getLocalPort())) {
            server.accept().close();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
            return server.getLocalPort();
        }
    }
}
