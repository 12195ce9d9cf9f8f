package org.hashverse.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Presence;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.Nearby;
import org.hashverse.node.api.NearbyPerson;
import org.hashverse.node.api.NodeEvent;
import org.junit.jupiter.api.Test;

/// What the console prints of people nearby, and how `add` finds one of them.
class NearbyLinesTest extends PrintedEvents {
    private static final PeerId DAN = PeerId.parse("D".repeat(51) + "A");

    private static NearbyPerson person(PeerId id, String name) {
        return new NearbyPerson(id, new PeerName(name), List.of(new PeerAddress("10.0.0.9", 8000), new PeerAddress("fd00::9", 8000)), Optional.empty());
    }

    private static Nearby nearby(NearbyPerson... people) {
        return new Nearby(List.of(people), Nearby.Reach.HEARD, List.of("eth0"), true);
    }

    private static Snapshot now(NearbyPerson... people) {
        return new Snapshot(self("Ana"), List.of(peer(BO, "Bo", Standing.CONTACT, Presence.OFFLINE)), nearby(people));
    }

    private static String failure(String typed, NearbyPerson... people) {
        return assertThrows(Command.Failure.class, () -> NearbyLines.find(typed, now(people))).getMessage();
    }

    @Test
    void peopleAreListedByNameAndKnownOnesHaveTheNameThatWeKnow() throws Command.Failure {
        var like = new NearbyPerson(CHEN, new PeerName("Bo"), List.of(new PeerAddress("10.0.0.8", 8000)), Optional.of(BO));
        assertEquals(List.of("nearby \"Bo (CCCC)\" 10.0.0.8:8000 " + CHEN, "nearby \"Dan \\u{202e}\" 10.0.0.9:8000 " + DAN, "nearby Bo 10.0.0.9:8000 " + BO, "nearby 3"),
                NearbyLines.list(now(person(BO, "Somebody"), person(DAN, "Dan \u202e"), like)));
        assertEquals(List.of("nearby 0"), NearbyLines.list(now()));
    }

    @Test
    void aListThatCannotBeThereSaysWhy() {
        for (var reach : List.of(Nearby.Reach.OFF, Nearby.Reach.NO_NETWORK, Nearby.Reach.CLOSED))
            assertThrows(Command.Failure.class, () -> NearbyLines.list(new Snapshot(self("Ana"), List.of(), new Nearby(List.of(), reach, List.of(), false))), reach.name());
    }

    @Test
    void addFindsAPersonByNameOrId() throws Command.Failure {
        var dan = person(DAN, "Dan Li");
        var bo = person(BO, "Somebody");
        for (var typed : List.of("@Dan Li", "@\"Dan Li\"", "DDDDDD", DAN.text(), DAN.text().toLowerCase(Locale.ROOT), "@DDDDDD"))
            assertEquals(Optional.of(dan), NearbyLines.find(typed, now(dan, bo)), typed);
        assertEquals(Optional.of(bo), NearbyLines.find("@Bo", now(dan, bo)), "what we call them");
        assertEquals(Optional.of(bo), NearbyLines.find("@Somebody", now(dan, bo)));
        for (var typed : List.of("@dan", "DDDDD", "dddddd", "@", "@\"\"")) assertEquals(Optional.empty(), NearbyLines.find(typed, now(dan, bo)), typed);
    }

    @Test
    void twoOfOneNameAreNotGuessed() {
        assertEquals("@Dan may be any of Dan 10.0.0.9:8000 " + DAN + ", Dan 10.0.0.9:8000 " + CHEN + "; use the id, six characters or more", failure("@Dan", person(DAN, "Dan"), person(CHEN, "Dan")));
    }

    @Test
    void whoComesAndGoesIsPrintedOnce() {
        start();
        printed();
        events.on(new NodeEvent.NearbyChanged(nearby(person(DAN, "Dan"))));
        events.on(new NodeEvent.NearbyChanged(nearby(person(DAN, "Dan"))));
        events.on(new NodeEvent.NearbyChanged(nearby()));
        assertEquals(List.of("appeared Dan 10.0.0.9:8000 " + DAN, "disappeared Dan 10.0.0.9:8000 " + DAN), printed());
    }

    @Test
    void aCrowdIsPrintedBitByBit() {
        long[] now = {0};
        var printed = new ArrayList<String>();
        var several = new NearbyEvents(printed::add, _ -> Optional.empty(), () -> now[0]);
        var crowd = new NearbyPerson[NearbyEvents.AT_ONCE + 5];
        for (int i = 0; i < crowd.length; i++) {
            var key = new byte[32];
            key[0] = (byte) i;
            crowd[i] = person(PeerId.of(key), "P" + i);
        }
        several.changed(nearby(crowd));
        assertEquals(NearbyEvents.AT_ONCE, printed.size());
        now[0] += 3 * NearbyEvents.ONE_MORE;
        several.changed(nearby(crowd));
        assertEquals(NearbyEvents.AT_ONCE + 3, printed.size());
        now[0] += 1_000 * NearbyEvents.ONE_MORE;
        several.changed(nearby());
        assertEquals(2 * NearbyEvents.AT_ONCE + 3, printed.size(), "what was never printed as there is not printed as gone");
    }
}
