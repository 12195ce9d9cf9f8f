package org.hashverse.store.profile;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hashverse.chat.Invite;
import org.hashverse.chat.Standing;
import org.hashverse.store.files.DamagedFile;
import org.hashverse.store.files.JsonFile;
import org.hashverse.store.files.OwnerFile;
import org.hashverse.store.history.Versions;
import org.hashverse.store.settings.Drafts;
import org.hashverse.store.settings.DraftsJson;
import org.hashverse.store.settings.Settings;
import org.hashverse.store.settings.SettingsJson;

/// A profile folder and its lock: one person on one computer. Its files are replaced whole, readable by their owner alone;
/// those that others could read are taken from them when it is opened.
/// All methods block on the disk; none may be called on the FX or the node thread.
public final class Profile implements AutoCloseable {
    /// Another process holds the profile.
    public static final class InUse extends IOException {
        private static final long serialVersionUID = 1L;

        public InUse() {
            super("profile in use");
        }
    }

    // POSIX drops a process's lock when *any* descriptor of the file closes, so a second attempt within this process
    // must not even open it
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();
    private static final String SETTINGS = "settings.json";
    private static final List<String> PRIVATE = List.of(SETTINGS, "peers.json", "messages.db", "messages.db-wal", "messages.db-shm");
    /// What must not be made anew because it lies where it cannot be reached at the moment: then another person would start, or one without contacts or history.
    private static final List<String> KEPT = List.of("identity.pem", SETTINGS, "peers.json", "drafts.json", "messages.db", "messages.tail", "backup");
    private static final DateTimeFormatter ASIDE = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final System.Logger LOG = System.getLogger(Profile.class.getName());

    private final Path folder;
    private final FileChannel lock;
    private final Preset preset;
    private final boolean keyWasOpen;
    private volatile Settings own;
    private volatile Settings settings;
    private volatile PeerBook peers;
    private volatile Drafts drafts;

    private Profile(Path folder, FileChannel lock, Preset preset) throws IOException {
        this.folder = folder;
        this.lock = lock;
        this.preset = preset;
        for (var name : KEPT) OwnerFile.reachable(folder.resolve(name));
        Versions.check(folder);
        keyWasOpen = OwnerFile.close(keyFile()) | keyOfAnother();
        for (var name : PRIVATE) OwnerFile.close(folder.resolve(name));
        peers = readPeers();
        own = readSettings();
        settings = preset.enforce(own);
        drafts = readDrafts();
    }

    /// Whether another account put the key there, into a folder that it could write in before us: then it knows the key.
    private boolean keyOfAnother() {
        try {
            return Files.exists(keyFile()) && OwnerFile.ofAnother(keyFile(), OwnerFile.writer(folder));
        } catch (IOException | UnsupportedOperationException untold) {
            return false; // a full disk, for example
        }
    }

    /// Opens, or makes, a profile of a computer for which nothing is preset.
    ///
    /// @throws IOException as [#open(Path, Preset)]
    public static Profile open(Path folder) throws IOException {
        return open(folder, Preset.NONE);
    }

