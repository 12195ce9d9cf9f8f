/// The program: what stands on the command line, which profile that means, and then a window or a console over one node, or what the program that runs already is to do.
package org.hashverse;
