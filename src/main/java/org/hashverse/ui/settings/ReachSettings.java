package org.hashverse.ui.settings;

import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.hashverse.store.settings.Reachability;
import org.hashverse.store.settings.Setting;
import org.hashverse.ui.text.WrappedCheckBox;
import org.hashverse.ui.words.Words;

/// What is done to be reached: calling contacts back that check whether they are, asking the router for our port, and telling others of a port that it forwards anyway.
final class ReachSettings extends VBox {
    private final Consumer<UnaryOperator<Reachability>> change;

    /// @param port   our port, for an address that is typed without one
    /// @param change passes on what the person chooses
    ReachSettings(Reachability now, int port, Locks locks, Consumer<UnaryOperator<Reachability>> change) {
        super(12);
        this.change = change;
        getChildren().addAll(locks.apply(Setting.CALL_BACK, box("settings.callBack", now.callBack(), Reachability::withCallBack)),
                locks.apply(Setting.MAP_PORT, box("settings.mapPort", now.mapPort(), Reachability::withMapPort)),
                new ForwardedField(now.forwarded(), port, address -> change.accept(reach -> reach.withForwarded(address))));
    }

    private Node box(String key, boolean now, BiFunction<Reachability, Boolean, Reachability> with) {
        var box = new WrappedCheckBox(key, now, wanted -> change.accept(reach -> with.apply(reach, wanted)));
        var hint = SettingsParts.hint(key.replace('.', '-') + "-hint");
        hint.setText(Words.get(key + ".hint"));
        return new VBox(2, box, hint);
    }
}
