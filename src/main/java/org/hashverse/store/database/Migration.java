package org.hashverse.store.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.hashverse.chat.PeerId;
import org.hashverse.store.files.NewerProfile;

/// Brings the tables of a history file to the present version. It first makes a copy of an older file, then runs all missing steps or none.
///
/// @param file    the history file, for error messages
/// @param steps   the steps from an empty file to the present version
/// @param backups makes the copy
public record Migration(Path file, List<List<String>> steps, Backups backups) {
    /// Makes the tables of a new file, or migrates those of an older one.
    ///
    /// @param id    the store's id, for a new file
    /// @param owner whose history it is, for a new file
    /// @throws NewerProfile if the file is of a later version; nothing was changed
    /// @throws IOException if the copy of an older file or a step failed; the file is unchanged
    /// @throws SQLException if the file is damaged, or the tables of a new file cannot be made
    public void run(Sql sql, String id, PeerId owner) throws SQLException, IOException {
        int version = Schema.version(sql);
        if (version > steps.size()) throw new NewerProfile(file, version, steps.size());
        boolean older = version > 0 && version < steps.size();
        try {
            if (older) backups.makeBeforeMigration(sql, version);
            Schema.migrate(sql, steps, id, owner);
            if (version == 0) Rows.writeTail(sql, new Rows.TailRow(backups.commits(), 0)); // a person may have deleted the file and left its backups
        } catch (SQLException failed) {
            // a file with readable tables is not damaged because a step fails: rebuilding it would lose what this version cannot read
            if (!older || Faults.damaged(failed)) throw failed;
            throw refused(version, failed);
        } catch (IOException noCopy) {
            throw refused(version, noCopy);
        }
    }

    private IOException refused(int version, Exception why) {
        return new IOException("the history " + file + " could not be brought from version " + version + " to " + steps.size() + " (" + why.getMessage()
                + "); it is as it was. Free disk space and start again, or use the earlier version of Hashverse", why);
    }
}
