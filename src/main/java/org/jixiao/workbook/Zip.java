package org.jixiao.workbook;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.io.IOUtils;
import org.apache.commons.io.channels.ByteArraySeekableByteChannel;
import org.jixiao.model.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A zip file, in memory or on disk; its directory is read from its end as the format asks. Own code, because the same few lines serve
 * workbooks in memory, ten thousand to the second, and archives on disk, by many threads at once and with names in GBK:
 * commons-compress takes five times as long for a directory, and would read it anew for each workbook of an archive.
 */
final class Zip implements AutoCloseable {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END64_SIGNATURE = 0x06064b50;
    private static final int END64_LOCATOR_SIGNATURE = 0x07064b50;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int LOCAL_SIGNATURE = 0x04034b50;

    private static final int END_SIZE = 22;
    private static final int END64_SIZE = 56;
    private static final int END64_LOCATOR_SIZE = 20;
    private static final int ENTRY_SIZE = 46;
    private static final int LOCAL_SIZE = 30;
    private static final int MAX_COMMENT = 0xFFFF;

    private static final int FLAG_ENCRYPTED = 1;
    private static final int FLAG_UTF8 = 1 << 11;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    /** Names from Chinese Windows. */
    private static final Charset GBK = Charset.forName("GBK");

    private static final int FIRST_OF_THREE_BYTES = 0x800;

    private final SeekableByteChannel file;
    private @Nullable Inflater inflater;

    /** @param file closed with this */
    Zip(SeekableByteChannel file) {
        this.file = file;
    }

    static Zip of(byte[] content) {
        return new Zip(ByteArraySeekableByteChannel.wrap(content));
    }

    /**
     * One entry.
     *
     * @param name as the archive spells it, with {@code /}; data, never to be used as a path on disk
     * @param crc the checksum of the unpacked bytes, 0 where the writer gave none
     * @param modified the time in the archive, which has no zone: taken as local; the epoch where it is none
     */
    record Entry(
            String name, int flags, int method, long crc, long packedSize, long size, long offset, Instant modified) {
        boolean isFolder() {
            return name.endsWith("/");
        }
    }

    /** True where these first bytes are those of a zip file with at least one entry. */
    static boolean startsLikeZip(byte[] head) {
        return head.length >= 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
    }

    /**
     * Reads the directory.
     *
     * @throws UnreadableException CORRUPT/truncated where the end is missing, CORRUPT/damaged where it contradicts
     *     itself, TOO_LARGE for more entries than the limit
     */
    List<Entry> entries(int maxEntries) throws IOException {
        int tailSize = (int) Math.min(file.size(), END_SIZE + MAX_COMMENT + END64_LOCATOR_SIZE);
        ByteBuffer tail = read(file.size() - tailSize, tailSize);
        int end = end(tail);
        long count = Short.toUnsignedLong(tail.getShort(end + 10));
        long size = Integer.toUnsignedLong(tail.getInt(end + 12));
        long offset = Integer.toUnsignedLong(tail.getInt(end + 16));
        if (count == 0xFFFF || size == 0xFFFFFFFFL || offset == 0xFFFFFFFFL) {
            ByteBuffer end64 = end64(tail, end - END64_LOCATOR_SIZE);
            count = end64.getLong(32);
            size = end64.getLong(40);
            offset = end64.getLong(48);
        }
        if (count < 0 || count > maxEntries) {
            throw Limits.tooLarge("bomb");
        }
        if (size < count * ENTRY_SIZE || offset < 0 || size > file.size() || offset > file.size() - size) {
            throw UnreadableException.damaged("zip directory outside the file");
        }
        if (size > Limits.FILE) {
            throw Limits.tooLarge("bomb"); // 64 MiB of names
        }
        ByteBuffer directory = read(offset, (int) size);
        List<Entry> entries = new ArrayList<>((int) count);
        long packed = 0;
        for (long i = 0; i < count; i++) {
            Entry entry = entry(directory);
            packed += entry.packedSize;
            if (packed > file.size()) {
                throw Limits.tooLarge("bomb"); // entries that share their bytes
            }
            entries.add(entry);
        }
        return entries;
    }

    /** The first bytes of the file itself, at most that many. */
    byte[] start(int length) throws IOException {
        return read(0, (int) Math.min(file.size(), length)).array();
    }

    /** The unpacked bytes, checked against size and checksum when their end is reached. One entry at a time: all share an inflater. */
    InputStream open(Entry entry, Limits limits) throws IOException {
        return unpacked(entry, packed(entry), limits);
    }

    /** The bytes of an entry as they stand in the file. */
    byte[] packed(Entry entry) throws IOException {
        if (entry.packedSize > Limits.FILE) {
            throw Limits.tooLarge("size");
        }
        return packed(entry, (int) entry.packedSize);
    }

    /** The first unpacked bytes, at most that many; they are not checked where there are more. */
    byte[] head(Entry entry, int length) throws IOException {
        int packed =
                (int) Math.min(entry.packedSize, length + 512L); // what deflate's own tables take at most, and more
        return unpacked(entry, packed(entry, packed), new Limits()).readNBytes(length);
    }

    @Override
    public void close() throws IOException {
        file.close();
        if (inflater != null) {
            inflater.end();
        }
    }

    private byte[] packed(Entry entry, int size) throws IOException {
        if ((entry.flags & FLAG_ENCRYPTED) != 0) {
            throw new UnreadableException(Problem.Kind.ENCRYPTED, "password");
        }
        if (entry.method != STORED && entry.method != DEFLATED) {
            throw UnreadableException.unsupported("zip");
        }
        ByteBuffer local = read(entry.offset, LOCAL_SIZE);
        if (local.getInt(0) != LOCAL_SIGNATURE) {
            throw UnreadableException.damaged("no entry where the zip directory says");
        }
        int names = Short.toUnsignedInt(local.getShort(26)) + Short.toUnsignedInt(local.getShort(28));
        return read(entry.offset + LOCAL_SIZE + names, size).array();
    }

