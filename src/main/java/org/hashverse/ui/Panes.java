package org.hashverse.ui;

import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.hashverse.model.ChatModel;

/// The panes side by side, as many as the width holds: three from 1,000 pixels, two and a drawer from 640, else one; more where text is larger.
final class Panes extends Region {
    private static final double THREE = 1000;
    private static final double TWO = 640;
    private static final double INSPECTOR = 300;
    private final ChatModel model;
    private final Sidebar sidebar;
    private final ConversationPane conversation;
    private final Node welcome;
    private final Region inspector;
    private final Region dimmer = new Region();
    private boolean beside = true;
    private boolean drawer;
    private int arrangedFor;

    Panes(ChatModel model, Sidebar sidebar, ConversationPane conversation, Region welcome, Region inspector) {
        this.model = model;
        this.sidebar = sidebar;
        this.conversation = conversation;
        this.welcome = new StackPane(welcome);
        this.inspector = inspector;
        dimmer.getStyleClass().add("drawer-dimmer");
        dimmer.setOnMouseClicked(_ -> closeDrawer());
        getChildren().addAll(sidebar, this.welcome, conversation, dimmer, inspector);
        Until.gone(this, model.open(), _ -> {
            drawer = false;
            arrange();
        });
        widthProperty().addListener((_, _, _) -> arrange());
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        arrange();
    }

    /// Shows or hides the inspector: beside the conversation, or as a drawer over it.
    void toggleInspector() {
        if (model.open().get() == null) return;
        if (wide()) {
            beside = !beside;
        } else {
            drawer = !drawer;
            if (drawer) Motion.appear(inspector, 0);
        }
        arrange();
    }

    /// Closes the drawer; false if it is not open.
    boolean closeDrawer() {
        if (!drawer || wide()) return false;
        drawer = false;
        arrange();
        return true;
    }

    /// The inspector, if it is shown.
    Region shownInspector() {
        return inspector.isVisible() ? inspector : null;
    }

    private boolean wide() {
        return getWidth() >= Scale.room(THREE);
    }

    private boolean narrow() {
        return getWidth() < Scale.room(TWO);
    }

    private void arrange() {
        arrangedFor = Scale.percent();
        boolean talking = model.open().get() != null;
        conversation.setVisible(talking);
        sidebar.setVisible(!narrow() || !talking);
        welcome.setVisible(!narrow() && !talking);
        inspector.setVisible(talking && (wide() ? beside : drawer));
        dimmer.setVisible(inspector.isVisible() && !wide());
        inspector.getStyleClass().remove("drawer");
        if (!wide()) inspector.getStyleClass().add("drawer");
        conversation.header().back(narrow());
        conversation.header().inspecting(inspector.isVisible());
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        if (arrangedFor != Scale.percent()) arrange();
        double left = narrow() ? 0 : Scale.room(Sidebar.WIDTH);
        double inspecting = Math.min(Scale.room(INSPECTOR), width);
        double right = wide() && inspector.isVisible() ? inspecting : 0;
        sidebar.resizeRelocate(0, 0, narrow() ? width : left, height);
        welcome.resizeRelocate(left, 0, width - left, height);
        conversation.resizeRelocate(left, 0, width - left - right, height);
        dimmer.resizeRelocate(left, 0, width - left, height);
        inspector.resizeRelocate(width - inspecting, 0, inspecting, height);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }
}
