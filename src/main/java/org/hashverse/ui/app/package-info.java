/// The application and its window: it puts the panes together, hears the shortcuts, shows dialogs and notifications, and closes.
package org.hashverse.ui.app;
