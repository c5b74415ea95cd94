package com.mycrm.exports;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** What a client receives, and whether it still does. */
final class ClientStream extends FilterOutputStream {

    private boolean gone;

    ClientStream(OutputStream output) {
        super(output);
    }

    boolean isGone() {
        return gone;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            gone = true;
            throw e;
        }
    }
}
