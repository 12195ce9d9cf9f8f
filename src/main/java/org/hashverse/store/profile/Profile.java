package org.hashverse.store.profile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.Invite;
import org.hashverse.chat.Standing;
import org.hashverse.store.files.DamagedFile;
import org.hashverse.store.files.JsonFile;
import org.hashverse.store.files.OwnerFile;
import org.hashverse.store.settings.Drafts;
import org.hashverse.store.settings.DraftsJson;
import org.hashverse.store.settings.Settings;
import org.hashverse.store.settings.SettingsJson;

/// An open profile folder and its lock: the identity, settings and peers of one person on one computer. Only the owner can read its files.
/// Opening a profile removes the permissions of other accounts.
/// Any thread, except that opening, saving, [#invites], [#invited] and [#delete] block on the disk, so they may not be called on the FX or the node thread.
public final class Profile implements AutoCloseable {
    /// The profile is open already, in another process or in this one.
    public static final class InUse extends IOException {
        private static final long serialVersionUID = 1L;

        /// The profile is open already.
        public InUse() {
            super("profile in use");
        }
    }

    private static final String SETTINGS = "settings.json";
    /// Files that, as the key, lose the permissions of other accounts when the profile is opened.
    private static final List<String> PRIVATE = List.of(SETTINGS, "peers.json", "drafts.json", "messages.db", "messages.db-wal", "messages.db-shm", "transfers.db", "transfers.db-wal", "transfers.db-shm");
    /// Files that can be links to another disk. If that disk is not connected, they must not be made again: the profile would get a new identity, or lose its
    /// contacts or history.
    private static final List<String> POSSIBLE_LINKS = List.of("identity.pem", SETTINGS, "peers.json", "drafts.json", "messages.db", "messages.tail", "backup");
    private static final DateTimeFormatter ASIDE = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final System.Logger LOG = System.getLogger(Profile.class.getName());

    private final Path folder;
    private final ProfileLock lock;
    private final Preset preset;
    private final boolean keyWasOpen;
    private volatile Settings ownSettings;
    private volatile Settings settings;
    private volatile PeerBook peers;
    private volatile Drafts drafts;

    private Profile(Path folder, ProfileLock lock, Preset preset) throws IOException {
        this.folder = folder;
        this.lock = lock;
        this.preset = preset;
        for (var name : POSSIBLE_LINKS) OwnerFile.requireReachable(folder.resolve(name));
        Versions.check(folder);
        keyWasOpen = OwnerFile.restrict(keyFile()) | keyOwnedByAnother();
        for (var name : PRIVATE) OwnerFile.restrict(folder.resolve(name));
        peers = readPeers();
        ownSettings = readSettings();
        settings = preset.enforce(ownSettings);
        drafts = readDrafts();
    }

    /// Whether another account owns the key file. Such an account could write in the folder before us, so it knows the key.
    private boolean keyOwnedByAnother() {
        try {
            return Files.exists(keyFile()) && OwnerFile.ownedByAnother(keyFile(), OwnerFile.ownerOfNewFiles(folder));
        } catch (IOException | UnsupportedOperationException untold) {
            return false; // a full disk, for example
        }
    }

    /// Opens or makes a profile without a preset.
    ///
    /// @throws IOException as [#open(Path, Preset)]
    public static Profile open(Path folder) throws IOException {
        return open(folder, Preset.NONE);
    }

    /// Opens or makes a profile and takes its lock. A damaged `settings.json` or `drafts.json` is renamed, and defaults are used. A damaged record of
    /// `peers.json` is left out, and a copy of the file is kept. A `peers.json` of which nothing can be read is an error: it says which peers are
    /// trusted, so the person must decide to go on without it.
    ///
    /// @param preset the administrator's preset
    /// @throws InUse        if the profile is open already, in another process or in this one
    /// @throws org.hashverse.store.files.NewerProfile if a newer Hashverse wrote in the profile; nothing in it was changed
    /// @throws IOException  if the folder cannot be used, or a file in it is damaged; the message names it and says what to do
    public static Profile open(Path folder, Preset preset) throws IOException {
        OwnerFile.requireReachable(folder);
        Path real;
        try {
            OwnerFile.createFolder(folder);
            real = folder.toRealPath();
        } catch (IOException unusable) {
            throw new IOException("cannot use the profile folder " + folder + ": " + unusable.getMessage(), unusable);
        }
        var lock = ProfileLock.take(real);
        try {
            return new Profile(real, lock, preset);
        } catch (IOException | RuntimeException | Error failed) {
            lock.close();
            throw failed;
        }
    }

