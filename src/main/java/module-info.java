/// Hashverse: serverless chat for the desktop. `src/docs/architecture.md` says which package does what and which may call which.
module org.hashverse {
    requires java.logging;
    requires java.sql;
    requires javafx.controls;
    requires com.google.gson;
    requires atlantafx.base;
    requires org.kordamp.ikonli.feather;
    requires com.google.zxing;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires org.xerial.sqlitejdbc;
    requires org.freedesktop.dbus;

    exports org.hashverse.ui.app to javafx.graphics;
    opens org.hashverse.desktop.tray to org.freedesktop.dbus;
}
