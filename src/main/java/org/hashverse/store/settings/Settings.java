package org.hashverse.store.settings;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.PeerName;

/// What a person chose, kept in the profile. Immutable; the node writes it.
///
/// @param name   what we call ourselves
/// @param named  whether the person has confirmed the name (first start is over)
/// @param colour the colour of our picture, as others see it; empty for that of our key
/// @param port   the port of last time; 0 before the first
/// @param accept who may come in
/// @param looks  how the window looks and in which language it speaks
/// @param alerts when the window calls for attention
/// @param habits how the window comes and goes
/// @param share  whether contacts may pass our address on
/// @param signs  what contacts are told of what the person does
/// @param token  the invite's present token
/// @param lastOpen the peer id of the direct conversation that was open last, if any
public record Settings(PeerName name, boolean named, Optional<AvatarColour> colour, int port, Accept accept, Appearance looks, Alerts alerts, Habits habits,
                       boolean share, Signs signs, String token, Optional<String> lastOpen) {
    /// Who may come in.
    public enum Accept {
        /// Strangers wait under "Wants to talk".
        ASK,
        /// Whoever dials is a contact, as in the first Hashverse; for classrooms.
        ANYONE
    }

    /// Light or dark.
    public enum Theme { LIGHT, DARK, SYSTEM }

    private static final SecureRandom RANDOM = new SecureRandom();

    /// What a new profile starts with: the account's name, or a friendly one where that is nobody's own (root, user, …).
    public static Settings defaults(String account) {
        return new Settings(FirstName.of(account, RANDOM), false, Optional.empty(), 0, Accept.ASK, Appearance.DEFAULT, Alerts.DEFAULT, Habits.DEFAULT, true, Signs.DEFAULT, newToken(), Optional.empty());
    }

    /// A new token for the invite: 128 random bits in 22 characters of base64url.
    public static String newToken() {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// With a name that the person has confirmed.
    public Settings withName(PeerName name) {
        return new Settings(name, true, colour, port, accept, looks, alerts, habits, share, signs, token, lastOpen);
    }

    /// With another colour of our picture; empty for that of our key.
    public Settings withColour(Optional<AvatarColour> colour) {
        return new Settings(name, named, colour, port, accept, looks, alerts, habits, share, signs, token, lastOpen);
    }

    /// With the port to take first next time.
    public Settings withPort(int port) {
        return new Settings(name, named, colour, port, accept, looks, alerts, habits, share, signs, token, lastOpen);
    }

    /// With another word on who may come in.
    public Settings withAccept(Accept accept) {
        return new Settings(name, named, colour, port, accept, looks, alerts, habits, share, signs, token, lastOpen);
    }

    /// With other looks.
    public Settings withLooks(Appearance looks) {
        return new Settings(name, named, colour, port, accept, looks, alerts, habits, share, signs, token, lastOpen);
    }

    /// With other alerts.
    public Settings withAlerts(Alerts alerts) {
        return new Settings(name, named, colour, port, accept, looks, alerts, habits, share, signs, token, lastOpen);
    }

    /// With other habits.
    public Settings withHabits(Habits habits) {
        return new Settings(name, named, colour, port, accept, looks, alerts, habits, share, signs, token, lastOpen);
    }

    /// Sharing our address with the contacts of contacts, or not.
    public Settings withShare(boolean share) {
        return new Settings(name, named, colour, port, accept, looks, alerts, habits, share, signs, token, lastOpen);
    }

    /// Telling contacts more or less of what the person does.
    public Settings withSigns(Signs signs) {
        return new Settings(name, named, colour, port, accept, looks, alerts, habits, share, signs, token, lastOpen);
    }

    /// With another token; invites with the one before open nothing any more.
    public Settings withToken(String token) {
        return new Settings(name, named, colour, port, accept, looks, alerts, habits, share, signs, token, lastOpen);
    }

    /// With the direct conversation to open at the next start.
    public Settings withLastOpen(Optional<String> lastOpen) {
        return new Settings(name, named, colour, port, accept, looks, alerts, habits, share, signs, token, lastOpen);
    }
}
