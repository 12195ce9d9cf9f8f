package org.hashverse.model.nearby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.collections.ListChangeListener;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.FakeCommands;
import org.hashverse.node.api.Nearby;
import org.hashverse.node.api.NearbyPerson;
import org.hashverse.node.api.TestPeer;
import org.junit.jupiter.api.Test;

/// Who is listed as nearby, in which order, and how saying hello goes.
class NearbyPeopleTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private final List<Invite> added = new ArrayList<>();
    private final List<Invite> kept = new ArrayList<>();
    private CompletableFuture<AddOutcome> outcome = new CompletableFuture<>();
    private final Set<PeerId> listed = new HashSet<>();
    private final AtomicInteger revisions = new AtomicInteger();
    private final NearbyPeople nearby = new NearbyPeople(new FakeCommands() {
        @Override
        public CompletableFuture<AddOutcome> add(Invite invite) {
            added.add(invite);
            return outcome;
        }

        @Override
        public void keepTrying(Invite invite) {
            kept.add(invite);
        }
    }, () -> NOW, Runnable::run, listed::contains, person -> person.name().text(), revisions::incrementAndGet);

    private static PeerId id(int n) {
        var bytes = new byte[32];
        bytes[0] = (byte) n;
        bytes[1] = (byte) (n >> 8);
        return PeerId.of(bytes);
    }

    private static NearbyPerson person(int n, String name) {
        return new NearbyPerson(id(n), new PeerName(name), List.of(PeerAddress.parse("10.0.0." + n % 250 + ":8000")), Optional.empty());
    }

    private void tell(NearbyPerson... people) {
        nearby.apply(new Nearby(List.of(people), Nearby.Reach.HEARD, List.of("eth0"), true));
    }

    private static List<String> names(List<NearbyItem> items) {
        return items.stream().map(NearbyItem::label).toList();
    }

    @Test
    void peopleAreSortedByNameAndThenByKey() {
        tell(person(3, "bo"), person(9, "Ann"), person(2, "Bo"), person(1, "Cy"));
        assertEquals(List.of("Ann", "Bo", "bo", "Cy"), names(nearby.people()));
        tell(person(1, "Cy"), person(2, "Bo"), person(9, "Ann"), person(3, "bo"));
        assertEquals(List.of(id(9), id(2), id(3), id(1)), nearby.people().stream().map(NearbyItem::id).toList());
    }

    @Test
    void whoeverTheWindowListsElsewhereIsNotListed() {
        listed.add(id(1));
        tell(person(1, "Ann"), person(2, "Bo"));
        assertEquals(List.of("Bo"), names(nearby.people()));
        listed.add(id(2));
        nearby.peerChanged(id(2));
        assertEquals(List.of(), names(nearby.people()));
        listed.clear();
        nearby.peerChanged(id(1));
        assertEquals(List.of("Ann", "Bo"), names(nearby.people()));
    }

    @Test
    void theListChangesOnceForManyPeopleAndNotAtAllForNews() {
        var changes = new AtomicInteger();
        nearby.people().addListener((ListChangeListener<NearbyItem>) _ -> changes.incrementAndGet());
        var people = new NearbyPerson[50];
        for (int i = 0; i < people.length; i++) people[i] = person(i, "Person " + i);
        tell(people);
        assertEquals(1, changes.get());
        var before = List.copyOf(nearby.people());
        people[7] = new NearbyPerson(people[7].id(), people[7].name(), List.of(PeerAddress.parse("10.9.9.9:8000")), Optional.empty());
        tell(people);
        assertEquals(1, changes.get());
        assertEquals(before, nearby.people());
        assertEquals("10.9.9.9:8000", nearby.people().stream().filter(item -> item.id().equals(id(7))).findFirst().orElseThrow().person().addresses().getFirst().toString());
    }

    @Test
    void rowsKeepTheirPlacesWhileThePersonMayClick() {
        tell(person(2, "Bo"), person(4, "Dan"), person(5, "Eve"));
        var rows = nearby.arrange(List.of(), false);
        tell(person(1, "Ann"), person(2, "Bo"), person(5, "Eve"));
        var still = nearby.arrange(rows, true);
        assertEquals(List.of("Bo", "Dan", "Eve", "Ann"), names(still));
        assertFalse(still.get(1).here());
        listed.add(id(2));
        nearby.peerChanged(id(2));
        assertEquals(List.of("Dan", "Eve", "Ann"), names(nearby.arrange(still, true)), "a contact has another row");
        assertEquals(List.of("Ann", "Eve"), names(nearby.arrange(still, false)));
    }

    @Test
    void whoeverReturnsKeepsTheirItem() {
        tell(person(1, "Ann"));
        var ann = nearby.people().getFirst();
        tell();
        assertFalse(ann.here());
        assertEquals(List.of(), nearby.people());
        tell(person(1, "Anna"));
        assertSame(ann, nearby.people().getFirst());
        assertTrue(ann.here());
        assertEquals("Anna", ann.label());
    }

    @Test
    void onlySoManyPeopleWhoLeftAreRemembered() {
        tell(person(1, "Ann"));
        var ann = nearby.people().getFirst();
        tell();
        churn(1000, NearbyPeople.MOST_LEFT - 1);
        tell(person(1, "Ann"));
        assertSame(ann, nearby.people().getFirst());
        tell();
        churn(2000, NearbyPeople.MOST_LEFT);
        tell(person(1, "Ann"));
        assertNotSame(ann, nearby.people().getFirst());
    }

    /// So many people come and go.
    private void churn(int first, int count) {
        for (int i = 0; i < count; i++) tell(person(first + i, "Gone"));
        tell();
    }

    private NearbyItem ann() {
        tell(person(1, "Ann"));
        return nearby.people().getFirst();
    }

    private static AddOutcome failed(AddOutcome.Failure failure) {
        return new AddOutcome.Failed(failure, Optional.empty(), Optional.empty());
    }

    @Test
    void aHelloCallsTheAnnouncedKeyOnceAndTellsHowItEnded() {
        var ann = ann();
        assertEquals(List.of(), added, "nothing is sent before");
        nearby.sayHello(ann);
        nearby.sayHello(ann);
        assertEquals(List.of(ann.person().invite()), added);
        assertEquals(new Hello.Calling(NOW), ann.hello());
        int before = revisions.get();
        outcome.complete(failed(AddOutcome.Failure.REFUSED));
        assertEquals(new Hello.Failed((AddOutcome.Failed) failed(AddOutcome.Failure.REFUSED)), ann.hello());
        assertTrue(revisions.get() > before);
        outcome = new CompletableFuture<>();
        nearby.sayHello(ann);
        outcome.complete(new AddOutcome.Connected(TestPeer.of(id(1), "Ann").peer(), false));
        assertInstanceOf(Hello.Said.class, ann.hello());
        assertEquals(2, added.size());
    }

    @Test
    void aCancelledHelloLeavesNothing() {
        var ann = ann();
        nearby.sayHello(ann);
        nearby.cancel(ann);
        assertTrue(outcome.isCancelled());
        assertInstanceOf(Hello.None.class, ann.hello());
        outcome = CompletableFuture.completedFuture(failed(AddOutcome.Failure.CANCELLED));
        nearby.sayHello(ann);
        assertInstanceOf(Hello.None.class, ann.hello());
        nearby.cancel(ann);
    }

    @Test
    void aNodeThatCannotAnswerIsNoSilentFailure() {
        var ann = ann();
        nearby.sayHello(ann);
        outcome.completeExceptionally(new IllegalStateException("broken"));
        assertInstanceOf(Hello.Broken.class, ann.hello());
    }

    @Test
    void aFailureIsForgottenWhenItsPreviewClosesAndARunningCallIsNot() {
        var ann = ann();
        nearby.preview().set(ann);
        nearby.sayHello(ann);
        nearby.preview().set(null);
        assertInstanceOf(Hello.Calling.class, ann.hello());
        outcome.complete(failed(AddOutcome.Failure.SILENCE));
        assertInstanceOf(Hello.Failed.class, ann.hello(), "nobody saw it yet");
        nearby.preview().set(ann);
        assertInstanceOf(Hello.Failed.class, ann.hello());
        nearby.preview().set(null);
        assertInstanceOf(Hello.None.class, ann.hello());
    }

    @Test
    void keepTryingLeavesTheCallToTheNode() {
        var ann = ann();
        nearby.keepTrying(ann);
        assertEquals(List.of(ann.person().invite()), kept);
        assertInstanceOf(Hello.Said.class, ann.hello());
    }
}
