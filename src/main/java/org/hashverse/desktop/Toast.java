package org.hashverse.desktop;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Shows toasts of Windows by PowerShell. The script is fixed; title and text are environment variables, which nothing reads as a script or as markup.
///
/// @param program path of PowerShell
record Toast(String program) implements Notifier {
    // $id is the application id of PowerShell itself, because an id of our own would need an installer
    private static final String SCRIPT = """
            [void][Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications, ContentType = WindowsRuntime];
            $x = [Windows.UI.Notifications.ToastNotificationManager]::GetTemplateContent([Windows.UI.Notifications.ToastTemplateType]::ToastText02);
            $t = $x.GetElementsByTagName('text');
            [void]$t.Item(0).AppendChild($x.CreateTextNode($env:HASHVERSE_TITLE));
            [void]$t.Item(1).AppendChild($x.CreateTextNode($env:HASHVERSE_TEXT));
            $a = $x.CreateElement('audio'); $a.SetAttribute('silent', 'true'); [void]$x.DocumentElement.AppendChild($a);
            $n = [Windows.UI.Notifications.ToastNotification]::new($x); $n.Tag = $env:HASHVERSE_TAG; $n.Group = 'Hashverse';
            $id = '{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\\WindowsPowerShell\\v1.0\\powershell.exe';
            [Windows.UI.Notifications.ToastNotificationManager]::CreateToastNotifier($id).Show($n)
            """.replace("\n", " ");

    @Override
    public Command toShow(Notification notification, Optional<String> replaces) {
        return new Command(List.of(program, "-NoProfile", "-NonInteractive", "-WindowStyle", "Hidden", "-Command", SCRIPT),
                Map.of("HASHVERSE_TITLE", notification.title(), "HASHVERSE_TEXT", notification.text(), "HASHVERSE_TAG", notification.tag()));
    }

    @Override
    public boolean runsWhileShown() {
        return false;
    }
}
