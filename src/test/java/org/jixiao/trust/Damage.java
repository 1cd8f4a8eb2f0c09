package org.jixiao.trust;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jixiao.workbook.TestFiles;

/** Ways in which a file goes bad; the same random numbers do the same damage. */
enum Damage {
    /** What disks, mails and memory sticks do. */
    BYTES {
        @Override
        byte[] to(byte[] content, Random random) {
            return bytes(content, random);
        }
    },
    /** What programs do that take a package apart and put it together wrongly. */
    PARTS {
        @Override
        byte[] to(byte[] content, Random random) throws IOException {
            Map<String, byte[]> parts = TestFiles.unzip(content);
            List<String> names = List.copyOf(parts.keySet());
            String one = any(names, random);
            String other = any(names, random);
            switch (random.nextInt(6)) {
                case 0 -> parts.remove(one);
                case 1 -> {
                    byte[] swapped = parts.put(one, parts.get(other));
                    parts.put(other, swapped);
                }
                case 2 -> parts.put(one, Arrays.copyOf(parts.get(one), random.nextInt(1 + parts.get(one).length)));
                case 3 -> parts.put(one, bytes(parts.get(one), random));
                case 4 -> parts.put(one.toUpperCase(java.util.Locale.ROOT) + random.nextInt(2), parts.remove(one));
                default -> parts.put(one, new byte[random.nextInt(2) * 5_000]);
            }
            return TestFiles.zip(parts);
        }
    },
    /** What other writers of the format do, and those who mean ill: every byte is well packed. */
    XML {
        @Override
        byte[] to(byte[] content, Random random) throws IOException {
            Map<String, byte[]> parts = TestFiles.unzip(content);
            List<String> names = parts.keySet().stream()
                    .filter(name -> name.endsWith(".xml") || name.endsWith(".rels"))
                    .toList();
            for (int i = random.nextInt(3); i >= 0; i--) {
                String name = any(names, random);
                String xml = new String(parts.get(name), StandardCharsets.UTF_8);
                parts.put(name, node(xml, random).getBytes(StandardCharsets.UTF_8));
            }
            return TestFiles.zip(parts);
        }
    },
    /** The same for the records of an .xls. */
    RECORDS {
        @Override
        byte[] to(byte[] content, Random random) throws IOException {
            try (POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(content))) {
                byte[] stream;
                try (var in = container.createDocumentInputStream("Workbook")) {
                    stream = in.readAllBytes();
                }
                List<byte[]> records = records(stream);
                for (int i = random.nextInt(3); i >= 0; i--) {
                    record(records, random);
                }
                ByteArrayOutputStream changed = new ByteArrayOutputStream();
                for (byte[] record : records) {
                    changed.write(record);
                }
                container.getRoot().getEntry("Workbook").delete();
                container.createDocument(new ByteArrayInputStream(changed.toByteArray()), "Workbook");
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                container.writeFilesystem(out);
                return out.toByteArray();
            }
        }
    };

    private static final Pattern TAG = Pattern.compile("<[^<>!?]+>");
    private static final Pattern VALUE = Pattern.compile("=\"([^\"]*)\"|>([^<>]+)<");

    private static final List<String> NASTY = List.of(
            "",
            "-1",
            "0",
            "1",
            "2147483648",
            "-2147483648",
            "99999999999999999999",
            "1E400",
            "-1E-400",
            "NaN",
            "A0",
            "XFE1",
            "A1048577",
            "A1:A1",
            "B2:A1",
            "$A$1",
            "../../../x",
            "http://localhost/",
            "\u0661",
            "_x0000_",
            "_xD800_",
            "&#xFFFE;",
            "${1/0}",
            "=1+1",
            "true",
            "rId1",
            "x".repeat(40_000),
            " ".repeat(300),
            "\uFFFF",
            "General",
            "s",
            "inlineStr",
            "e");

    abstract byte[] to(byte[] content, Random random) throws IOException;

    private static <T> T any(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    private static byte[] bytes(byte[] content, Random random) {
        if (content.length == 0) {
            return content;
        }
        byte[] copy = content.clone();
        int at = random.nextInt(copy.length);
        int length = Math.min(1 + random.nextInt(600), copy.length - at);
        switch (random.nextInt(6)) {
            case 0 -> copy = Arrays.copyOf(copy, at);
            case 1 -> Arrays.fill(copy, at, at + length, (byte) (random.nextBoolean() ? 0 : 0xFF));
            case 2 -> System.arraycopy(content, random.nextInt(copy.length - length + 1), copy, at, length);
            case 3 -> {
                copy = Arrays.copyOf(copy, copy.length + length); // some bytes twice
                System.arraycopy(content, at, copy, at + length, content.length - at);
            }
            default -> {
                for (int i = random.nextInt(8); i >= 0; i--) {
                    copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
        }
        return copy;
    }

    private static String node(String xml, Random random) {
        List<int[]> found = new ArrayList<>();
        boolean tag = random.nextInt(3) == 0;
        Matcher matcher = (tag ? TAG : VALUE).matcher(xml);
        while (matcher.find()) {
            int group = tag ? 0 : matcher.start(1) >= 0 ? 1 : 2;
            found.add(new int[] {matcher.start(group), matcher.end(group)});
        }
        if (found.isEmpty()) {
            return xml;
        }
        int[] at = any(found, random);
        String node = xml.substring(at[0], at[1]);
        String instead = !tag
                ? any(NASTY, random)
                : switch (random.nextInt(4)) {
                    case 0 -> "";
                    case 1 -> node + node;
                    case 2 -> node.replaceFirst("\\w+", "x");
                    default -> {
                        int[] other = any(found, random);
                        yield xml.substring(other[0], other[1]);
                    }
                };
        return xml.substring(0, at[0]) + instead + xml.substring(at[1]);
    }

    private static List<byte[]> records(byte[] stream) {
        List<byte[]> records = new ArrayList<>();
        int at = 0;
        while (at + 4 <= stream.length) {
            int end = at + 4 + (stream[at + 2] & 0xFF) + ((stream[at + 3] & 0xFF) << 8);
            records.add(Arrays.copyOfRange(stream, at, Math.min(end, stream.length)));
            at = end;
        }
        return records;
    }

    private static void record(List<byte[]> records, Random random) {
        int i = random.nextInt(records.size());
        byte[] record = records.get(i);
        switch (random.nextInt(7)) {
            case 0 -> records.remove(i);
            case 1 -> records.add(i, record);
            case 2 -> java.util.Collections.swap(records, i, random.nextInt(records.size()));
            case 3 -> record[2 + random.nextInt(2)] = (byte) random.nextInt();
            case 4 -> record[random.nextInt(2)] = (byte) random.nextInt();
            default -> {
                for (int j = random.nextInt(4); j >= 0 && record.length > 4; j--) {
                    record[4 + random.nextInt(record.length - 4)] = (byte) random.nextInt();
                }
            }
        }
    }
}
