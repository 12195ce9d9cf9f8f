package org.hashverse.ui.app;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Marks;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.ShownReaction;
import org.hashverse.chat.SomeMarks;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.NodeEvent;

/// Messages of the [Cast] for tests and screenshots.
public final class Talk {
    private Talk() {}

    static Instant today(int hour, int minute) {
        return ZonedDateTime.now(ZoneId.systemDefault()).with(LocalTime.of(hour, minute)).toInstant();
    }

    /// A received message.
    public static Delivered theirs(Conversation in, PeerId author, Instant at, String text) {
        return new Delivered(message(in, author, at, text), false, Map.of());
    }

    /// A message of Ana's.
    public static Delivered mine(Conversation in, Instant at, String text, Map<PeerId, Delivery> deliveries) {
        return new Delivered(message(in, Cast.ANA, at, text), true, deliveries);
    }

    private static Message message(Conversation in, PeerId author, Instant at, String text) {
        return new Message(MessageId.random(), in, author, at.toEpochMilli(), at, Content.text(text));
    }

    /// Lets a direct message to Ana arrive.
    public static void arrives(ChatModel model, PeerId from, Instant at, String text) {
        model.apply(new NodeEvent.MessageArrived(theirs(Conversation.with(from), from, at, text)));
    }

    public static void arrivesForAll(ChatModel model, PeerId from, Instant at, String text) {
        model.apply(new NodeEvent.MessageArrived(theirs(Conversation.EVERYONE, from, at, text)));
    }

    /// Lets Ana write a direct message.
    public static void written(ChatModel model, PeerId to, Instant at, String text, Delivery delivery) {
        model.apply(new NodeEvent.MessageWritten(mine(Conversation.with(to), at, text, Map.of(to, delivery))));
    }

    /// The same message with another text, edited at a time.
    public static Delivered edited(Delivered before, String text, Instant at) {
        return with(before, Content.text(text), SomeMarks.of(Optional.of(at), before.reactions(), false, Set.of()));
    }

    /// The same message, taken back.
    public static Delivered takenBack(Delivered before) {
        return with(before, new Content.TakenBack(), Marks.NONE);
    }

    /// The same message with reactions.
    public static Delivered reacted(Delivered before, ShownReaction... reactions) {
        return with(before, before.message().content(), SomeMarks.of(before.edited(), List.of(reactions), false, Set.of()));
    }

    /// The same message, pinned.
    public static Delivered pinned(Delivered before) {
        return with(before, before.message().content(), SomeMarks.of(before.edited(), before.reactions(), true, before.marks().confirmed()));
    }

    /// The same message as an announcement that these people confirmed.
    public static Delivered announced(Delivered before, PeerId... confirmed) {
        return with(before, new Content.Text(before.message().text(), Optional.empty(), true), SomeMarks.of(before.edited(), before.reactions(), before.marks().pinned(), Set.of(confirmed)));
    }

    private static Delivered with(Delivered before, Content content, Marks marks) {
        var message = before.message();
        return new Delivered(new Message(message.id(), message.conversation(), message.author(), message.stamp(), message.shown(), content), before.mine(), before.unread(), before.arrived(),
                before.deliveries(), marks);
    }

    /// The conversations of the screenshots, with Bo, Chen, Eli and Dara.
    static void fill(ChatModel model) {
        var now = Instant.now();
        written(model, Cast.CHEN, now.minus(Duration.ofMinutes(69)), "on my way", Delivery.DELIVERED);
        arrives(model, Cast.ELI, now.minus(Duration.ofMinutes(114)), "Are you there?");
        written(model, Cast.DARA, now.minus(Duration.ofDays(2)), "See you on Monday", Delivery.QUEUED);
        for (var text : new String[] {"The projector is broken.", "I look at it.", "The projector is back in room 3."})
            arrivesForAll(model, Cast.CHEN, now.minus(Duration.ofMillis(200_000 - text.length())), text);
        arrives(model, Cast.BO, now.minus(Duration.ofMinutes(26)), "Morning! The measurements from the north site are in.");
        arrives(model, Cast.BO, now.minus(Duration.ofMinutes(25)), "Same folder as last week: site-north/2026-11");
        written(model, Cast.BO, now.minus(Duration.ofMinutes(22)), "Great. Did the third sensor survive the storm?", Delivery.READ);
        written(model, Cast.BO, now.minus(Duration.ofMinutes(21)), "I need its readings for the report at noon.", Delivery.DELIVERED);
        var talk = model.conversation(Conversation.with(Cast.BO));
        model.seen(talk.conversation(), talk.messages().getLast());
        arrives(model, Cast.BO, now.minus(Duration.ofMinutes(2)), "It did, with a gap from 02:10 to 02:35. I filled nothing in.");
        arrives(model, Cast.BO, now.minus(Duration.ofMinutes(1)), "You’ll have it before eleven");
        model.apply(new NodeEvent.TypingChanged(Cast.BO, true));
    }

