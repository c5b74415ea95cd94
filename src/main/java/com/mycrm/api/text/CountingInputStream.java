package com.mycrm.api.text;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that counts the bytes which are read from it, such as to stop at a limit. */
public abstract class CountingInputStream extends FilterInputStream {

    protected CountingInputStream(InputStream content) {
        super(content);
    }

    /** Called after each read with the number of its bytes, 0 at the end; may end the reading by an exception. */
    protected abstract void count(int bytes) throws IOException;

    @Override
    public int read() throws IOException {
        var next = in.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        var read = in.read(target, offset, length);
        count(Math.max(0, read));
        return read;
    }
}
