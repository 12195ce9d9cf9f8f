package org.hashverse.ui.message;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Mentions;
import org.hashverse.chat.Message;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Presence;
import org.hashverse.chat.SharedFiles;
import org.hashverse.chat.ShownReaction;
import org.hashverse.model.ChatModel;
import org.hashverse.model.MessageItem;
import org.hashverse.model.PeerItem;
import org.hashverse.model.QuotedMessage;
import org.hashverse.ui.files.FileLine;
import org.hashverse.ui.files.FileLines;
import org.hashverse.ui.files.FileWords;
import org.hashverse.ui.peer.Face;
import org.hashverse.ui.peer.StateWords;
import org.hashverse.ui.reaction.ReactionChips;
import org.hashverse.ui.reaction.ReactionGroup;
import org.hashverse.ui.words.Words;

/// Puts the names and deliveries of a model's messages into words.
public final class MessageFormatter {
    /// The most names of a phrase.
    private static final int MOST_NAMES = 4;
    private final ChatModel model;
    private final InstantSource clock;

    /// A formatter that uses the system's clock.
    public MessageFormatter(ChatModel model) {
        this(model, InstantSource.system());
    }

    /// @param clock gives the current time
    public MessageFormatter(ChatModel model, InstantSource clock) {
        this.model = model;
        this.clock = clock;
    }

    /// The heading of a day: Today, Yesterday, else the date.
    String day(Instant at) {
        return Words.day(at, clock.instant());
    }

    /// The name to show for a key, with its code where the name alone could mislead.
    public String name(PeerId id) {
        if (isOwn(id)) return Words.get("you");
        return model.peer(id).map(item -> item.label().get()).orElseGet(id::code);
    }

    /// The names that become mentions in a message.
    Mentions mentions() {
        return model.mentions();
    }

    private boolean isOwn(PeerId id) {
        return model.self().get() != null && model.self().get().id().equals(id);
    }

    /// The face to show for a key.
    Face face(PeerId id) {
        return Face.of(model, id);
    }

    /// The files of a message; empty for a message without files.
    List<FileLine> files(MessageItem item) {
        return new FileLines(model, this::name).of(item);
    }

    /// The words of a message; what it offers, with its caption, for a message with files; or a sentence in their place if it was taken back or this version does not know its kind.
    public String words(Message message) {
        if (message.content() instanceof SharedFiles files) return FileWords.summary(files);
        if (!message.text().isEmpty()) return message.text();
        return switch (message.content()) {
            case Content.TakenBack _ -> isOwn(message.author()) ? Words.get("message.takenBack.you") : Words.get("message.takenBack", name(message.author()));
            default -> Words.get("message.unknown", name(message.author()));
        };
    }

    /// The quote above a message; null for a message that is no reply.
    Quote quote(Message message) {
        if (!(message.content() instanceof Content.Text(_, var replyTo, _)) || replyTo.isEmpty()) return null;
        return switch (model.quoted(message.conversation(), replyTo.get())) {
            case QuotedMessage.Loading() -> new Quote("", "", Optional.empty());
            case QuotedMessage.Unavailable() -> new Quote(Words.get("message.quote.gone"), "", Optional.empty());
            case QuotedMessage.Found(var quoted) -> quoting(quoted);
        };
    }

    /// The quote of a message above its reply.
    public Quote quoting(Message message) {
        return new Quote(name(message.author()), words(message), Optional.of(message));
    }

    /// The name of a conversation.
    public String name(Conversation conversation) {
        return switch (conversation) {
            case Conversation.Everyone() -> Words.get("everyone");
            case Conversation.Direct(var peer) -> name(peer);
        };
    }

    /// A sentence about the readers of a conversation besides us: the text of `key` with the name of the only one, or of `key.everyone`.
    public String readers(String key, Conversation conversation) {
        return switch (conversation) {
            case Conversation.Everyone() -> Words.get(key + ".everyone");
            case Conversation.Direct(var peer) -> Words.get(key, name(peer));
        };
    }

    /// The stage to show for a message of ours: the least that all its recipients have reached. Of several recipients, one that will never get the message does not
    /// count. Null if none counts, and for a message of somebody else.
    public static Delivery.Stage stage(MessageItem item) {
        if (!item.mine()) return null;
        Delivery.Stage least = null;
        for (var to : item.deliveries().entrySet()) {
            var stage = stage(item, to.getKey(), to.getValue().stage());
            if (item.deliveries().size() > 1 && stage.compareTo(Delivery.Stage.CANCELLED) >= 0) continue; // cancelled or refused
            if (least == null || stage.compareTo(least) < 0) least = stage;
        }
        // of a message that was taken back, only what is still to do is shown
        return item.takenBack() && (least == Delivery.Stage.DELIVERED || least == Delivery.Stage.READ || least == Delivery.Stage.CANCELLED) ? null : least;
    }

