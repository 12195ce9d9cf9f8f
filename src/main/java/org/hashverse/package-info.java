/// The entry points: [Start] of the jar, [Hashverse] of the module. The program opens a window or a console over one node, or hands over to the instance that runs already.
package org.hashverse;
