package org.jixiao.workbook;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Bytes that can be read at any place: an array in memory or a file on disk, which is then not held in memory. */
interface Bytes extends Closeable {
    long size() throws IOException;

    /**
     * Some of the bytes, in the byte order of zip files.
     *
     * @throws EOFException where the bytes end before that
     */
    ByteBuffer read(long offset, int length) throws IOException;

    static Bytes of(byte[] content) {
        return new Bytes() {
            @Override
            public long size() {
                return content.length;
            }

            @Override
            public ByteBuffer read(long offset, int length) throws EOFException {
                if (offset < 0 || length < 0 || offset + length > content.length) {
                    throw new EOFException();
                }
                return ByteBuffer.wrap(content, (int) offset, length).slice().order(ByteOrder.LITTLE_ENDIAN);
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
    }

    static Bytes of(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file);
        return new Bytes() {
            @Override
            public long size() throws IOException {
                return channel.size();
            }

            @Override
            public ByteBuffer read(long offset, int length) throws IOException {
                if (offset < 0 || length < 0 || offset + length > channel.size()) {
                    throw new EOFException();
                }
                ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
                while (buffer.hasRemaining()) {
                    if (channel.read(buffer, offset + buffer.position()) < 0) {
                        throw new EOFException();
                    }
                }
                return buffer.flip();
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }
}
