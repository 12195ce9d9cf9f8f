package org.hashverse.store.history;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Delivered;

/// Two people who write, edit, react, pin, confirm and take back at random, over connections that lose frames, while the stores are closed and opened again.
final class RandomChanges {
    private static final List<String> EMOJI = List.of("👍", "👎", "🎉");
    private static final int OLDEST = 6;

    private final TwoStores stores;
    private final Random random;
    private int texts;

    private RandomChanges(TwoStores stores, Random random) {
        this.stores = stores;
        this.random = random;
    }

    /// Runs one history, and checks that both sides agree when everything has arrived.
    static void run(Path folder, long seed, int steps) throws Exception {
        int step = 0;
        try (var stores = new TwoStores(folder)) {
            var changes = new RandomChanges(stores, new Random(seed));
            for (; step < steps; step++) changes.step();
            stores.deliverAll();
            stores.assertAgreement();
            for (var side : List.of(stores.ana, stores.bo)) stores.restart(side);
            stores.deliverAll();
            stores.assertAgreement();
        } catch (Exception | AssertionError broken) {
            throw new AssertionError("seed " + seed + ", step " + step, broken);
        }
        for (var name : List.of("ana", "bo")) ChangesStoreTest.check(folder.resolve(name).resolve("messages.db"));
    }

    /// Damages rows of one side after a while, of which it has an older backup. The other side sends again what is missing: afterwards that side sees the other's messages as
    /// they are.
    static void runWithDamage(Path folder, long seed, int steps) throws Exception {
        var random = new Random(seed);
        try (var stores = new TwoStores(folder)) {
            var changes = new RandomChanges(stores, random);
            var damaged = random.nextBoolean() ? stores.ana : stores.bo;
            for (int step = 0; step < steps; step++) {
                changes.step();
                if (step == steps / 2) damaged.open.store.checkAndBackUp();
            }
            stores.damage(damaged, random);
            stores.deliverAll();
            var author = damaged == stores.ana ? stores.bo : stores.ana;
            stores.assertSeenAt(damaged, author);
        } catch (Exception | AssertionError broken) {
            throw new AssertionError("seed " + seed, broken);
        }
        for (var name : List.of("ana", "bo")) ChangesStoreTest.check(folder.resolve(name).resolve("messages.db"));
    }

    private void step() throws IOException {
        var side = random.nextBoolean() ? stores.ana : stores.bo;
        side.now += random.nextInt(10) == 0 ? -random.nextInt(100_000) : random.nextInt(3);
        switch (random.nextInt(22)) {
            case 0, 1 -> side.write(new Content.Text("text " + texts++, Optional.empty(), random.nextInt(3) == 0));
            case 2, 3, 4 -> pick(side, true).ifPresent(one -> side.change(new Change.Edit(one.message().key(), 1, "text " + texts++)));
            case 5, 6, 7 -> pick(side, false).ifPresent(one -> side.change(new Change.Reaction(one.message().key(), 1,
                    random.nextInt(4) == 0 ? Optional.empty() : Optional.of(EMOJI.get(random.nextInt(EMOJI.size()))))));
            case 8 -> pick(side, true).ifPresent(one -> side.change(new Change.Retraction(one.message().key())));
            case 9 -> {
                if (stores.links.size() < 2) stores.connect();
            }
            case 10 -> {
                if (!stores.links.isEmpty() && random.nextInt(2) == 0) stores.disconnect(stores.links.get(random.nextInt(stores.links.size())));
            }
            case 11 -> {
                if (random.nextInt(4) == 0) stores.restart(side);
            }
            case 15 -> pick(side, false).ifPresent(one -> side.change(new Change.Pin(one.message().key(), 1, random.nextInt(3) > 0)));
            case 16 -> pick(side, false).ifPresent(one -> side.change(new Change.Confirmation(one.message().key())));
            case 12, 13, 14 -> stores.send(side, 1 + random.nextInt(4));
            default -> arrive();
        }
    }

    private void arrive() {
        if (stores.links.isEmpty()) return;
        var direction = stores.links.get(random.nextInt(stores.links.size())).directions().get(random.nextInt(2));
        if (random.nextBoolean()) stores.chat(direction);
        else stores.ack(direction);
    }

    /// One of the newest messages.
    private Optional<Delivered> pick(TwoStores.Side side, boolean mine) {
        var all = side.messages().stream().filter(one -> !one.takenBack() && (one.mine() || !mine)).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(Math.max(0, all.size() - 1 - random.nextInt(OLDEST))));
    }
}