    /// Opens, or makes, a profile and takes its lock. A damaged `settings.json` or `drafts.json` is set aside and the defaults are used. Of
    /// `peers.json` a single record that cannot be read is left out, and a copy of the whole file is kept beside it; where nothing of it can be read that is
    /// an error: it holds whom to trust, so going on without it is the person's decision.
    ///
    /// @param preset what is set for it from outside
    /// @throws InUse        if another process, or this one, holds it
    /// @throws NewerProfile if a newer Hashverse wrote in it; nothing in it was changed
    /// @throws IOException  if the folder cannot be used, or a file in it is damaged; the message names it and says what to do
    public static Profile open(Path folder, Preset preset) throws IOException {
        OwnerFile.reachable(folder);
        Path real;
        try {
            OwnerFile.folder(folder);
            real = folder.toRealPath();
        } catch (IOException unusable) {
            throw new IOException("cannot use the profile folder " + folder + ": " + unusable.getMessage(), unusable);
        }
        if (!HELD_HERE.add(real)) throw new InUse();
        FileChannel lock = null;
        try {
            lock = lock(real.resolve("lock"));
            return new Profile(real, lock, preset);
        } catch (IOException | RuntimeException | Error failed) {
            if (lock != null) lock.close();
            HELD_HERE.remove(real);
            throw failed;
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OwnerFile.mode("rw-------"));
        } catch (IOException unusable) {
            throw new IOException("cannot write in the profile folder " + file.getParent() + ": " + unusable.getMessage(), unusable);
        }
        try {
            if (channel.tryLock() != null) return channel;
        } catch (OverlappingFileLockException heldByThisProcess) {
            channel.close();
            throw new InUse();
        } catch (IOException noLocksHere) {
            channel.close();
            throw new IOException("cannot lock " + file + ": " + noLocksHere.getMessage(), noLocksHere);
        }
        channel.close();
        throw new InUse();
    }

    /// The settings in a profile folder, read without holding it and without what an administrator set; empty if there are none that can be read. Changes nothing.
    public static Optional<Settings> glance(Path folder) {
        try {
            return Optional.of(SettingsJson.read(JsonFile.read(folder.resolve(SETTINGS)), Preset.NONE.values()));
        } catch (IOException noneYet) {
            return Optional.empty();
        }
    }

    /// The folder.
    public Path folder() {
        return folder;
    }

    /// The file of the private key. Not made here.
    public Path keyFile() {
        return folder.resolve("identity.pem");
    }

    /// Whether other accounts could read the key until it was opened now, as after a copy that gave its file other rights; it was taken from them. So it is with a key
    /// that another account put there, at each start.
    public boolean keyWasOpen() {
        return keyWasOpen;
    }

    /// What is set for it from outside.
    public Preset preset() {
        return preset;
    }

    /// The settings as last saved, with what the preset locks as it has to be; at first start the defaults, with a name from the account.
    public Settings settings() {
        return settings;
    }

    /// Saves the settings. Of what the preset locks, the file keeps what the person had chosen.
    public synchronized void save(Settings settings) throws IOException {
        var kept = preset.kept(own, settings);
        OwnerFile.replace(settingsFile(), SettingsJson.write(kept).getBytes(StandardCharsets.UTF_8));
        own = kept;
        this.settings = preset.enforce(settings);
    }

    /// The preset's invites that are still to be added: those of a new profile, until [#invited]. Of a peer that is known already only while it is a contact
    /// that does not have us as a contact yet, so that it learns the token. Never of a peer that was removed.
    public List<Invite> invites() {
        var settled = peers.peers().stream().filter(peer -> peer.standing() != Standing.CONTACT || peer.met() || peer.endedByIt()).map(PeerRecord::id).toList();
        return FirstInvites.read(folder).stream().filter(invite -> !settled.contains(invite.key())).toList();
    }

    /// They are added, once and for all.
    public void invited() throws IOException {
        FirstInvites.done(folder);
    }

    /// The peers as last saved.
    public PeerBook peers() {
        return peers;
    }

    /// Saves the peers.
    public synchronized void save(PeerBook peers) throws IOException {
        OwnerFile.replace(peersFile(), PeerBookJson.write(peers).getBytes(StandardCharsets.UTF_8));
        this.peers = peers;
    }

    /// The drafts as last saved.
    public Drafts drafts() {
        return drafts;
    }

    /// Saves the drafts.
    public synchronized void save(Drafts drafts) throws IOException {
        OwnerFile.replace(draftsFile(), DraftsJson.write(drafts).getBytes(StandardCharsets.UTF_8));
        this.drafts = drafts;
    }

    /// Gives the lock back.
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException alreadyGone) {
            LOG.log(System.Logger.Level.WARNING, "the profile's lock could not be given back", alreadyGone);
        }
        HELD_HERE.remove(folder);
    }

    /// Deletes the folder and all in it; after [#close].
    ///
    /// @throws IOException if something of it stays
    public void delete() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        }
    }

    private Path settingsFile() {
        return folder.resolve(SETTINGS);
    }

    private Path peersFile() {
        return folder.resolve("peers.json");
    }

    private Path draftsFile() {
        return folder.resolve("drafts.json");
    }

    private Drafts readDrafts() throws IOException {
        var file = draftsFile();
        if (!Files.exists(file)) return Drafts.NONE;
        try {
            return DraftsJson.read(JsonFile.read(file));
        } catch (DamagedFile damaged) {
            var aside = file.resolveSibling("drafts.json.damaged-" + ASIDE.format(Clock.systemUTC().instant()));
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            LOG.log(System.Logger.Level.WARNING, "drafts.json is damaged (" + damaged.getMessage() + "); starting without drafts. The old file is now " + aside);
            return Drafts.NONE;
        }
    }

    private Settings readSettings() throws IOException {
        var file = settingsFile();
        var defaults = preset.defaults(Settings.defaults(System.getProperty("user.name", "")));
        if (Files.exists(file)) {
            try {
                return SettingsJson.read(JsonFile.read(file), defaults);
            } catch (DamagedFile damaged) {
                var aside = file.resolveSibling("settings.json.damaged-" + ASIDE.format(Clock.systemUTC().instant()));
                Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
                LOG.log(System.Logger.Level.WARNING,
                        "settings.json is damaged (" + damaged.getMessage() + "); starting with the default settings. The old file is now " + aside);
            }
        } else if (!Files.exists(peersFile()) && !Files.exists(keyFile())) FirstInvites.write(folder, preset.invites());
        // now, so that the made-up name and the invite's token stay what they are
        OwnerFile.replace(file, SettingsJson.write(defaults).getBytes(StandardCharsets.UTF_8));
        return defaults;
    }

    private PeerBook readPeers() throws IOException {
        var file = peersFile();
        if (!Files.exists(file)) return PeerBook.EMPTY;
        try {
            var unreadable = new ArrayList<String>();
            var book = PeerBookJson.read(JsonFile.read(file), unreadable::add);
            if (!unreadable.isEmpty()) setAside(file, unreadable);
            return book;
        } catch (DamagedFile damaged) {
            throw new IOException(file + " is damaged (" + damaged.getMessage() + "). It holds whom you trust: put back a good copy, "
                    + "or move it away to start without contacts", damaged);
        }
    }

    /// The next save writes only what could be read, so the whole file is kept beside it first.
    private static void setAside(Path file, List<String> unreadable) throws IOException {
        var aside = file.resolveSibling("peers.json.damaged-" + ASIDE.format(Clock.systemUTC().instant()));
        OwnerFile.replace(aside, Files.readAllBytes(file));
        LOG.log(System.Logger.Level.WARNING, "in peers.json some things cannot be read and are left out: " + String.join(", ", unreadable)
                + ". All that it held is in " + aside);
    }
}
