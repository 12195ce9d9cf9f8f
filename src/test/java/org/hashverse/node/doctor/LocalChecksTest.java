package org.hashverse.node.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What programs and files of the system tell.
class LocalChecksTest {
    @Test
    void theChainOfIncomingPackets() {
        var rules = """
                table ip nat {
                	chain postrouting {
                		type nat hook postrouting priority srcnat; policy accept;
                	}
                }
                table inet fw {
                	chain in {
                		type filter hook input priority filter; policy drop;
                		tcp dport 22 accept
                	}
                }
                """;
        assertEquals(Optional.of("inet fw in"), LocalFirewall.inputChain(rules));
        assertEquals(Optional.empty(), LocalFirewall.inputChain(rules.replace("hook input", "hook output")));
        assertEquals(Optional.empty(), LocalFirewall.inputChain(""));
    }

    @Test
    void whetherTheFirewallsOfWindowsAndMacAreOn() {
        assertTrue(LocalFirewall.windowsIsOn(Optional.empty()), "it is on by default");
        assertTrue(LocalFirewall.windowsIsOn(Optional.of("Private Profile Settings:\r\n-----\r\nState                                 ON\r\nOk.\r\n")));
        assertFalse(LocalFirewall.windowsIsOn(Optional.of("Private Profile Settings:\r\n-----\r\nState                                 OFF\r\nOk.\r\n")));
        assertFalse(LocalFirewall.macIsOn(Optional.of("Firewall is disabled. (State = 0)\n")));
        assertTrue(LocalFirewall.macIsOn(Optional.of("Firewall is enabled. (State = 1)\n")));
        assertFalse(LocalFirewall.macIsOn(Optional.empty()));
    }

    @Test
    void theProgramThatHasAPort() {
        var table = List.of("  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
                "   0: 0100007F:1F40 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 4711 1 0000 100 0 0 10 0",
                "   1: 0100007F:1F40 0200007F:9C40 01 00000000:00000000 00:00000000 00000000  1000        0 4712 1 0000 100 0 0 10 0",
                "   2: 0100007F:1F41 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 4713 1 0000 100 0 0 10 0");
        assertEquals(Set.of("socket:[4711]"), PortOwner.inodes(table, 8000));
        assertEquals(Set.of(), PortOwner.inodes(table, 8002));
        assertEquals(Optional.of("nginx"), PortOwner.ofLsof("p12\nf3\ncnginx\n"));
        var netstat = "  TCP    0.0.0.0:8000           0.0.0.0:0              LISTENING       4711\r\n  TCP    10.0.0.7:8000          10.0.0.9:50000         ESTABLISHED     12\r\n";
        assertEquals(Optional.of(4711L), PortOwner.ofNetstat(netstat, 8000));
        assertEquals(Optional.empty(), PortOwner.ofNetstat(netstat, 800));
    }
}
