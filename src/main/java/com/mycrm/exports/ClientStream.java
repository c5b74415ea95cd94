package com.mycrm.exports;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** The output stream to a client. It remembers whether it has written, and whether the client has disconnected. */
final class ClientStream extends FilterOutputStream {

    private boolean begun;
    private boolean disconnected;

    ClientStream(OutputStream output) {
        super(output);
    }

    boolean hasBegun() {
        return begun;
    }

    boolean isDisconnected() {
        return disconnected;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
            begun |= length > 0;
        } catch (IOException e) {
            disconnected = true;
            throw e;
        }
    }
}