    /** The same unpacked: what {@link #open} gives, from what {@link #packed(Entry)} gave. */
    InputStream unpacked(Entry entry, byte[] bytes, Limits limits) {
        if (entry.method == STORED) {
            return new CheckedEntry(new ByteArrayInputStream(bytes), entry, limits);
        }
        Inflater ready = inflater == null ? new Inflater(true) : inflater;
        inflater = ready;
        ready.reset();
        ready.setInput(bytes);
        InputStream nothingMore = InputStream.nullInputStream();
        return new CheckedEntry(new InflaterInputStream(nothingMore, ready), entry, limits);
    }

    /**
     * Some of the bytes, in the byte order of zip files.
     *
     * @throws EOFException where the bytes end before that
     */
    private ByteBuffer read(long offset, int length) throws IOException {
        if (offset < 0 || offset + length > file.size()) {
            throw new EOFException();
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        IOUtils.readFully(file.position(offset), bytes);
        return bytes.flip();
    }

    /** Where the end record begins. */
    private static int end(ByteBuffer tail) throws UnreadableException {
        for (int at = tail.limit() - END_SIZE; at >= 0; at--) {
            if (tail.getInt(at) == END_SIGNATURE
                    && at + END_SIZE + Short.toUnsignedInt(tail.getShort(at + 20)) <= tail.limit()) {
                return at;
            }
        }
        throw new UnreadableException(Problem.Kind.CORRUPT, "truncated");
    }

    /** The end record of a large file, which is where the locator says. */
    private ByteBuffer end64(ByteBuffer tail, int locator) throws IOException {
        boolean has64 = locator >= 0 && tail.getInt(locator) == END64_LOCATOR_SIGNATURE;
        long offset = has64 ? tail.getLong(locator + 8) : -1;
        if (offset >= 0 && offset <= file.size() - END64_SIZE) {
            ByteBuffer end64 = read(offset, END64_SIZE);
            if (end64.getInt(0) == END64_SIGNATURE) {
                return end64;
            }
        }
        throw UnreadableException.damaged("zip64 directory missing");
    }

    private static Entry entry(ByteBuffer directory) throws UnreadableException {
        int start = directory.position();
        if (directory.remaining() < ENTRY_SIZE || directory.getInt(start) != ENTRY_SIGNATURE) {
            throw UnreadableException.damaged("zip directory broken");
        }
        int flags = Short.toUnsignedInt(directory.getShort(start + 8));
        int method = Short.toUnsignedInt(directory.getShort(start + 10));
        int time = directory.getInt(start + 12);
        long crc = Integer.toUnsignedLong(directory.getInt(start + 16));
        long packed = Integer.toUnsignedLong(directory.getInt(start + 20));
        long size = Integer.toUnsignedLong(directory.getInt(start + 24));
        int nameLength = Short.toUnsignedInt(directory.getShort(start + 28));
        int extraLength = Short.toUnsignedInt(directory.getShort(start + 30));
        int commentLength = Short.toUnsignedInt(directory.getShort(start + 32));
        long offset = Integer.toUnsignedLong(directory.getInt(start + 42));
        directory.position(start + ENTRY_SIZE);
        byte[] name = new byte[nameLength];
        directory.get(name);
        ByteBuffer extra = directory.slice().order(directory.order()).limit(extraLength);
        directory.position(directory.position() + extraLength + commentLength);

        ByteBuffer large = zip64(extra);
        size = size == 0xFFFFFFFFL ? large.getLong() : size;
        packed = packed == 0xFFFFFFFFL ? large.getLong() : packed;
        offset = offset == 0xFFFFFFFFL ? large.getLong() : offset;
        if (size < 0 || packed < 0 || offset < 0) {
            throw UnreadableException.damaged("zip entry of negative size");
        }
        return new Entry(name(name, flags), flags, method, crc, packed, size, offset, time(time));
    }

    /** The part of the extra field that holds the sizes too large for the entry itself; empty where there is none. */
    private static ByteBuffer zip64(ByteBuffer extra) {
        while (extra.remaining() >= 4) {
            int id = Short.toUnsignedInt(extra.getShort());
            int length = Short.toUnsignedInt(extra.getShort());
            if (length > extra.remaining()) {
                break;
            }
            if (id == 1) {
                return extra.limit(extra.position() + length);
            }
            extra.position(extra.position() + length);
        }
        return extra.limit(extra.position());
    }

    private static String name(byte[] bytes, int flags) {
        // What does not say so may be UTF-8 all the same. There Chinese takes three bytes: what takes two is GBK that
        // happens to be valid.
        String decoded = Texts.decode(bytes, StandardCharsets.UTF_8);
        boolean utf8 = (flags & FLAG_UTF8) != 0
                || (decoded != null && decoded.chars().anyMatch(c -> c >= FIRST_OF_THREE_BYTES));
        // Some Windows programs write backslashes, which the format forbids.
        return new String(bytes, utf8 ? StandardCharsets.UTF_8 : GBK).replace('\\', '/');
    }

    /** A time as an entry gives it. */
    static Instant time(int dos) {
        try {
            return LocalDateTime.of(
                            1980 + (dos >>> 25),
                            dos >>> 21 & 15,
                            dos >>> 16 & 31,
                            dos >>> 11 & 31,
                            dos >>> 5 & 63,
                            (dos & 31) * 2)
                    .atZone(ZoneId.systemDefault())
                    .toInstant();
        } catch (DateTimeException e) {
            return Instant.EPOCH; // many writers leave the field 0, which is no date
        }
    }
}
