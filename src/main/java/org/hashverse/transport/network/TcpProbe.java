package org.hashverse.transport.network;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/// Finds out whether a TCP connection to an address can be made. Sends nothing over it.
public final class TcpProbe {
    private TcpProbe() {}

    /// How an attempt to connect ended.
    public enum Answer {
        /// The connection was made.
        OPEN,
        /// The connection was refused: nothing listens there, or a firewall answers so.
        REFUSED,
        /// Nothing answered in time.
        SILENT,
        /// There is no way to the address, no computer in our network has it, or an ICMP message prohibits the call.
        NO_ROUTE
    }

    /// Tries to connect. Blocks for at most `limit`.
    ///
    /// @param limit more than the 3 s for which Linux looks for a neighbour, if a missing one is to be [Answer#NO_ROUTE] and not [Answer#SILENT]
    public static Answer connect(InetAddress ip, int port, Duration limit) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(ip, port), Math.toIntExact(Math.max(1, limit.toMillis())));
            return Answer.OPEN;
        } catch (IOException failure) {
            return of(failure);
        }
    }

    static Answer of(IOException failure) {
        return switch (failure) {
            case SocketTimeoutException _ -> Answer.SILENT;
            case ConnectException _ -> timedOut(failure) ? Answer.SILENT : Answer.REFUSED;
            default -> Answer.NO_ROUTE; // NoRouteToHostException; "Network is unreachable" has no type of its own
        };
    }

    // the system gave up before our own limit
    private static boolean timedOut(IOException failure) {
        return String.valueOf(failure.getMessage()).contains("timed out");
    }
}
