package org.hashverse.store.settings;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.hashverse.chat.PeerName;

/// The name of a new profile until the person chooses one: the account's name, or a random friendly name if the account's name says nothing about the person.
final class FirstName {
    private static final Set<String> GENERIC_ACCOUNTS = Set.of("root", "user", "admin", "administrator", "guest", "test", "ubuntu", "debian", "pi", "owner",
            "nobody", "default", "vagrant", "fedora", "centos", "ec2-user", "docker", "student", "me", "pc", "home");
    private static final List<String> ADJECTIVES = List.of("Quiet", "Merry", "Swift", "Gentle", "Bright", "Brave", "Calm", "Clever", "Golden", "Silver", "Sunny",
            "Misty", "Jolly", "Kind", "Lucky", "Nimble", "Patient", "Plucky", "Proud", "Rosy", "Snowy", "Steady", "Warm", "Wild");
    private static final List<String> NOUNS = List.of("Heron", "Otter", "Maple", "Fox", "Robin", "Badger", "Cedar", "Clover", "Crane", "Falcon", "Fern",
            "Finch", "Hare", "Hazel", "Ibis", "Juniper", "Lark", "Lynx", "Marten", "Osprey", "Plover", "Rowan", "Sparrow", "Willow");

    private FirstName() {}

    /// A name for the owner of an account.
    static PeerName of(String account, RandomGenerator random) {
        try {
            if (!GENERIC_ACCOUNTS.contains(account.strip().toLowerCase(Locale.ROOT))) return new PeerName(account.strip());
        } catch (IllegalArgumentException notAName) {
            return friendly(random);
        }
        return friendly(random);
    }

    /// A random name of an adjective and a noun.
    static PeerName friendly(RandomGenerator random) {
        return new PeerName(ADJECTIVES.get(random.nextInt(ADJECTIVES.size())) + " " + NOUNS.get(random.nextInt(NOUNS.size())));
    }
}