    /// The stage to show of a message of ours to one recipient that has reached `reached`. A message with files counts as sent until the recipient got or declined every file,
    /// because some of them are on our computer only.
    public static Delivery.Stage stage(MessageItem item, PeerId recipient, Delivery.Stage reached) {
        boolean there = reached == Delivery.Stage.DELIVERED || reached == Delivery.Stage.READ;
        return there && item.filesToCome(recipient) > 0 ? Delivery.Stage.SENT : reached;
    }

    /// How many recipients have a message of ours to everyone, as `2 of 3`; null for any other message, or if no recipient counts.
    String count(MessageItem item) {
        if (!item.mine() || item.takenBack() || !item.message().conversation().isShared()) return null;
        var counting = counting(item);
        long confirmed = counting.values().stream().filter(d -> !d.open()).count();
        return counting.isEmpty() ? null : Words.get("delivery.count", confirmed, counting.size());
    }

    /// Who has a message to everyone and who is missing; null if nobody is missing.
    String missing(MessageItem item) {
        var counting = counting(item);
        var confirmed = ids(counting, false);
        var missing = ids(counting, true);
        if (missing.isEmpty()) return null;
        var waiting = missing.stream().map(this::nameAndState).toList();
        return confirmed.isEmpty() ? Words.get("delivery.missing", listed(waiting))
                : Words.get("delivery.there", listed(confirmed.stream().map(this::name).toList()), listed(waiting));
    }

    /// Who of Everyone was not reached since we took a message back; null if nobody, and in a direct conversation, where the mark says it.
    private String notReached(MessageItem item) {
        var missing = waitedFor(item);
        boolean shared = item.message().conversation().isShared();
        return !shared || missing.isEmpty() ? null : Words.get("takenBack.waiting", listed(missing.stream().map(this::nameAndState).toList()));
    }

    /// A message with its author and its time in one line, to be copied or saved.
    public String copied(MessageItem item) {
        var author = item.mine() && model.self().get() != null ? model.self().get().name().text() : name(item.message().author());
        return Words.get("message.copied", author, Words.full(item.message().shown()), words(item.message()));
    }

    private String confirmations(Confirmations confirmations) {
        int confirmed = confirmations.confirmed().size();
        if (confirmations.waiting().isEmpty()) return Words.get("confirm.count", confirmed, confirmations.all());
        return Words.get("confirm.waiting", confirmed, confirmations.all(), listed(confirmations.waiting().stream().map(this::name).toList()));
    }

    /// The line under a message of ours: who has a message to everyone and who does not, or why a message to one peer never got there; null for none.
    String below(MessageItem item) {
        if (!item.mine()) return null;
        if (item.takenBack()) return notReached(item);
        var confirmations = Confirmations.of(item);
        if (confirmations.isPresent()) return confirmations(confirmations.get());
        if (item.message().conversation().isShared()) {
            var missing = missing(item);
            // of messages in a row with the same line, only the newest shows it
            boolean repeats = missing != null && model.conversation(Conversation.EVERYONE).after(item).filter(MessageFormatter::showsMissing).filter(later -> missing.equals(missing(later))).isPresent();
            return repeats ? null : missing;
        }
        for (var entry : item.deliveries().entrySet())
            if (entry.getValue().stage() == Delivery.Stage.REFUSED || entry.getValue().stage() == Delivery.Stage.CANCELLED)
                return DeliveryMark.words(entry.getValue(), name(entry.getKey()));
        return null;
    }

    /// Whether the line under a message says who misses it.
    private static boolean showsMissing(MessageItem item) {
        return item.mine() && !item.takenBack() && !Confirmations.asked(item);
    }

