/// What breaks things on purpose: a network that tears, holds back, forges and repeats, and tests that chat over it. Everything is drawn from a seed, which
/// stands in whatever fails; `-Dhashverse.seed=N` draws the same again. `mvn -Psoak verify` runs the long forms and prints one table.
package org.hashverse.faults;
