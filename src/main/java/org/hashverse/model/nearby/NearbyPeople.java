package org.hashverse.model.nearby;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.hashverse.chat.PeerId;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.ChatCommands;
import org.hashverse.node.api.Nearby;
import org.hashverse.node.api.NearbyPerson;

/// The people on the same network whom the window lists nowhere else, and saying hello to them. FX thread only.
public final class NearbyPeople {
    /// Most people who left that are remembered. Whoever returns meanwhile keeps their item.
    static final int MOST_LEFT = Nearby.MOST;
    private static final System.Logger LOG = System.getLogger(NearbyPeople.class.getName());
    private static final Comparator<NearbyItem> ORDER = Comparator.comparing(NearbyItem::label, String.CASE_INSENSITIVE_ORDER).thenComparing(item -> item.id().text());
    private final ChatCommands commands;
    private final InstantSource clock;
    private final Executor fx;
    private final Predicate<PeerId> listed;
    private final Function<NearbyPerson, String> label;
    private final Runnable revised;
    // in the order of their last announcement, so those who left long ago are first
    private final Map<PeerId, NearbyItem> byId = new LinkedHashMap<>();
    private final ObservableList<NearbyItem> people = FXCollections.observableArrayList();
    private final ObservableList<NearbyItem> shownPeople = FXCollections.unmodifiableObservableList(people);
    private final ReadOnlyObjectWrapper<Nearby> latest = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<NearbyItem> preview = new SimpleObjectProperty<>();

    /// @param clock   gives the time at which a call begins
    /// @param fx      runs answers of the node on the FX thread
    /// @param listed  whether the window lists a peer elsewhere: a contact, or a stranger who wants to talk
    /// @param label   the name to show for a person
    /// @param revised runs after a change that no event of the node causes
    public NearbyPeople(ChatCommands commands, InstantSource clock, Executor fx, Predicate<PeerId> listed, Function<NearbyPerson, String> label, Runnable revised) {
        this.commands = commands;
        this.clock = clock;
        this.fx = fx;
        this.listed = listed;
        this.label = label;
        this.revised = revised;
        preview.addListener((_, before, now) -> {
            if (before != null && !(before.hello() instanceof Hello.Calling)) before.ended(new Hello.None()); // the outcome was shown
            if (now != null && now.hello() instanceof Hello.Said) now.ended(new Hello.None()); // they were a contact and are no longer
        });
    }

    /// The people to list, by name, then by key. Unmodifiable.
    public ObservableList<NearbyItem> people() {
        return shownPeople;
    }

    /// What the node told last; null before it told anything.
    public ReadOnlyObjectProperty<Nearby> latest() {
        return latest.getReadOnlyProperty();
    }

    /// The person whose preview is open; null for none. The chat model closes the preview when a conversation opens, and the conversation when a preview opens.
    public ObjectProperty<NearbyItem> preview() {
        return preview;
    }

    /// The rows of a view.
    ///
    /// @param before its rows until now
    /// @param still  whether these rows must keep their places, because the person may be about to click one: then newcomers are last, and whoever left stays
    public List<NearbyItem> arrange(List<NearbyItem> before, boolean still) {
        if (!still) return List.copyOf(people);
        var rows = new LinkedHashSet<NearbyItem>();
        for (var item : before) if (!listed.test(item.id())) rows.add(item);
        rows.addAll(people);
        return List.copyOf(rows);
    }

    /// Whether the window lists a person elsewhere, because they are a contact or want to talk.
    public boolean listedElsewhere(NearbyItem item) {
        return listed.test(item.id());
    }

    /// Takes in what the node tells.
    public void apply(Nearby now) {
        latest.set(now);
        var here = new HashSet<PeerId>();
        for (var person : now.people()) {
            here.add(person.id());
            var item = byId.remove(person.id());
            if (item == null) item = new NearbyItem(person, label.apply(person));
            else if (!item.person().equals(person)) item.update(person, label.apply(person));
            byId.put(person.id(), item);
        }
        byId.values().forEach(item -> item.here(here.contains(item.id())));
        int tooMany = byId.size() - here.size() - MOST_LEFT;
        for (var each = byId.values().iterator(); tooMany > 0 && each.hasNext(); tooMany--) {
            each.next();
            each.remove(); // those who left are first
        }
        update();
    }

    /// Takes in that a peer is known now, is no longer known, or has another standing.
    public void peerChanged(PeerId id) {
        if (byId.containsKey(id)) update();
    }

    private void update() {
        var next = byId.values().stream().filter(item -> item.here() && !listed.test(item.id())).sorted(ORDER).toList();
        if (!next.equals(people)) people.setAll(next);
    }

    /// Calls a person and makes them a contact, see [ChatCommands#sayHello]. Does nothing while a call to them runs.
    public void sayHello(NearbyItem item) {
        if (item.call() != null) return;
        var call = commands.sayHello(item.person());
        item.calling(new Hello.Calling(clock.instant()), call);
        revised.run();
        call.whenComplete((outcome, failure) -> fx.execute(() -> {
            if (item.call() == call) ended(item, outcome, failure);
        }));
    }

    private void ended(NearbyItem item, AddOutcome outcome, Throwable failure) {
        if (failure != null && !cancelled(failure)) LOG.log(System.Logger.Level.WARNING, "the node could not say hello", failure);
        item.ended(switch (outcome) {
            case null -> cancelled(failure) ? new Hello.None() : new Hello.Broken();
            case AddOutcome.Connected _ -> new Hello.Said();
            case AddOutcome.Failed failed when failed.failure() == AddOutcome.Failure.CANCELLED -> new Hello.None();
            case AddOutcome.Failed failed -> new Hello.Failed(failed);
        });
        revised.run();
    }

    private static boolean cancelled(Throwable failure) {
        return failure instanceof CancellationException || failure.getCause() instanceof CancellationException;
    }

    /// Ends a call that runs.
    public void cancel(NearbyItem item) {
        CompletableFuture<AddOutcome> call = item.call();
        if (call != null) call.cancel(false);
    }

    /// Makes a person a contact who is called until they answer.
    public void keepTrying(NearbyItem item) {
        commands.keepTrying(item.person().invite());
        item.ended(new Hello.Said());
        revised.run();
    }
}
