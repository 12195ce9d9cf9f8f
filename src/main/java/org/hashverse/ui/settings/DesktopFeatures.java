package org.hashverse.ui.settings;

import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import org.hashverse.desktop.Autostart;

/// What the desktop has for a program that comes and goes.
///
/// @param notifies  whether it can show notifications
/// @param tray      whether its icon stands in a tray now
/// @param autostart its list of what starts at login; empty if it is not known what to start
public record DesktopFeatures(boolean notifies, ObservableBooleanValue tray, Optional<Autostart> autostart) {}
