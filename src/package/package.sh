#!/bin/sh
# Builds the packages of the computer it runs on into target/dist: a folder with its own Java, the portable archive, and a .deb, .msi or .dmg.
# `mvn -Ppackage verify` calls it in the root of the project with the version; TOOLCHAIN_JAVA_HOME is the JDK, SOURCE_DATE_EPOCH the time of all files.
# Only the Linux parts were ever run. On Windows it needs Git's sh, and WiX.
set -eu
umask 022
version=$1
jdk=$TOOLCHAIN_JAVA_HOME
build=$PWD/target
dist=$build/dist
mods=$build/mods
resources=$build/packaging
native=--enable-native-access=javafx.graphics,org.xerial.sqlitejdbc
main=org.hashverse/org.hashverse.Hashverse
description="Chat without a server, machine to machine"
# The thorough compiler costs memory and time at the start, so it gets only what runs ten times as often as Java's own thresholds demand. It cannot be left out: the quick one
# encrypts 30 MB a second, the thorough one a gigabyte, and files are sent.
thorough='-XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000 -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000'

# What differs between systems: app, libraries and runtime are places in the folder, and beside is where a portable copy keeps its data.
case $(uname -s) in
    Linux)
        system=linux platform=linux sqlite=Linux/$(uname -m) icon=hashverse-512.png icon_name=Hashverse.png type=deb
        image=Hashverse app=lib/app runtime=lib/runtime libraries=lib/runtime/lib beside='$ROOTDIR'
        # Drawing in software takes 60 MB less memory than Mesa or the driver of a graphics card.
        drawing=-Dprism.order=sw
        if [ "$(uname -m)" = aarch64 ]; then platform=linux-aarch64; fi
        set -- --linux-package-name hashverse --linux-shortcut --linux-menu-group Network --linux-deb-maintainer hashverse@localhost ;;
    Darwin)
        system=macos platform=mac sqlite=Mac/$(uname -m) icon=hashverse.icns icon_name=Hashverse.icns type=dmg
        image=Hashverse.app app=Contents/app runtime=Contents/runtime/Contents/Home libraries=$runtime/lib beside='$ROOTDIR/..'
        drawing=-Dprism.vsync=true # the default
        if [ "$(uname -m)" = arm64 ]; then platform=mac-aarch64 sqlite=Mac/aarch64; fi
        set -- --mac-package-identifier org.hashverse ;;
    *)
        system=windows platform=win sqlite=Windows/x86_64 icon=hashverse.ico icon_name=Hashverse.ico type=msi
        image=Hashverse app=app runtime=runtime libraries=runtime/bin beside='$ROOTDIR'
        drawing=-Dprism.vsync=true # the default
        set -- --win-menu --win-menu-group Hashverse --win-per-user-install --win-upgrade-uuid 5a1f3c52-7b0e-4c0e-9d55-0f6f1a9a6c11 ;;
esac
app=$dist/$image/$app runtime=$dist/$image/$runtime libraries=$dist/$image/$libraries