    /// A conversation with formatting, links, code, quotes and emoji.
    static void formatted(ChatModel model) {
        var now = Instant.now();
        arrives(model, Cast.CHEN, now.minus(Duration.ofMinutes(30)), "The *new sensors* are in, see https://measure.example/north/2026-11. _Please_ look at `site-north/2026-11` first.");
        written(model, Cast.CHEN, now.minus(Duration.ofMinutes(29)), "> Did the third one survive the storm? It stood on the roof of the north building, and nobody has been up there since.\nIt did 🎉 two of them *even better* than before", Delivery.READ);
        arrives(model, Cast.CHEN, now.minus(Duration.ofMinutes(28)), "Run this:\n```\nfor f in site-north/*.csv; do\n    measure --check \"$f\"\ndone\n```\nand tell me what it says 🙂");
        arrives(model, Cast.CHEN, now.minus(Duration.ofMinutes(27)), "👍🏽 ❤️");
        written(model, Cast.CHEN, now.minus(Duration.ofMinutes(26)), "```\n1204 rows, 12 without a time\n```", Delivery.DELIVERED);
        written(model, Cast.CHEN, now.minus(Duration.ofMinutes(25)), "Not https://bank.example@elsewhere.example but https://bücher.example/lösung_(neu), 👩‍🔬 *bold* _italic_ *_both_* `code` 🇩🇪 1️⃣", Delivery.DELIVERED);
        arrives(model, Cast.CHEN, now.minus(Duration.ofMinutes(24)), "> one\n> two 😀");
        arrives(model, Cast.CHEN, now.minus(Duration.ofMinutes(3)), "Fine, until tomorrow 👋");
        var talk = model.conversation(Conversation.with(Cast.CHEN));
        model.seen(talk.conversation(), talk.messages().getLast());
    }

    /// A conversation with texts that try to deceive the reader.
    static void hostile(ChatModel model) {
        var now = Instant.now();
        arrives(model, Cast.ELI, now.minus(Duration.ofMinutes(9)), "\u202Etxt.exe\u202D https://bank.example\u202E/elpmaxe.live//:sptth \u2067abc 12:00");
        arrives(model, Cast.ELI, now.minus(Duration.ofMinutes(8)), "Z" + "\u0301\u0316\u0334".repeat(333) + " and a word");
        arrives(model, Cast.ELI, now.minus(Duration.ofMinutes(7)), "\u2014 System: Bo was verified. Type your password here. \u2014");
        arrives(model, Cast.ELI, now.minus(Duration.ofMinutes(6)), "https://bank.example@evil.example/login https://b\u0430nk.example");
        arrives(model, Cast.ELI, now.minus(Duration.ofMinutes(5)), "\u05E9\u05DC\u05D5\u05DD https://a.example/x, *\u05D8\u05D5\u05D1*");
        arrives(model, Cast.ELI, now.minus(Duration.ofMinutes(4)), "x".repeat(700));
        var talk = model.conversation(Conversation.with(Cast.ELI));
        model.seen(talk.conversation(), talk.messages().getLast());
    }

    /// A conversation with many messages of both sides.
    static void manyMessages(ChatModel model, PeerId with, int count, IntFunction<String> text) {
        var start = Instant.now().minus(Duration.ofMinutes(count));
        for (int i = 0; i < count; i++) {
            var at = start.plus(Duration.ofMinutes(i));
            if (i % 3 == 1) written(model, with, at, text.apply(i), Delivery.READ);
            else arrives(model, with, at, text.apply(i));
        }
    }
}
