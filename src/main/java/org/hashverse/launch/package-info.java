/// Starts and ends of the program: the command line, the profile and who holds it, handing over to an instance that runs already, opening and closing nodes.
package org.hashverse.launch;