    /// Reads the settings in a profile folder without its lock and without a preset; empty if they cannot be read. Changes nothing.
    public static Optional<Settings> glance(Path folder) {
        try {
            return Optional.of(SettingsJson.read(JsonFile.read(folder.resolve(SETTINGS)), Preset.NONE.values()));
        } catch (IOException noneYet) {
            return Optional.empty();
        }
    }

    /// The profile folder.
    public Path folder() {
        return folder;
    }

    /// The path of the private key. The file may not exist yet.
    public Path keyFile() {
        return folder.resolve("identity.pem");
    }

    /// Whether other accounts could read the private key until the profile was opened, for example after a copy that changed the file's permissions. Also true
    /// at each start while the key file belongs to another account.
    public boolean keyWasOpen() {
        return keyWasOpen;
    }

    /// The administrator's preset.
    public Preset preset() {
        return preset;
    }

    /// The settings as last saved, with the locked values of the preset. At the first start these are the defaults.
    public Settings settings() {
        return settings;
    }

    /// Saves the settings. For a locked setting, the file keeps the value that the person had chosen.
    public synchronized void save(Settings settings) throws IOException {
        var kept = preset.kept(ownSettings, settings);
        OwnerFile.replace(settingsFile(), SettingsJson.write(kept).getBytes(StandardCharsets.UTF_8));
        ownSettings = kept;
        this.settings = preset.enforce(settings);
    }

    /// The preset's invites that are still to be added. Only a new profile has any, until [#invited]. An invite of a known peer is included only if the peer is
    /// a contact that neither has us as a contact nor has removed us, so that it gets the token.
    public List<Invite> invites() {
        var settled = peers.peers().stream().filter(peer -> peer.standing() != Standing.CONTACT || peer.met() || peer.endedByIt()).map(PeerRecord::id).toList();
        return FirstInvites.read(folder).stream().filter(invite -> !settled.contains(invite.key())).toList();
    }

    /// Removes the invites of [#invites], because they are added.
    public void invited() throws IOException {
        FirstInvites.delete(folder);
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

    /// Releases the lock.
    @Override
    public void close() {
        lock.close();
    }

    /// Deletes the folder and all its files. Call [#close] before.
    ///
    /// @throws IOException if not everything could be deleted
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
            moveAside(file, damaged, "starting without drafts");
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
                moveAside(file, damaged, "starting with the default settings");
            }
        } else if (!Files.exists(peersFile()) && !Files.exists(keyFile())) FirstInvites.write(folder, preset.invites());
        // saved now, so that the random name and the invite's token stay the same
        OwnerFile.replace(file, SettingsJson.write(defaults).getBytes(StandardCharsets.UTF_8));
        return defaults;
    }

    private PeerBook readPeers() throws IOException {
        var file = peersFile();
        if (!Files.exists(file)) return PeerBook.EMPTY;
        try {
            var unreadable = new ArrayList<String>();
            var book = PeerBookJson.read(JsonFile.read(file), unreadable::add);
            if (!unreadable.isEmpty()) keepCopy(file, unreadable);
            return book;
        } catch (DamagedFile damaged) {
            throw new IOException(file + " is damaged (" + damaged.getMessage() + "). It says which peers you trust: put back a good copy, "
                    + "or move it away to start without contacts", damaged);
        }
    }

    private static void moveAside(Path file, DamagedFile damaged, String instead) throws IOException {
        var aside = aside(file);
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        LOG.log(System.Logger.Level.WARNING, file.getFileName() + " is damaged (" + damaged.getMessage() + "); " + instead + ". The old file is now " + aside);
    }

    private static Path aside(Path file) {
        return file.resolveSibling(file.getFileName() + ".damaged-" + ASIDE.format(Clock.systemUTC().instant()));
    }

    /// Keeps a copy of the whole file, because the next save writes only what could be read.
    private static void keepCopy(Path file, List<String> unreadable) throws IOException {
        var aside = aside(file);
        OwnerFile.replace(aside, Files.readAllBytes(file));
        LOG.log(System.Logger.Level.WARNING, "some entries of peers.json cannot be read and are left out: " + String.join(", ", unreadable)
                + ". A copy of the file is " + aside);
    }
}
