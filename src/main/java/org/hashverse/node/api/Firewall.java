package org.hashverse.node.api;

/// A firewall that this computer may have, and how to allow our port in it.
public enum Firewall {
    /// `ufw`, which Ubuntu has.
    UFW,
    /// `firewalld`, which Fedora, Red Hat and openSUSE have.
    FIREWALLD,
    /// Rules of `nftables` that some person or program made.
    NFTABLES,
    /// The firewall of Windows.
    WINDOWS,
    /// The firewall of macOS, which allows programs and not ports.
    MAC,
    /// None that we know was found.
    UNKNOWN;

    /// The chain that Debian's and most other examples of nftables use for incoming packets.
    public static final String USUAL_CHAIN = "inet filter input";

    /// The line that allows incoming connections to a port, for a terminal, on Windows for one of an administrator. Empty for [#UNKNOWN].
    ///
    /// @param chain for [#NFTABLES], the family, table and chain of incoming packets, as in [#USUAL_CHAIN]; else ignored
    public String line(int port, String chain) {
        return switch (this) {
            case UFW -> "sudo ufw allow " + port + "/tcp";
            case FIREWALLD -> "sudo firewall-cmd --permanent --add-port=" + port + "/tcp && sudo firewall-cmd --reload";
            case NFTABLES -> "sudo nft insert rule " + chain + " tcp dport " + port + " accept";
            case WINDOWS -> "netsh advfirewall firewall add rule name=Hashverse dir=in action=allow protocol=TCP localport=" + port;
            case MAC -> "sudo /usr/libexec/ApplicationFirewall/socketfilterfw --add /Applications/Hashverse.app --unblockapp /Applications/Hashverse.app";
            case UNKNOWN -> "";
        };
    }
}
