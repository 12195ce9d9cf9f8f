/// The settings dialog and its parts, and the sheet of keyboard shortcuts.
package org.hashverse.ui.settings;
