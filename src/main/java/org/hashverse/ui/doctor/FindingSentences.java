package org.hashverse.ui.doctor;

import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.node.api.Finding;
import org.hashverse.ui.peer.Phrases;
import org.hashverse.ui.words.Sentence;
import org.hashverse.ui.words.Words;

/// What the window says about each finding: what was found, and the one thing to do.
///
/// @param name what a contact is called
/// @param host how the host of an address is written
/// @param card how the name of a network interface is written
record FindingSentences(Function<PeerId, String> name, UnaryOperator<String> host, UnaryOperator<String> card) {
    /// Sentences with everything in full.
    static FindingSentences full(Function<PeerId, String> name) {
        return new FindingSentences(name, UnaryOperator.identity(), UnaryOperator.identity());
    }

    /// The sentence about a finding. If the fix is a line for a terminal, the sentence ends before that [#line].
    Sentence of(Finding finding) {
        return switch (finding) {
            case Finding.Listening(int port) -> Sentence.headOnly(Words.get("doctor.listening", port(port)));
            case Finding.NotListening(int port) -> Sentence.of("doctor.not-listening", port(port));
            case Finding.PortTaken(int wanted, int port, var program) -> program.map(taker -> Sentence.of("doctor.port-taken.program", port(wanted), port(port), taker))
                    .orElseGet(() -> Sentence.of("doctor.port-taken", port(wanted), port(port)));
            case Finding.OnlyThisComputer(_) -> Sentence.of("doctor.only-here");
            case Finding.AddressGone(var gone) -> Sentence.of("doctor.address-gone", host.apply(gone));
            case Finding.NoNetwork() -> Sentence.of("doctor.no-network");
            case Finding.SeveralNetworks(var places) -> Sentence.of("doctor.several", Words.listed(places.stream().map(this::place).toList()));
            case Finding.VpnFirst(var vpn, var local) -> Sentence.of("doctor.vpn-first", shown(vpn.address()), card.apply(vpn.interfaceName()), shown(local));
            case Finding.NobodyToAsk() -> Sentence.of("doctor.nobody");
            case Finding.SeenAt(var address) -> Sentence.headOnly(Words.get("doctor.seen", shown(address)));
            case Finding.Reached(int contacts) -> Sentence.headOnly(Words.get("doctor.reached", contacts));
            case Finding.ChecksDeclined() -> Sentence.of("doctor.declined");
            case Finding.BehindRouter(var seen, var ours, int port, boolean proven, boolean asked) -> !proven ? Sentence.of("doctor.router.maybe", shown(seen), shown(ours), port(port))
                    : new Sentence(Words.get("doctor.router.head", shown(seen)), asked ? Words.get("doctor.router.forward", port(port), shown(ours)) : Words.get("doctor.router.body"));
            case Finding.AnotherAnswers(var where) -> Sentence.of("doctor.another", shown(where));
            case Finding.FirewallDrops(int port, _, var line) -> new Sentence(Words.get("doctor.drops.head", port(port)), allow(port, line));
            case Finding.FirewallRejects(int port, _, var line) -> new Sentence(Words.get("doctor.rejects.head", port(port)), allow(port, line));
            case Finding.FirewallMayBlock(int port, _, var line) -> new Sentence(Words.get("doctor.may-block.head", port(port)), allow(port, line));
            case Finding.PortMapped(var external) -> Sentence.headOnly(Words.get("doctor.mapped", shown(external)));
            case Finding.NotMapped(int port) -> Sentence.of("doctor.not-mapped", port(port));
            case Finding.OwnClockWrong(int contacts, var ahead) -> Sentence.of("doctor.own-clock", contacts, Phrases.length(ahead.abs()));
            case Finding.ClocksDiffer(var contact, var ahead) -> Sentence.of("doctor.clock", name.apply(contact), Phrases.length(ahead.abs()));
            case Finding.MulticastBlocked() -> Sentence.of("doctor.multicast");
            case Finding.TargetAnswers(var target) -> about("doctor.target-answers", target);
            case Finding.TargetRefuses(var target) -> about("add.refused", target);
            case Finding.TargetSilent(var target) -> about("add.silence", target);
            case Finding.WrongNetwork(var target, var ours) -> Sentence.of("doctor.wrong-network", host.apply(target.host()), shown(ours));
            case Finding.Isolated(var target) -> about("doctor.isolated", target);
            case Finding.NoWay(var target) -> about("doctor.no-way", target);
            case Finding.UnknownTarget(var unknown) -> Sentence.of("add.unknown-host", host.apply(unknown));
        };
    }

    /// The line for a terminal that allows our port; empty if the fix is another one.
    static Optional<String> line(Finding finding) {
        var line = switch (finding) {
            case Finding.FirewallDrops(_, _, var allows) -> allows;
            case Finding.FirewallRejects(_, _, var allows) -> allows;
            case Finding.FirewallMayBlock(_, _, var allows) -> allows;
            case Finding _ -> "";
        };
        return Optional.of(line).filter(text -> !text.isEmpty());
    }

    private static String allow(int port, String line) {
        return line.isEmpty() ? Words.get("doctor.allow.unknown", port(port)) : Words.get("doctor.allow");
    }

    private Sentence about(String key, PeerAddress target) {
        return Sentence.of(key, host.apply(target.host()), port(target.port()));
    }

    private String place(Finding.OwnAddress own) {
        return Words.get(own.vpn() ? "doctor.place.vpn" : "doctor.place", shown(own.address()), card.apply(own.interfaceName()));
    }

    private String shown(InetAddress address) {
        return host.apply(PeerAddress.of(address, PeerAddress.DEFAULT_PORT).host());
    }

    private String shown(PeerAddress address) {
        var shown = host.apply(address.host());
        return (shown.indexOf(':') >= 0 ? "[" + shown + "]" : shown) + ":" + address.port();
    }

    // as a text, because a number would be written with separators: 8,000
    private static String port(int port) {
        return Integer.toString(port);
    }
}
