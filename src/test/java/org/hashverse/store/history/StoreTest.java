package org.hashverse.store.history;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A test with an open store on a real file.
public abstract class StoreTest {
    @TempDir
    Path folder;
    public OpenStore open;

    @BeforeEach
    protected void open() throws Exception {
        open = new OpenStore(folder);
    }

    @AfterEach
    void close() {
        open.close();
    }

    /// Closes the store and opens it again.
    protected void restart() throws Exception {
        open.close();
        open = new OpenStore(folder);
    }
}
