package org.hashverse.ui.settings;

import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import org.hashverse.desktop.Autostart;

/// What the desktop offers for starting and closing the program.
///
/// @param notifies  whether the desktop shows notifications
/// @param tray      whether the tray shows our icon now
/// @param autostart the desktop's autostart entry of the program; empty if it is unknown what to start
public record DesktopFeatures(boolean notifies, ObservableBooleanValue tray, Optional<Autostart> autostart) {}
