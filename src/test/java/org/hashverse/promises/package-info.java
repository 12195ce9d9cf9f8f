/// Measures the promises of `src/docs/figures.md` with the product's limits: `mvn -Ppromises verify` runs these tests and prints one table.
/// Unlike all other tests they measure time. A test fails only if its bar is missed clearly, because a machine may be busy.
package org.hashverse.promises;
