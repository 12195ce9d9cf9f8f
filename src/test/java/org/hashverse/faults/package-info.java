/// Fault injection: a network that breaks connections, delays, forges and repeats bytes, and tests that chat over it. All faults come from a seed, which every
/// failure reports; `-Dhashverse.seed=N` repeats a run. `mvn -Psoak verify` runs the long forms and prints one table.
package org.hashverse.faults;
