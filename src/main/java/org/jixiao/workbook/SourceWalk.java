package org.jixiao.workbook;

import java.io.File;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jixiao.model.Problem;

/** One walk from paths to files. */
final class SourceWalk {
    final List<SourceFile> files = new ArrayList<>();
    final List<String> passedOver = new ArrayList<>();
    /** Real paths of files and folders already met: nothing is listed twice, and links in a circle end. */
    private final Set<Path> seen = new HashSet<>();

    /** The order of code points, which is that of the bytes of UTF-8; {@link String#compareTo} puts those beyond U+FFFF before U+E000. */
    static final Comparator<String> CODE_POINTS = Comparator.comparing(
                    (String name) -> name.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned)
            .thenComparing(Comparator.naturalOrder());

    /** Adds what the user named. A folder named on purpose is walked whatever its name. */
    void add(Path path) {
        String name = path.toString().replace(File.separatorChar, '/');
        if (Junk.is(String.valueOf(path.getFileName())) && !Files.isDirectory(path)) {
            passedOver.add(name);
        } else {
            visit(path, name);
        }
    }

    private void visit(Path path, String name) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (!attributes.isDirectory() && !attributes.isRegularFile()) {
                // A pipe or a device may never end.
                throw new UnreadableException(Problem.Kind.IO, "special");
            } else if (!seen.add(path.toRealPath())) {
                return;
            } else if (attributes.isDirectory()) {
                folder(path, name);
            } else {
                file(path, name, attributes.lastModifiedTime().toInstant());
            }
        } catch (IOException e) {
            files.add(SourceFile.unreachable(name, UnreadableException.of(e)));
        }
    }

    private void folder(Path folder, String name) throws IOException {
        Map<String, Path> children = new TreeMap<>(CODE_POINTS);
        try (DirectoryStream<Path> listing = Files.newDirectoryStream(folder)) {
            List<Path> all = new ArrayList<>();
            listing.forEach(all::add);
            all.sort(Comparator.comparing(SourceWalk::isGarbled).thenComparing(Comparator.naturalOrder()));
            for (Path child : all) {
                // With its slash a folder sorts where its files' full names do.
                String end = Files.isDirectory(child) ? "/" : "";
                String own = ownName(child);
                children.put((children.containsKey(own + end) ? rawName(child) : own) + end, child);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        String prefix = name.isEmpty() || name.endsWith("/") ? name : name + "/";
        children.forEach((sortKey, child) -> {
            String own = sortKey.replaceFirst("/$", "");
            if (Junk.is(own)) {
                passedOver.add(prefix + sortKey);
            } else {
                visit(child, prefix + own);
            }
        });
    }

    /** Whether a file's name is not in the encoding of the system: Java shows the same sign for each byte that it cannot decode. */
    private static boolean isGarbled(Path file) {
        return file.getFileName().toString().indexOf('\uFFFD') >= 0;
    }

    /** A file's name in its folder; a garbled one as Chinese Windows means it. */
    private static String ownName(Path file) {
        if (!isGarbled(file)) {
            return file.getFileName().toString();
        }
        String raw = rawName(file);
        byte[] bytes = URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.ISO_8859_1)
                .getBytes(StandardCharsets.ISO_8859_1);
        return Objects.requireNonNullElse(Texts.decode(bytes), raw);
    }

    /** The same with {@code %} before its bytes. */
    private static String rawName(Path file) {
        String path = file.toUri().getRawPath().replaceFirst("/$", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private void file(Path path, String name, Instant modified) {
        Archive archive = Archive.of(() -> new Zip(FileChannel.open(path)), Limits.ARCHIVE_ENTRIES);
        if (archive == null) {
            files.add(new SourceFile(name, modified, () -> read(path)));
        } else {
            archive.list(name, files, passedOver, true);
        }
    }

    private static byte[] read(Path path) throws IOException {
        BasicFileAttributes before = Files.readAttributes(path, BasicFileAttributes.class);
        if (before.size() > Limits.FILE) {
            throw Limits.tooLarge("size");
        }
        byte[] content = Files.readAllBytes(path);
        BasicFileAttributes after = Files.readAttributes(path, BasicFileAttributes.class);
        if (content.length != before.size() || !after.lastModifiedTime().equals(before.lastModifiedTime())) {
            // Half of the old content and half of the new: only some formats would show it.
            throw new UnreadableException(Problem.Kind.IO, "changing");
        }
        return content;
    }
}
