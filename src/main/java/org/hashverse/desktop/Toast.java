package org.hashverse.desktop;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A toast of Windows, made by PowerShell. The script is fixed; what is shown stands in variables of its environment, which nothing reads as a script or as markup.
///
/// @param program where it is
record Toast(String program) implements Notifier {
    // the name under which PowerShell itself may show toasts; one of our own would need an installer
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
    public Call show(Notification notification, Optional<String> replaces) {
        return new Call(List.of(program, "-NoProfile", "-NonInteractive", "-WindowStyle", "Hidden", "-Command", SCRIPT),
                Map.of("HASHVERSE_TITLE", notification.title(), "HASHVERSE_TEXT", notification.text(), "HASHVERSE_TAG", notification.tag()));
    }

    @Override
    public boolean stays() {
        return false;
    }
}
