package org.hashverse.chat.files;

import java.util.Optional;

/// One file or folder that a message offers. It says what its sender claims; only [#hash] is checked, when the bytes arrive.
///
/// @param name    see [FileName]; a longer or unsafe name is reduced
/// @param size    bytes of the content, 0 to [#MAX_SIZE]; of a folder, of all its files together
/// @param hash    the content; of a folder, all its files one after another, in the order of the listing
/// @param folder  what only a folder has; empty for a file
/// @param picture what only a picture has; empty for anything else, and where the sender made no preview
public record FileItem(String name, long size, FileHash hash, Optional<Folder> folder, Optional<Picture> picture) {
    /// Most bytes of a content. The hashes of its pieces then take 8 MiB.
    public static final long MAX_SIZE = 1L << 38;
    /// Most files of a folder.
    public static final int MAX_FILES = 100_000;
    /// Most bytes of a folder's listing.
    public static final int MAX_LISTING = 16 << 20;

    /// @throws IllegalArgumentException for a field out of bounds
    public FileItem {
        name = FileName.safe(name);
        if (size < 0 || size > MAX_SIZE) throw new IllegalArgumentException("a size is 0 to " + MAX_SIZE);
        if (folder.isPresent() && picture.isPresent()) throw new IllegalArgumentException("a folder is no picture");
    }

    /// The same without the preview of a picture.
    public FileItem withoutPreview() {
        return new FileItem(name, size, hash, folder, picture.map(shown -> new Picture(shown.width, shown.height, "")));
    }

    /// The listing of a folder: a content of its own, which is fetched first.
    ///
    /// @param listing its hash
    /// @param bytes   its size, 1 to [#MAX_LISTING]
    /// @param files   how many files the folder has, 0 to [#MAX_FILES]
    public record Folder(FileHash listing, int bytes, int files) {
        /// @throws IllegalArgumentException for a field out of bounds
        public Folder {
            if (bytes < 1 || bytes > MAX_LISTING) throw new IllegalArgumentException("a listing has 1 to " + MAX_LISTING + " bytes");
            if (files < 0 || files > MAX_FILES) throw new IllegalArgumentException("a folder has 0 to " + MAX_FILES + " files");
        }
    }

    /// A picture.
    ///
    /// @param width   in pixels, 1 to [#MAX_SIDE]
    /// @param height  in pixels, 1 to [#MAX_SIDE]
    /// @param preview a small PNG or JPEG file in base64url without padding, at most [#MAX_PREVIEW] characters; may be empty
    public record Picture(int width, int height, String preview) {
        /// Most pixels of one side.
        public static final int MAX_SIDE = 65_535;
        /// Most characters of a preview: 24 KiB.
        public static final int MAX_PREVIEW = 32_768;

        /// @throws IllegalArgumentException for a field out of bounds
        public Picture {
            if (width < 1 || width > MAX_SIDE || height < 1 || height > MAX_SIDE) throw new IllegalArgumentException("a side of a picture is 1 to " + MAX_SIDE);
            // base64 of whole bytes never leaves one character over after groups of four
            if (preview.length() > MAX_PREVIEW || preview.length() % 4 == 1 || !preview.matches("[A-Za-z0-9_-]*")) throw new IllegalArgumentException("a preview is at most " + MAX_PREVIEW + " characters of base64url");
        }
    }
}
