package org.hashverse.ui.app;

import java.util.function.IntConsumer;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.hashverse.model.ChatModel;
import org.hashverse.model.PeerItem;
import org.hashverse.store.settings.Habits;
import org.hashverse.ui.conversation.ConversationPane;
import org.hashverse.ui.kit.IconButton;
import org.hashverse.ui.kit.Motion;
import org.hashverse.ui.kit.Scale;
import org.hashverse.ui.kit.ViewLifetime;
import org.hashverse.ui.sidebar.Sidebar;
import org.hashverse.ui.sidebar.SidebarEdge;
import org.kordamp.ikonli.feather.Feather;

/// The panes side by side, as many as the width holds: three from 1,000 pixels, two and a drawer from 640, else one; more where text is larger.
public final class Panes extends Region {
    private static final double THREE = 1000;
    private static final double TWO = 640;
    private static final double INSPECTOR = 300;
    /// How high the header of a conversation is, in pixels at 100 percent.
    static final double HEADER = 64;
    private static final double CLOSE = 12;
    /// What the conversation keeps beside a sidebar that was made wider.
    private static final double CONVERSATION = 300;
    private final ChatModel model;
    private final Sidebar sidebar;
    private final ConversationPane conversation;
    private final VBox lasting;
    private final Region welcome;
    private final Button close = IconButton.of("close", "drawer-close", Feather.X, "flat");
    private final Region inspector;
    private final Region dimmer = new Region();
    private boolean beside = true;
    private boolean drawer;
    private int arrangedFor;
    private final SidebarEdge edge;
    // as the person made it, in pixels where text has its usual size
    private double wide = Habits.USUAL_SIDEBAR;
    private int told = Habits.USUAL_SIDEBAR;

    /// @param lasting what is said while no conversation is open
    /// @param welcome stands in place of one
    /// @param keep    told how wide the person made the sidebar
    Panes(ChatModel model, Sidebar sidebar, ConversationPane conversation, Node lasting, Region welcome, Region inspector, IntConsumer keep) {
        this.model = model;
        edge = new SidebarEdge(this::widen, () -> keep.accept((int) Math.round(wide)), () -> {
            wide = Habits.USUAL_SIDEBAR;
            keep.accept(Habits.USUAL_SIDEBAR);
            requestLayout();
        });
        ViewLifetime.whenRemoved(this, model.settings().subscribe(now -> {
            if (now == null || now.habits().sidebar() == told) return; // what is being dragged is told later
            told = now.habits().sidebar();
            wide = told;
            requestLayout();
        }));
        this.sidebar = sidebar;
        this.conversation = conversation;
        this.lasting = new VBox(lasting);
        var scroll = new ScrollPane(welcome);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("welcome-scroll");
        this.welcome = scroll;
        close.setOnAction(_ -> closeDrawer());
        this.inspector = inspector;
        dimmer.getStyleClass().add("drawer-dimmer");
        dimmer.setOnMouseClicked(_ -> closeDrawer());
        getChildren().addAll(sidebar, this.lasting, this.welcome, conversation, edge, dimmer, inspector, close);
        ListChangeListener<PeerItem> known = _ -> arrange();
        model.peers().addListener(known);
        ViewLifetime.whenRemoved(this, () -> model.peers().removeListener(known));
        ViewLifetime.listenWhileShown(this, model.open(), _ -> {
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

    /// Shows the inspector if it is hidden.
    void showInspector() {
        if (!inspector.isVisible()) toggleInspector();
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

    /// Makes the sidebar wider by so many pixels, within its bounds.
    public void widen(double by) {
        double now = left() / Scale.room(1000) * 1000;
        wide = Math.clamp(now + by / Scale.room(1000) * 1000, Habits.LEAST_SIDEBAR, Habits.MOST_SIDEBAR);
        requestLayout();
    }

    private boolean wide() {
        return wide(getWidth());
    }

    private boolean narrow() {
        return narrow(getWidth());
    }

    /// Whether a window holds three panes.
    ///
    /// @param width of the window in pixels
    static boolean wide(double width) {
        return width >= Scale.room(THREE);
    }

    /// Whether a window holds only one pane.
    ///
    /// @param width of the window in pixels
    static boolean narrow(double width) {
        return width < Scale.room(TWO);
    }

    /// How wide the inspector is in a window, in pixels.
    static double inspector(double width) {
        return Math.min(Scale.room(INSPECTOR), width);
    }

    private void arrange() {
        arrangedFor = Scale.percent();
        boolean talking = model.open().get() != null;
        conversation.setVisible(talking);
        sidebar.setVisible(!narrow() || !talking);
        lasting.setVisible(!talking);
        // where one pane fits, the list has it, unless it is empty
        welcome.setVisible(!talking && (!narrow() || model.peers().isEmpty()));
        sidebar.getStyleClass().remove("alone");
        if (narrow()) sidebar.getStyleClass().add("alone");
        inspector.setVisible(talking && (wide() ? beside : drawer));
        dimmer.setVisible(inspector.isVisible() && !wide());
        close.setVisible(dimmer.isVisible());
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
        double left = left();
        double inspecting = inspector(width);
        double said = lasting.isVisible() ? Math.ceil(lasting.prefHeight(width - left)) : 0;
        lasting.resizeRelocate(left, 0, width - left, said);
        double top = narrow() ? said : 0;
        sidebar.resizeRelocate(0, top, narrow() ? width : left, height - top);
        if (narrow()) {
            sidebar.layout();
            var list = sidebar.list();
            welcome.resizeRelocate(0, top + list.getLayoutY(), width, list.getHeight());
        } else {
            welcome.resizeRelocate(left, said, width - left, height - said);
        }
        conversation.resizeRelocate(left, 0, width - left - right(), height);
        edge.setVisible(!narrow());
        edge.resizeRelocate(left - SidebarEdge.GRIP / 2, 0, SidebarEdge.GRIP, height);
        dimmer.resizeRelocate(0, 0, width, height);
        inspector.resizeRelocate(width - inspecting, 0, inspecting, height);
        double button = close.prefWidth(-1);
        close.resizeRelocate(width - button - CLOSE, CLOSE, button, close.prefHeight(-1));
    }

    /// Where the conversation begins, in pixels from the left.
    public double left() {
        return narrow() ? 0 : left(wide, getWidth() - right());
    }

    /// Where the conversation begins beside the list of peers, in pixels from the left.
    ///
    /// @param list how wide the list is to be, at the usual size of text
    /// @param room for the list and the conversation together, in pixels
    public static double left(double list, double room) {
        return Math.min(Scale.room(list), Math.max(Scale.room(Habits.LEAST_SIDEBAR), room - Scale.room(CONVERSATION)));
    }

    /// Where it ends, in pixels from the right.
    double right() {
        return wide() && inspector.isVisible() ? inspector(getWidth()) : 0;
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
