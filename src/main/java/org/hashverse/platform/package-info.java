/// The operating system and the environment of this computer, for all packages. A start that only hands over to the running program loads these classes too, so
/// they are few and use no other package.
package org.hashverse.platform;
