/// Hashverse: serverless chat for the desktop. The rooms and who may call whom stand in the README.
module org.hashverse {
    requires java.logging;
    requires java.sql;
    requires javafx.controls;
    requires com.google.gson;
    requires atlantafx.base;
    requires org.kordamp.ikonli.javafx;
    requires org.kordamp.ikonli.feather;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires org.xerial.sqlitejdbc;
    requires org.freedesktop.dbus;

    exports org.hashverse.ui to javafx.graphics;
    opens org.hashverse.desktop.tray to org.freedesktop.dbus;
}
