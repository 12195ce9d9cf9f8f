/// The program: what stands on the command line, which profile that means, and then a window or a console over one node.
package org.hashverse;
