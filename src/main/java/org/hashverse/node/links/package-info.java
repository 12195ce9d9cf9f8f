/// The connections of a node: the port, the admission of a connection, what its frames do, silence, and the notices that a peer joined or left.
package org.hashverse.node.links;