# The modules. A JavaFX jar without a platform in its name is empty; no module of error_prone_annotations is needed to run.
rm -rf "$dist" "$mods" "$resources"
mkdir -p "$dist" "$mods" "$resources"
cp -p target/hashverse.jar target/lib/*.jar "$mods"
rm -f "$mods"/error_prone_annotations-*.jar
for jar in "$mods"/javafx-*-"$platform".jar; do rm -f "${jar%-"$platform".jar}.jar"; done

# ZXing has no module descriptor, and jlink links no module without one.
zxing=$build/zxing
rm -rf "$zxing"
mkdir -p "$zxing"
echo 'module com.google.zxing { exports com.google.zxing; exports com.google.zxing.common; exports com.google.zxing.qrcode; exports com.google.zxing.qrcode.decoder; exports com.google.zxing.qrcode.encoder; }' > "$zxing/module-info.java"
"$jdk/bin/javac" -d "$zxing" --patch-module com.google.zxing="$(echo "$mods"/core-*.jar)" "$zxing/module-info.java"
"$jdk/bin/jar" --update --file "$mods"/core-*.jar -C "$zxing" module-info.class

# jpackage looks here before it takes its own: icon, menu entry, scripts that run at installing and removing.
cp src/package/$system/* "$resources"
rm -f "$resources/launcher" "$resources/LinkHandler.java"
cp "assets/icon/$icon" "$resources/$icon_name"
if [ $system = windows ]; then "$jdk/bin/java" src/package/windows/LinkHandler.java "$resources/main.wxs"; fi

# The folder. The libraries of SQLite and JavaFX lie unpacked in it, so that no start unpacks them or looks among temporary files for what it unpacked (tmpdir).
# TrimNativeHeapInterval returns what the compiler took while starting: 30 MB. ExitOnOutOfMemoryError is there whatever catches the error.
"$jdk/bin/jpackage" --type app-image --name Hashverse --app-version "$version" --vendor Hashverse --description "$description" \
    --icon "assets/icon/$icon" --resource-dir "$resources" --dest "$dist" --module-path "$mods" --module $main \
    --add-modules org.hashverse,org.kordamp.ikonli.feather,org.freedesktop.dbus.transport.jre,jdk.unsupported,jdk.localedata,jdk.crypto.ec \
    --jlink-options "--strip-debug --no-man-pages --no-header-files --compress=zip-0 --include-locales=en,de,fr,es,hi,zh --ignore-signing-information --exclude-resources=/javafx.graphics/*.so,/javafx.graphics/*.dll,/javafx.graphics/*.dylib,/org.xerial.sqlitejdbc/org/sqlite/native/**" \
    --java-options $native \
    --java-options $drawing \
    --java-options '-Dorg.sqlite.lib.path=$APPDIR' \
    --java-options '-Dorg.sqlite.tmpdir=$APPDIR' \
    --java-options '-XX:AOTCache=$APPDIR/hashverse.aot' \
    --java-options -XX:+UseSerialGC \
    --java-options -Xms16m \
    --java-options -Xmn8m \
    --java-options "$thorough" \
    --java-options -XX:TrimNativeHeapInterval=10000 \
    --java-options -Xmx256m \
    --java-options -XX:+ExitOnOutOfMemoryError \
    --java-options -Xlog:disable \
    --java-options -Xlog:all=error:stderr
parts=$build/parts
rm -rf "$parts"
mkdir "$parts"
unpack() { # JAR: into $parts
    (cd "$parts" && "$jdk/bin/jar" -xf "$1")
}
unpack "$mods"/sqlite-jdbc-*.jar
cp "$parts/org/sqlite/native/$sqlite"/* "$app"
mkdir "$app/licenses"
cp src/package/licenses/* "$app/licenses"
cp src/main/resources/org/hashverse/ui/fonts/LICENSE_FONT "$app/licenses/Inter.txt"
cp src/main/resources/org/hashverse/markup/LICENSE_EMOJI "$app/licenses/Twemoji.txt"
cp "$parts/META-INF/maven/org.xerial/sqlite-jdbc/LICENSE.zentus" "$app/licenses/sqlite-jdbc-zentus.txt"
unpack "$mods"/javafx-graphics-*-$platform.jar
find "$parts" -maxdepth 1 \( -name '*.so' -o -name '*.dll' -o -name '*.dylib' \) -exec cp {} "$libraries" \;
unpack "$mods"/ikonli-core-*.jar
cp "$parts/META-INF/LICENSE" "$app/licenses/Apache-2.0.txt"
unpack "$mods"/bcprov-*.jar
cp "$parts/META-INF/LICENSE.md" "$app/licenses/BouncyCastle.md"
unpack "$mods"/slf4j-api-*.jar
cp "$parts/META-INF/LICENSE.txt" "$app/licenses/SLF4J.txt"

# The start-up cache: what a training run without a display loads and links. Its port is hardly ever taken; if it is, the run says so and the build ends.
"$runtime/bin/java" -XX:AOTCacheOutput="$app/hashverse.aot" -XX:+UseSerialGC $thorough -Xlog:all=error:stderr -Dglass.platform=Headless -Dprism.order=sw \
    -Dorg.sqlite.lib.path="$app" $native -m $main --guest --exit 127.0.0.1 $((49152 + $$ % 16384))

# Our launcher, with Java under our name for the list of processes.
if [ $system = linux ]; then
    cp src/package/linux/launcher "$dist/$image/bin/Hashverse"
    chmod 755 "$dist/$image/bin/Hashverse"
    cp "$runtime/bin/java" "$runtime/bin/Hashverse"
fi

# The same bytes from every build of one commit; the times are part of them. The touch of macOS knows no such option.
same_times() {
    if [ $system != macos ]; then find "$@" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +; fi
}
same_times "$dist/$image" "$resources"

# The platform's package.
"$jdk/bin/jpackage" --type $type --name Hashverse --app-version "$version" --vendor Hashverse --description "$description" \
    --app-image "$dist/$image" --resource-dir "$resources" --dest "$dist" "$@"

# The archive: the same folder, which keeps its data beside itself.
portable=$build/portable
rm -rf "$portable"
mkdir "$portable"
cp -Rp "$dist/$image" "$portable"
config=$portable/${app#"$dist"/}/Hashverse.cfg
awk -v "place=$beside/data" '{ print } $1 == "[JavaOptions]" { print "java-options=-Dhashverse.place=" place }' "$app/Hashverse.cfg" > "$config"
same_times "$portable"
case $system in
    macos) tar -C "$portable" -cJf "$dist/hashverse-$version-$platform-portable.tar.xz" "$image" ;;
    *) tar -C "$portable" --sort=name --owner=root:0 --group=root:0 -c "$image" | xz -T1 > "$dist/hashverse-$version-$platform-portable.tar.xz" ;;
esac
