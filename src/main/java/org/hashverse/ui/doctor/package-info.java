/// *Can others reach me?*: the report of the doctor, each finding with its fix, and the same as a text without private data.
package org.hashverse.ui.doctor;
