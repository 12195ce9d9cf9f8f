/// The profile: the folder of one person, with its lock, key, settings and contacts, and the administrator's preset.
///
/// `settings.json`, `peers.json`, `messages.db` and `transfers.db` contain their version. Files of an older Hashverse are read. If a newer Hashverse wrote one of them,
/// [Versions] finds this before anything is changed, and opening fails ([org.hashverse.store.files.NewerProfile]).
///
/// An administrator's [Preset], `hashverse.json`, is read at each start and never written. It is in the system's folder, else beside the
/// program ([PresetPlaces]); only the first one found counts. A preset beside a jar may be ignored; [PresetPlaces] says when.
/// A setting has the first of these values:
///
/// 1. a locked value of the preset; a command line with another value is refused
/// 2. the command line
/// 3. the profile, which has all values from its first start on
/// 4. a value of the preset that is not locked: a new profile starts with it
/// 5. the built-in value
///
/// `settings.json` keeps the person's own value of a locked setting, so it applies again when the lock is removed. If a preset has a name or value that
/// cannot be understood, the program does not start ([Preset.Broken]), so that a mistyped lock is noticed. A new profile keeps the preset's invites in
/// `invites.json` until they are added. Locks only bind this program. To keep people from using another program, use the means of the system.
package org.hashverse.store.profile;
