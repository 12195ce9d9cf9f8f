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
import org.hashverse.ui.kit.UncachedScrollPane;
import org.hashverse.ui.kit.ViewLifetime;
import org.hashverse.ui.sidebar.Sidebar;
import org.hashverse.ui.sidebar.SidebarEdge;
import org.kordamp.ikonli.feather.Feather;

/// Lays out the panes side by side: three from 1,000 pixels of width, two from 640, otherwise one. With less than three the inspector is a drawer. Larger text needs
/// more width for the same number.
public final class Panes extends Region {
    private static final double THREE_PANES_FROM = 1000;
    private static final double TWO_PANES_FROM = 640;
    private static final double INSPECTOR_WIDTH = 300;
    /// Height of the conversation header, in pixels at 100 percent text size.
    static final double HEADER_HEIGHT = 64;
    private static final double CLOSE_MARGIN = 12;
    /// Minimum width of the conversation beside a wide sidebar, in pixels at 100 percent text size.
    private static final double LEAST_CONVERSATION = 300;
    private final ChatModel model;
    private final Sidebar sidebar;
    private final ConversationPane conversation;
    private final VBox lasting;
    private final StartPane start;
    private final Region welcome;
    private final Button close = IconButton.of("close", "drawer-close", Feather.X, "flat");
    private final Region inspector;
    private final Region dimmer = new Region();
    private boolean inspectorWanted = true;
    private boolean drawerOpen;
    private int arrangedForPercent; // the text size at which the panes were arranged
    private final SidebarEdge edge;
    // as the person dragged it, in pixels at 100 percent text size
    private double sidebarWidth = Habits.USUAL_SIDEBAR;
    // as the settings had it last
    private int savedWidth = Habits.USUAL_SIDEBAR;

    /// @param lasting   lasting notices, shown while no conversation is open
    /// @param start     shown while no conversation is open
    /// @param saveWidth saves the sidebar's width that the person chose, in pixels at 100 percent text size
    Panes(ChatModel model, Sidebar sidebar, ConversationPane conversation, Node lasting, StartPane start, Region inspector, IntConsumer saveWidth) {
        this.model = model;
        edge = new SidebarEdge(this::widen, () -> saveWidth.accept((int) Math.round(sidebarWidth)), () -> {
            sidebarWidth = Habits.USUAL_SIDEBAR;
            saveWidth.accept(Habits.USUAL_SIDEBAR);
            requestLayout();
        });
        ViewLifetime.whenRemoved(this, model.settings().subscribe(now -> {
            if (now == null || now.habits().sidebar() == savedWidth) return; // the width being dragged is saved later
            savedWidth = now.habits().sidebar();
            sidebarWidth = savedWidth;
            requestLayout();
        }));
        this.sidebar = sidebar;
        this.conversation = conversation;
        this.lasting = new VBox(lasting);
        this.start = start;
        var scroll = new UncachedScrollPane(start);
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
        ListChangeListener<PeerItem> peersChanged = _ -> arrange();
        model.peers().addListener(peersChanged);
        ViewLifetime.whenRemoved(this, () -> model.peers().removeListener(peersChanged));
        ViewLifetime.listenWhileShown(this, model.open(), _ -> {
            drawerOpen = false;
            arrange();
        });
        ViewLifetime.listenWhileShown(this, model.nearby().preview(), _ -> arrange());
        widthProperty().addListener((_, _, _) -> arrange());
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        arrange();
    }

    /// Shows or hides the inspector: beside the conversation if the width allows, otherwise as a drawer over it. Does nothing while no conversation is open.
    void toggleInspector() {
        if (model.open().get() == null) return;
        if (wide()) {
            inspectorWanted = !inspectorWanted;
        } else {
            drawerOpen = !drawerOpen;
            if (drawerOpen) Motion.appear(inspector, 0);
        }
        arrange();
    }

    /// Shows the inspector if it is hidden. Does nothing while no conversation is open.
    void showInspector() {
        if (!inspector.isVisible()) toggleInspector();
    }

    /// Closes the drawer.
    ///
    /// @return false if no drawer is open
    boolean closeDrawer() {
        if (!drawerOpen || wide()) return false;
        drawerOpen = false;
        arrange();
        return true;
    }

