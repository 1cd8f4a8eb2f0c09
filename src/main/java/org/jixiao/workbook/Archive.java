package org.jixiao.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.commons.io.function.IOSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A zip archive of files, as opposed to the zip file that a workbook itself is. Only its directory is held in memory.
 *
 * @param store where its bytes are, opened for each use, so that threads do not share a position
 */
record Archive(IOSupplier<Zip> store, List<Zip.Entry> entries) {
    /** Enough to see the name of the first entry. */
    private static final int HEAD = 64;

    private static final int NAME_AT = 30;

    /** Entries that only Office and OpenDocument packages have. */
    private static final Set<String> PACKAGE_MARKS =
            Set.of("[Content_Types].xml", "_rels/.rels", "mimetype", "META-INF/manifest.xml", "OFD.xml");

    /**
     * The archive there, or null where something else is: also where it is damaged, which shows when it is read as a
     * file.
     */
    static @Nullable Archive of(IOSupplier<Zip> store, int maxEntries) {
        try (Zip zip = store.get()) {
            if (!mayBeArchive(zip.start(HEAD))) {
                return null;
            }
            List<Zip.Entry> entries = zip.entries(maxEntries);
            boolean isPackage = entries.stream().anyMatch(entry -> PACKAGE_MARKS.contains(entry.name()));
            return isPackage ? null : new Archive(store, entries);
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    /**
     * Lists the files in here under the archive's name, sorted, and what is passed over; those of inner archives too if
     * wanted.
     */
    void list(String name, List<SourceFile> files, List<String> passedOver, boolean inner) {
        List<Zip.Entry> sorted = entries.stream()
                .filter(entry -> !entry.isFolder())
                .sorted(Comparator.comparing(Zip.Entry::name, SourceWalk.CODE_POINTS))
                .toList();
        if (sorted.isEmpty()) {
            files.add(SourceFile.unreachable(name, UnreadableException.unsupported("empty-zip")));
        }
        int room = Limits.ARCHIVE_ENTRIES - entries.size();
        try (Zip zip = store.get()) {
            for (Zip.Entry entry : sorted) {
                String entryName = name + "!/" + entry.name();
                SourceFile file = new SourceFile(entryName, entry.modified(), () -> read(store, entry));
                if (Junk.inPath(entry.name())) {
                    passedOver.add(entryName);
                    continue;
                }
                Archive archive = inner && startsLikeArchive(zip, entry) ? of(held(file), room) : null;
                if (archive == null) {
                    files.add(file);
                } else {
                    room -= archive.entries.size();
                    archive.list(entryName, files, passedOver, false);
                }
            }
        } catch (IOException e) {
            files.add(SourceFile.unreachable(name, UnreadableException.of(e)));
        }
    }

    private static boolean startsLikeArchive(Zip zip, Zip.Entry entry) {
        if (entry.size() / Limits.ARCHIVE_RATIO > entry.packedSize()) {
            return false; // reading it will say what it is
        }
        try {
            return mayBeArchive(zip.head(entry, HEAD));
        } catch (IOException e) {
            return false; // locked or damaged: reading the entry will say so
        }
    }

    /**
     * A zip file whose first entry does not already say that it is a workbook; for most workbooks that spares the
     * directory.
     */
    private static boolean mayBeArchive(byte[] head) {
        if (head.length <= NAME_AT || !Zip.startsLikeZip(head)) {
            return false;
        }
        String name = new String(head, NAME_AT, head.length - NAME_AT, StandardCharsets.ISO_8859_1);
        return PACKAGE_MARKS.stream().noneMatch(name::startsWith);
    }

    private static byte[] read(IOSupplier<Zip> store, Zip.Entry entry) throws IOException {
        if (entry.size() > Limits.FILE) {
            throw Limits.tooLarge("size");
        }
        try (Zip zip = store.get();
                InputStream content = zip.open(entry, new Limits())) {
            byte[] read = content.readNBytes(Limits.FILE + 1);
            if (read.length > Limits.FILE) {
                throw Limits.tooLarge("size");
            }
            return read;
        }
    }

    /** The bytes of an inner archive, kept while there is memory, or else unpacked again. */
    private static IOSupplier<Zip> held(SourceFile file) {
        return new IOSupplier<>() {
            private SoftReference<byte[]> held = new SoftReference<>(null);

            @Override
            public synchronized Zip get() throws IOException {
                byte[] content = held.get();
                if (content == null) {
                    content = file.read();
                    held = new SoftReference<>(content);
                }
                return Zip.of(content);
            }
        };
    }
}
