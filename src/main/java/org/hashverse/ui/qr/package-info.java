/// QR codes: drawn for the screen and for a file, and read from pictures that a person drops, pastes or chooses. ZXing encodes and decodes; it knows no file and no window.
/// Pictures come from anywhere, so they are read within bounds ([PictureFile], [QrReader]), and never on the FX thread ([QrReadings]).
package org.hashverse.ui.qr;
