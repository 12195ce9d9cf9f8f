import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/// Makes the installer register `hashverse:` links, which jpackage has no option for: takes the installer's description out of the JDK that packages, and adds
/// the registry's keys to it. What stands for %1 may be anything: `--link` lets it be nothing but one invite. `java LinkHandler.java FILE` writes it to FILE.
final class LinkHandler {
    private static final String AFTER = "<ComponentGroupRef Id=\"FileAssociations\"/>";
    private static final String KEYS = """

                  <Component Id="HashverseLinks" Directory="INSTALLDIR" Guid="8d0f4f1b-3a53-4a8e-b1c0-5f3f8a0f7a52">
                    <RegistryKey Root="HKCU" Key="Software\\Classes\\hashverse" ForceDeleteOnUninstall="yes">
                      <RegistryValue Type="string" Value="URL:Hashverse" KeyPath="yes"/>
                      <RegistryValue Name="URL Protocol" Type="string" Value=""/>
                      <RegistryValue Key="shell\\open\\command" Type="string" Value="&quot;[INSTALLDIR]Hashverse.exe&quot; --link &quot;%1&quot;"/>
                    </RegistryKey>
                  </Component>""";

    private LinkHandler() {}

    public static void main(String[] args) throws IOException {
        var jpackage = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", "jdk.jpackage");
        try (var files = Files.walk(jpackage)) {
            var installer = Files.readString(files.filter(file -> file.endsWith("main.wxs")).findFirst().orElseThrow(() -> new IOException("no main.wxs in " + jpackage)));
            if (!installer.contains(AFTER)) throw new IOException("main.wxs of this JDK is another than of JDK 25: " + AFTER + " is missing");
            Files.writeString(Path.of(args[0]), installer.replace(AFTER, AFTER + KEYS));
        }
    }
}
