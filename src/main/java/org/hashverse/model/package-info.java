/// The observable state that the window shows, updated by the node's events. It only needs `javafx.base`. Everything here is read and
/// changed on the FX thread, unless a method says otherwise.
package org.hashverse.model;

