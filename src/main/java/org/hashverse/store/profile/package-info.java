/// The folder of one person: who may open it, the key, the contacts, and what an administrator preset.
///
/// `settings.json`, `peers.json` and `messages.db` say their version. What an older Hashverse wrote is read and kept; where a newer one wrote in any of
/// them, [org.hashverse.store.history.Versions] finds it before a byte is changed, and the profile is refused ([org.hashverse.store.files.NewerProfile]).
///
/// An administrator's [Preset], `hashverse.json`, is read at each start and never written. It lies in the system's place ([PresetPlaces]), else beside the
/// program; one of the two counts, whole. It is read as it is: whoever may write there decides, but not who starts a jar beside which it lies. What counts, the first that says something:
///
/// 1. a locked value of the preset; a command line that says otherwise is refused
/// 2. the command line
/// 3. the profile, which has a value for everything from its first start on
/// 4. a value of the preset that is not locked: it is what a new profile starts with
/// 5. what is built in
///
/// `settings.json` keeps the person's own choice under a lock, so it is back when the lock is gone. A file that is there and cannot be read or understood,
/// in every name and value of it, stops the start ([Preset.Broken]): a mistyped lock must not be an open door. The `invites` wait in `invites.json` of a new
/// profile until they are added, and are added once. Locks bind this program, not a person who brings another: that is for the system's own means.
package org.hashverse.store.profile;
