/// The layer that shows a card above the window, what every card is made of, notices and toasts, and [Dialogs], by which a view opens any of them.
package org.hashverse.ui.dialog;
