package org.hashverse.chat;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hashverse.chat.files.Programs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramsTest {
    @ParameterizedTest
    @ValueSource(strings = {"setup.exe", "SETUP.EXE", "holiday.jpg.exe", "run.sh", "a.desktop", "a.lnk", "a.app", "a.jar", "a.scr", "a.msi", "a.ps1", "a.vbs", "a.js", "a.bat", "a.cmd", "a.com", "a.exe ",
            "a.pyw", "a.rdp", "a.xll", "a.vhdx", "a.terminal", "a.inetloc", "a.settingcontent-ms", "a.appinstaller"})
    void programsAreKnownByTheirLastEnding(String name) {
        assertTrue(Programs.runs(name, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"report.pdf", "exe", "notes.txt", "archive.tar.gz", "photo.jpg", ".exe.txt"})
    void otherFilesAreNoPrograms(String name) {
        assertFalse(Programs.runs(name, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Photos.app", "a.pkg", "a.workflow"})
    void foldersThatMacOsRunsAreKnown(String name) {
        assertTrue(Programs.runs(name, true));
        assertFalse(Programs.runs("photos", true));
        assertFalse(Programs.runs("photos.exe", true));
    }
}
