/// The program: parses the command line, chooses the profile, and then opens a window or a console over one node, or hands over to the instance that runs already.
package org.hashverse;
