/// The doctor: why others can or cannot reach this computer.
///
/// `Doctor` collects [org.hashverse.node.doctor.Observations] off the node thread, within a time that is handed in; `Diagnosis` makes findings of them, and is a pure
/// function. `CallBacks` asks contacts how they see us, and answers them when they ask.
package org.hashverse.node.doctor;
