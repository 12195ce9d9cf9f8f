package org.hashverse.model;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import org.hashverse.chat.Conversation;
import org.hashverse.node.api.ChatCommands;
import org.hashverse.store.settings.Alerts;
import org.hashverse.store.settings.Mute;
import org.hashverse.store.settings.MuteSpan;
import org.hashverse.store.settings.Settings;

/// The conversations that are muted or marked as unread, as the settings hold them. A mute ends by itself at its time. FX thread only.
public final class ConversationAlerts {
    private final ChatCommands commands;
    private final InstantSource clock;
    private final Supplier<Settings> settings;

    /// @param clock    decides when a mute ends
    /// @param settings the present settings; null before the first events
    ConversationAlerts(ChatCommands commands, InstantSource clock, Supplier<Settings> settings) {
        this.commands = commands;
        this.clock = clock;
        this.settings = settings;
    }

    private Alerts alerts() {
        return settings.get() == null ? Alerts.DEFAULT : settings.get().alerts();
    }

    /// The mute of a conversation that is in force now.
    public Optional<Mute> mute(Conversation conversation) {
        return alerts().mute(conversation, clock.instant());
    }

    /// Whether a conversation is muted now.
    public boolean muted(Conversation conversation) {
        return mute(conversation).isPresent();
    }

    /// The present time on the clock that decides when a mute ends.
    public Instant now() {
        return clock.instant();
    }

    /// Mutes a conversation for a span from now on, in place of an earlier mute.
    public void mute(Conversation conversation, MuteSpan span) {
        var mute = new Mute(conversation, span.until(clock.instant(), ZoneId.systemDefault()));
        commands.change(settings -> settings.withAlerts(settings.alerts().withMute(mute)));
    }

    /// Ends the mute of a conversation.
    public void unmute(Conversation conversation) {
        commands.change(settings -> settings.withAlerts(settings.alerts().withoutMute(conversation)));
    }

    /// Marks a conversation as unread until the person opens it again. The next start of the program does not open it by itself.
    public void markUnread(Conversation conversation) {
        commands.change(settings -> settings.withAlerts(settings.alerts().withMarked(conversation, true))
                .withLastOpen(settings.lastOpen().filter(last -> !last.equals(conversation.text()))));
    }

    /// Removes the mark of [#markUnread], if there is one.
    public void unmark(Conversation conversation) {
        if (alerts().marked().contains(conversation)) commands.change(settings -> settings.withAlerts(settings.alerts().withMarked(conversation, false)));
    }

    /// Called once a second. Removes mutes that have ended from the settings, so that all views that follow the settings draw the end.
    void tick() {
        var now = clock.instant();
        if (alerts().muted().stream().anyMatch(mute -> !mute.lasts(now)))
            commands.change(settings -> settings.withAlerts(settings.alerts().withoutEndedMutes(now)));
    }
}