    /// The inspector if it is shown, otherwise null.
    Region shownInspector() {
        return inspector.isVisible() ? inspector : null;
    }

    /// Makes the sidebar wider within its bounds. Does not save the width.
    ///
    /// @param by pixels; negative makes the sidebar narrower
    public void widen(double by) {
        double now = left() / Scale.space(1000) * 1000;
        sidebarWidth = Math.clamp(now + by / Scale.space(1000) * 1000, Habits.LEAST_SIDEBAR, Habits.MOST_SIDEBAR);
        requestLayout();
    }

    private boolean wide() {
        return wide(getWidth());
    }

    private boolean narrow() {
        return narrow(getWidth());
    }

    /// Whether a window shows three panes.
    ///
    /// @param width of the window in pixels
    static boolean wide(double width) {
        return width >= Scale.space(THREE_PANES_FROM);
    }

    /// Whether a window shows only one pane.
    ///
    /// @param width of the window in pixels
    static boolean narrow(double width) {
        return width < Scale.space(TWO_PANES_FROM);
    }

    /// Width of the inspector in a window of the given width, in pixels.
    static double inspectorWidth(double width) {
        return Math.min(Scale.space(INSPECTOR_WIDTH), width);
    }

    private void arrange() {
        arrangedForPercent = Scale.percent();
        boolean talking = model.open().get() != null;
        conversation.setVisible(talking);
        sidebar.setVisible(!narrow() || !talking && !start.previewing());
        start.preview().back(narrow());
        lasting.setVisible(!talking);
        // a single pane is the preview of a person nearby, or the list of conversations, or the welcome page while the list is empty
        welcome.setVisible(!talking && (!narrow() || start.previewing() || model.peers().isEmpty()));
        sidebar.getStyleClass().remove("alone");
        if (narrow()) sidebar.getStyleClass().add("alone");
        inspector.setVisible(talking && (wide() ? inspectorWanted : drawerOpen));
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
        if (arrangedForPercent != Scale.percent()) arrange();
        double left = left();
        double inspectorWidth = inspectorWidth(width);
        double noticeHeight = lasting.isVisible() ? Math.ceil(lasting.prefHeight(width - left)) : 0;
        lasting.resizeRelocate(left, 0, width - left, noticeHeight);
        double top = narrow() ? noticeHeight : 0;
        sidebar.resizeRelocate(0, top, narrow() ? width : left, height - top);
        if (narrow() && !start.previewing()) {
            sidebar.layout();
            var list = sidebar.list();
            welcome.resizeRelocate(0, top + list.getLayoutY(), width, list.getHeight());
        } else {
            welcome.resizeRelocate(left, noticeHeight, width - left, height - noticeHeight);
        }
        conversation.resizeRelocate(left, 0, width - left - right(), height);
        edge.setVisible(!narrow());
        edge.resizeRelocate(left - SidebarEdge.GRIP / 2, 0, SidebarEdge.GRIP, height);
        dimmer.resizeRelocate(0, 0, width, height);
        inspector.resizeRelocate(width - inspectorWidth, 0, inspectorWidth, height);
        double button = close.prefWidth(-1);
        close.resizeRelocate(width - button - CLOSE_MARGIN, CLOSE_MARGIN, button, close.prefHeight(-1));
    }

    /// Left edge of the conversation, in pixels from the left.
    public double left() {
        return narrow() ? 0 : left(sidebarWidth, getWidth() - right());
    }

    /// Left edge of the conversation beside the sidebar, in pixels from the left.
    ///
    /// @param sidebar wanted width of the sidebar, in pixels at 100 percent text size
    /// @param room    width of the sidebar and the conversation together, in pixels
    public static double left(double sidebar, double room) {
        return Math.min(Scale.space(sidebar), Math.max(Scale.space(Habits.LEAST_SIDEBAR), room - Scale.space(LEAST_CONVERSATION)));
    }

    /// Right edge of the conversation, in pixels from the right.
    double right() {
        return wide() && inspector.isVisible() ? inspectorWidth(getWidth()) : 0;
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
