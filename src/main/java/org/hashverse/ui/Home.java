package org.hashverse.ui;

/// What the desktop has for a program that comes and goes.
///
/// @param notifies whether it can show notifications
record Home(boolean notifies) {}
