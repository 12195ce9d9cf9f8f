/// Observable state for the window, told by the node's events. Needs `javafx.base` alone; everything here is read and
/// changed on one thread, the FX thread, unless a method says otherwise.
package org.hashverse.model;