    /// The recipients with their stages in words, one in each line and at most 12, for the tooltip. Empty for a message of somebody else. Of a message that we took back,
    /// only those that were not reached: the details know more than the deliveries.
    String trail(MessageItem item) {
        if (item.takenBack()) return waitedFor(item).stream().map(id -> Words.get("takenBack.notReached", name(id))).sorted().limit(12).collect(Collectors.joining("\n"));
        boolean several = item.deliveries().size() > 1;
        var lines = item.deliveries().entrySet().stream().map(to -> {
            var words = trail(item, to.getKey(), to.getValue(), several);
            return several ? Words.get("delivery.of", name(to.getKey()), words) : words;
        }).sorted().limit(12);
        boolean advises = several && item.deliveries().entrySet().stream().anyMatch(to -> lacksFiles(item, to.getKey(), to.getValue()));
        return Stream.concat(lines, advises ? Stream.of(Words.get("delivery.files.several")) : Stream.empty()).collect(Collectors.joining("\n"));
    }

    private String trail(MessageItem item, PeerId recipient, Delivery delivery, boolean several) {
        if (!lacksFiles(item, recipient, delivery)) return DeliveryMark.words(delivery, name(recipient));
        return several ? Words.get("delivery.files.one") : Words.get("delivery.files", name(recipient), item.filesToCome(recipient));
    }

    /// Whether a recipient has the message, but files of it are still to come.
    private static boolean lacksFiles(MessageItem item, PeerId recipient, Delivery delivery) {
        return stage(item, recipient, delivery.stage()) != delivery.stage();
    }

    /// Names in one phrase: `Bo, Chen and Eli`. Of more than four names, only the first three are listed.
    ///
    /// @param names at least one
    public static String listed(List<String> names) {
        if (names.size() == 1) return names.getFirst();
        if (names.size() > MOST_NAMES) return Words.get("list.more", Words.listed(names.subList(0, 3)), names.size() - 3);
        return Words.get("list.and", Words.listed(names.subList(0, names.size() - 1)), names.getLast());
    }

    /// The reactions to a message, one group for each emoji, in the order in which the first of each came. If there are more groups than are shown, ours comes first.
    List<ReactionGroup> reactions(MessageItem item) {
        if (item.takenBack()) return List.of();
        var groups = new LinkedHashMap<String, List<ShownReaction>>();
        for (var reaction : item.reactions()) groups.computeIfAbsent(reaction.emoji(), _ -> new ArrayList<>()).add(reaction);
        var all = groups.entrySet().stream().map(entry -> group(item, entry.getKey(), entry.getValue()));
        return (groups.size() > ReactionChips.MOST ? all.sorted(Comparator.comparing(group -> !group.mine())) : all).toList();
    }

    private ReactionGroup group(MessageItem item, String emoji, List<ShownReaction> reactions) {
        var own = reactions.stream().filter(reaction -> isOwn(reaction.who())).findFirst();
        boolean waiting = own.map(ShownReaction::waiting).orElse(false);
        var who = new ArrayList<>(reactions.stream().map(ShownReaction::who).filter(id -> !isOwn(id)).map(this::name).toList());
        if (own.isPresent() && (who.isEmpty() || who.size() >= MOST_NAMES)) who.addFirst(Words.get("you"));
        else if (own.isPresent()) who.add(Words.get("reaction.you"));
        var sentence = waiting ? Words.get("reaction.waiting", listed(who), name(reactionGoesTo(item))) : listed(who);
        return new ReactionGroup(emoji, reactions.size(), own.isPresent(), waiting, sentence);
    }

    private static PeerId reactionGoesTo(MessageItem item) {
        return item.message().conversation().directPeer().orElse(item.message().author());
    }

    /// The recipients that have not confirmed a message of ours and still may, in the order of their keys.
    static List<PeerId> waitedFor(MessageItem item) {
        return ids(item.deliveries(), true);
    }

    private String nameAndState(PeerId id) {
        var state = model.peer(id).map(PeerItem::peer).map(peer -> StateWords.presence(peer.get(), clock.instant())).orElse("");
        boolean online = model.peer(id).filter(item -> item.peer().get().presence() == Presence.ONLINE).isPresent();
        return state.isEmpty() || online ? name(id) : Words.get("delivery.withState", name(id), state);
    }

    /// The deliveries that count: those that have succeeded or still may.
    private static Map<PeerId, Delivery> counting(MessageItem item) {
        return item.deliveries().entrySet().stream()
                .filter(entry -> entry.getValue().stage() != Delivery.Stage.CANCELLED && entry.getValue().stage() != Delivery.Stage.REFUSED)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<PeerId> ids(Map<PeerId, Delivery> deliveries, boolean open) {
        return deliveries.entrySet().stream().filter(entry -> entry.getValue().open() == open).map(Map.Entry::getKey).sorted().toList();
    }
}
