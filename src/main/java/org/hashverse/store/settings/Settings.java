package org.hashverse.store.settings;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.PeerName;

/// The settings of a profile. Immutable; the node saves them.
///
/// @param name   our name
/// @param named  whether the person has confirmed the name (the first start is over)
/// @param colour the colour of our picture, as others see it; empty for the colour of our key
/// @param port   the port to try first: the one used last, or one that the person or the preset chose; 0 for none yet
/// @param accept who is accepted as a contact
/// @param looks  the appearance and the language of the window
/// @param alerts the settings of notifications
/// @param habits the window's place, its sidebar, and what happens when it is closed
/// @param share  whether contacts may share our address
/// @param signs  whether contacts see that the person reads and types
/// @param reach  what we do so that others find and reach us
/// @param receiving how files are got
/// @param token  the current token of our invite
/// @param lastOpen the peer id of the direct conversation that was open last, if any
public record Settings(PeerName name, boolean named, Optional<AvatarColour> colour, int port, Accept accept, Appearance looks, Alerts alerts, Habits habits,
                       boolean share, Signs signs, Reachability reach, Receiving receiving, String token, Optional<String> lastOpen) {
    /// Who is accepted as a contact.
    public enum Accept {
        /// Strangers wait under "Wants to talk" until the person decides.
        ASK,
        /// Every peer that connects becomes a contact, as in the first Hashverse; for classrooms.
        ANYONE
    }

    /// The theme of the window.
    public enum Theme { LIGHT, DARK, SYSTEM }

    private static final SecureRandom RANDOM = new SecureRandom();

    /// The settings of a new profile. The name is the account's, or a random one if the account's name says nothing about the person (root, user, …).
    public static Settings defaults(String account) {
        return new Settings(FirstName.of(account, RANDOM), false, Optional.empty(), 0, Accept.ASK, Appearance.DEFAULT, Alerts.DEFAULT, Habits.DEFAULT, true, Signs.DEFAULT, Reachability.DEFAULT, Receiving.DEFAULT, newToken(), Optional.empty());
    }

    /// A new token for the invite: 128 random bits in 22 characters of base64url.
    public static String newToken() {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// With another name, confirmed by the person.
    public Settings withName(PeerName name) {
        return new Settings(name, true, colour, port, accept, looks, alerts, habits, share, signs, reach, receiving, token, lastOpen);
    }

    /// With another colour of our picture; empty for the colour of our key.
    public Settings withColour(Optional<AvatarColour> colour) {
        return new Settings(name, named, colour, port, accept, looks, alerts, habits, share, signs, reach, receiving, token, lastOpen);
    }

    /// With another port to try first at the next start.
    public Settings withPort(int port) {
        return new Settings(name, named, colour, port, accept, looks, alerts, habits, share, signs, reach, receiving, token, lastOpen);
    }

    /// With another choice of who is accepted as a contact.
    public Settings withAccept(Accept accept) {
        return new Settings(name, named, colour, port, accept, looks, alerts, habits, share, signs, reach, receiving, token, lastOpen);
    }

    /// With another appearance.
    public Settings withLooks(Appearance looks) {
        return new Settings(name, named, colour, port, accept, looks, alerts, habits, share, signs, reach, receiving, token, lastOpen);
    }

    /// With other settings of notifications.
    public Settings withAlerts(Alerts alerts) {
        return new Settings(name, named, colour, port, accept, looks, alerts, habits, share, signs, reach, receiving, token, lastOpen);
    }

    /// With other habits.
    public Settings withHabits(Habits habits) {
        return new Settings(name, named, colour, port, accept, looks, alerts, habits, share, signs, reach, receiving, token, lastOpen);
    }

    /// With our address shared by contacts, or not.
    public Settings withShare(boolean share) {
        return new Settings(name, named, colour, port, accept, looks, alerts, habits, share, signs, reach, receiving, token, lastOpen);
    }

    /// With other signs of reading and typing.
    public Settings withSigns(Signs signs) {
        return new Settings(name, named, colour, port, accept, looks, alerts, habits, share, signs, reach, receiving, token, lastOpen);
    }

    /// With other settings of being found and reached.
    public Settings withReach(Reachability reach) {
        return new Settings(name, named, colour, port, accept, looks, alerts, habits, share, signs, reach, receiving, token, lastOpen);
    }

    /// With another way to get files.
    public Settings withReceiving(Receiving receiving) {
        return new Settings(name, named, colour, port, accept, looks, alerts, habits, share, signs, reach, receiving, token, lastOpen);
    }

    /// With another token. Invites with the old token are not accepted any more.
    public Settings withToken(String token) {
        return new Settings(name, named, colour, port, accept, looks, alerts, habits, share, signs, reach, receiving, token, lastOpen);
    }

    /// With another direct conversation to open at the next start.
    public Settings withLastOpen(Optional<String> lastOpen) {
        return new Settings(name, named, colour, port, accept, looks, alerts, habits, share, signs, reach, receiving, token, lastOpen);
    }
}
