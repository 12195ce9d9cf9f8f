package org.hashverse.store.settings;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.hashverse.chat.PeerName;

/// The name somebody has before choosing one: the account's, or a friendly one where the account is nobody's own.
final class FirstName {
    private static final Set<String> NOBODYS = Set.of("root", "user", "admin", "administrator", "guest", "test", "ubuntu", "debian", "pi", "owner",
            "nobody", "default", "vagrant", "fedora", "centos", "ec2-user", "docker", "student", "me", "pc", "home");
    private static final List<String> HOW = List.of("Quiet", "Merry", "Swift", "Gentle", "Bright", "Brave", "Calm", "Clever", "Golden", "Silver", "Sunny",
            "Misty", "Jolly", "Kind", "Lucky", "Nimble", "Patient", "Plucky", "Proud", "Rosy", "Snowy", "Steady", "Warm", "Wild");
    private static final List<String> WHO = List.of("Heron", "Otter", "Maple", "Fox", "Robin", "Badger", "Cedar", "Clover", "Crane", "Falcon", "Fern",
            "Finch", "Hare", "Hazel", "Ibis", "Juniper", "Lark", "Lynx", "Marten", "Osprey", "Plover", "Rowan", "Sparrow", "Willow");

    private FirstName() {}

    static PeerName of(String account, RandomGenerator random) {
        try {
            if (!NOBODYS.contains(account.strip().toLowerCase(Locale.ROOT))) return new PeerName(account.strip());
        } catch (IllegalArgumentException notAName) {
            return friendly(random);
        }
        return friendly(random);
    }

    static PeerName friendly(RandomGenerator random) {
        return new PeerName(HOW.get(random.nextInt(HOW.size())) + " " + WHO.get(random.nextInt(WHO.size())));
    }
}
