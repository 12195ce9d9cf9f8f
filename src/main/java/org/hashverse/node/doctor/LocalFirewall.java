package org.hashverse.node.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hashverse.node.api.Firewall;
import org.hashverse.node.doctor.Observations.FoundFirewall;
import org.hashverse.platform.Environment;
import org.hashverse.platform.OperatingSystem;
import org.hashverse.platform.ProgramOutput;

/// Finds the firewall of this computer. Looks at files and asks programs of the system; it never changes anything and asks for no rights, so it may miss rules that only
/// the administrator may see.
final class LocalFirewall {
    private static final Path UFW = Path.of("/etc/ufw/ufw.conf");
    private static final Path FIREWALLD = Path.of("/run/firewalld.pid");
    private static final Pattern ENABLED = Pattern.compile("(?mi)^\\s*ENABLED\\s*=\\s*yes\\s*$");
    // `nft list ruleset` names the chain of incoming packets so: table inet filter { chain input { type filter hook input …
    private static final Pattern TABLE = Pattern.compile("\\s*table (ip|ip6|inet) (\\S+) \\{.*");
    private static final Pattern CHAIN = Pattern.compile("\\s*chain (\\S+) \\{.*");
    private static final Pattern HOOK = Pattern.compile(".*hook input .*");

    private LocalFirewall() {}

    /// Finds the firewall. Blocks for at most `limit` for each program that it asks, at most two.
    static FoundFirewall find(OperatingSystem system, Environment environment, Duration limit) {
        return switch (system) {
            case WINDOWS -> new FoundFirewall(Firewall.WINDOWS, windowsIsOn(ProgramOutput.of(limit, "netsh", "advfirewall", "show", "currentprofile", "state")), Firewall.USUAL_CHAIN);
            case MAC -> new FoundFirewall(Firewall.MAC, macIsOn(ProgramOutput.of(limit, "/usr/libexec/ApplicationFirewall/socketfilterfw", "--getglobalstate")), Firewall.USUAL_CHAIN);
            case LINUX -> linux(environment, limit);
        };
    }

    private static FoundFirewall linux(Environment environment, Duration limit) {
        if (ufwIsOn()) return new FoundFirewall(Firewall.UFW, true, Firewall.USUAL_CHAIN);
        if (Files.exists(FIREWALLD)) return new FoundFirewall(Firewall.FIREWALLD, true, Firewall.USUAL_CHAIN);
        var nft = environment.program("nft").or(() -> Optional.of("/usr/sbin/nft").filter(program -> Files.isExecutable(Path.of(program))));
        if (nft.isEmpty()) return FoundFirewall.NONE;
        var chain = ProgramOutput.of(limit, nft.get(), "list", "ruleset").flatMap(LocalFirewall::inputChain); // only the administrator may list it
        return new FoundFirewall(Firewall.NFTABLES, chain.isPresent(), chain.orElse(Firewall.USUAL_CHAIN));
    }

    private static boolean ufwIsOn() {
        try {
            return ENABLED.matcher(Files.readString(UFW)).find();
        } catch (IOException | RuntimeException notThere) {
            return false;
        }
    }

    /// The family, table and chain of incoming packets; empty if the rules have none.
    static Optional<String> inputChain(String ruleset) {
        var table = "";
        var chain = "";
        for (var line : ruleset.lines().toList()) {
            var inTable = TABLE.matcher(line);
            var inChain = CHAIN.matcher(line);
            if (inTable.matches()) table = inTable.group(1) + " " + inTable.group(2);
            else if (inChain.matches()) chain = inChain.group(1);
            else if (HOOK.matcher(line).matches() && !table.isEmpty() && !chain.isEmpty()) return Optional.of(table + " " + chain);
        }
        return Optional.empty();
    }

    /// @param output of `netsh advfirewall show currentprofile state`, whose words depend on the language; without it the firewall counts as on, as it is by default
    static boolean windowsIsOn(Optional<String> output) {
        return output.filter(text -> Pattern.compile("(?mi)\\b(off|aus|désactivé|desactivado)\\s*$").matcher(text).find()).isEmpty();
    }

    /// @param output of `socketfilterfw --getglobalstate`: `Firewall is enabled. (State = 1)`
    static boolean macIsOn(Optional<String> output) {
        return output.filter(text -> text.contains("State = 1") || text.contains("State = 2")).isPresent();
    }
}
