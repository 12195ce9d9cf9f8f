/// The JavaFX application and its main window: panes, keyboard shortcuts, dialogs, notifications, and what happens when the window is closed.
package org.hashverse.ui.app;
