package org.hashverse.ui.nearby;

import java.util.Optional;
import org.hashverse.model.ChatModel;
import org.hashverse.model.nearby.Hello;
import org.hashverse.model.nearby.NearbyItem;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.Nearby;
import org.hashverse.ui.add.AddSentences;
import org.hashverse.ui.words.Sentence;
import org.hashverse.ui.words.Words;

/// The texts about people nearby.
public final class NearbyWords {
    private NearbyWords() {}

    /// The line under a name in a list: what the person should know before a click, else the code of the key.
    public static String line(ChatModel model, NearbyItem item) {
        if (!item.here()) return Words.get("nearby.gone");
        return switch (item.hello()) {
            case Hello.Calling _, Hello.Said _ -> Words.get("nearby.calling");
            case Hello.Failed _, Hello.Broken _ -> Words.get("nearby.failed");
            case Hello.None _ -> {
                if (item.person().resembles().isEmpty()) yield item.id().code();
                yield hasOurName(model, item) ? Words.get("nearby.ownName") : Words.get("nearby.resembles", resembled(model, item));
            }
        };
    }

    /// Warns of a name that is like that of a contact, or like our own; empty for another name.
    static Optional<Sentence> warning(ChatModel model, NearbyItem item) {
        if (item.person().resembles().isEmpty()) return Optional.empty();
        return Optional.of(hasOurName(model, item) ? Sentence.of("nearby.ownName") : Sentence.of("nearby.resembles", resembled(model, item)));
    }

    private static boolean hasOurName(ChatModel model, NearbyItem item) {
        return model.self().get() != null && item.person().resembles().filter(model.self().get().id()::equals).isPresent();
    }

    private static String resembled(ChatModel model, NearbyItem item) {
        return item.person().resembles().flatMap(model::peer).map(peer -> peer.label().get()).orElseGet(item.person().name()::text);
    }

    /// Why a call to a person nearby failed, and what to do.
    static Sentence failed(ChatModel model, NearbyItem item, AddOutcome.Failed why) {
        // the entry named a key that is not there; no invite is at fault
        if (why.failure() == AddOutcome.Failure.OTHER_KEY) return Sentence.of("nearby.otherKey", item.label());
        return AddSentences.failed(why, item.person().addresses().getFirst(), true, id -> model.peer(id).map(peer -> peer.label().get()).orElse(id.code()));
    }

    /// Why nobody is listed, and what to do.
    static Sentence nobody(Nearby.Reach reach) {
        return Sentence.of(switch (reach) {
            case OFF -> "nearby.off";
            case NO_NETWORK -> "nearby.noNetwork";
            case CLOSED -> "nearby.closed";
            case QUIET -> "nearby.quiet";
            case HEARD -> "nearby.heard";
        });
    }
}
