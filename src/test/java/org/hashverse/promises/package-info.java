/// What `src/docs/figures.md` promises, measured with the product's own limits: `mvn -Ppromises verify` runs these and prints one table.
/// Unlike all other tests they look at clocks; one fails where its bar is missed clearly, for a busy machine is no fault.
package org.hashverse.promises;
