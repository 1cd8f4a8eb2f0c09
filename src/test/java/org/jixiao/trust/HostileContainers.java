package org.jixiao.trust;

import static org.jixiao.workbook.TestFiles.utf8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jixiao.workbook.TestFiles;

/** Zip files and OLE2 containers that no library writes: they are put together byte by byte. */
final class HostileContainers {
    private HostileContainers() {}

    /** More unpacked bytes than a workbook may have, though each part has its measure. */
    static byte[] fourLargeParts() {
        StringBuilder rows = new StringBuilder("<sheetData>");
        for (int row = 1; row <= 1_048_576; row++) {
            rows.append("<row r=\"").append(row).append("\" spans=\"1:16384\" ht=\"15.75\" customHeight=\"1\"/>");
        }
        byte[] sheet = utf8("<worksheet>" + rows + "</sheetData></worksheet>");
        StringBuilder sheets = new StringBuilder();
        StringBuilder relations = new StringBuilder();
        Map<String, byte[]> parts = new LinkedHashMap<>(Map.of("[Content_Types].xml", new byte[0]));
        for (int i = 0; i < 5; i++) {
            sheets.append("<sheet name=\"s")
                    .append(i)
                    .append("\" id=\"r")
                    .append(i)
                    .append("\"/>");
            relations
                    .append("<Relationship Id=\"r")
                    .append(i)
                    .append("\" Type=\"x/worksheet\" Target=\"s")
                    .append(i)
                    .append(".xml\"/>");
            parts.put("xl/s" + i + ".xml", sheet);
        }
        parts.put("xl/workbook.xml", utf8("<workbook><sheets>" + sheets + "</sheets></workbook>"));
        parts.put("xl/_rels/workbook.xml.rels", utf8("<Relationships>" + relations + "</Relationships>"));
        return TestFiles.zip(parts);
    }

    /** An archive that holds bytes without packing them, so that the archive itself can be packed to nothing. */
    static byte[] stored(byte[] content) {
        byte[] name = utf8("a.xlsx");
        CRC32 crc = new CRC32();
        crc.update(content);
        ByteBuffer zip = little(30 + name.length + content.length + 46 + name.length + 22);
        zip.putInt(0x04034b50).putInt(20).putShort((short) 0).putInt(0).putInt((int) crc.getValue());
        zip.putInt(content.length)
                .putInt(content.length)
                .putShort((short) name.length)
                .putShort((short) 0);
        zip.put(name).put(content);
        int directory = zip.position();
        entry(zip, name, 0, (int) crc.getValue(), content.length, content.length);
        end(zip, 1, directory);
        return zip.array();
    }

    /** A zip file in which all entries are the same bytes: one kernel of a megabyte, unpacked as often as there are entries. */
    static byte[] overlapping(int count) {
        byte[] content = new byte[1 << 20];
        byte[] packed = new byte[4_096];
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(content);
        deflater.finish();
        int length = deflater.deflate(packed);
        deflater.end();
        CRC32 crc = new CRC32();
        crc.update(content);
        ByteBuffer zip = little(31 + length + count * (46 + 6) + 22);
        zip.putInt(0x04034b50).putInt(20).putShort((short) 8).putInt(0).putInt((int) crc.getValue());
        zip.putInt(length)
                .putInt(content.length)
                .putShort((short) 1)
                .putShort((short) 0)
                .put((byte) 'a');
        zip.put(packed, 0, length);
        int directory = zip.position();
        for (int i = 0; i < count; i++) {
            entry(zip, utf8(String.format("%06d", i)), 8, (int) crc.getValue(), length, content.length);
        }
        end(zip, count, directory);
        return zip.array();
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void entry(ByteBuffer zip, byte[] name, int method, int crc, int packed, int size) {
        zip.putInt(0x02014b50)
                .putInt(20 << 16 | 20)
                .putShort((short) 0)
                .putShort((short) method)
                .putInt(0);
        zip.putInt(crc).putInt(packed).putInt(size).putShort((short) name.length);
        zip.put(new byte[16]); // no extra field, no comment, the first disk, no attributes, at the very beginning
        zip.put(name);
    }

    private static void end(ByteBuffer zip, int count, int directory) {
        int size = zip.position() - directory;
        zip.putInt(0x06054b50).putInt(0).putShort((short) count).putShort((short) count);
        zip.putInt(size).putInt(directory).putShort((short) 0);
    }

    /** A container in which a stream leads back to its own beginning. */
    static byte[] circularChain() throws IOException {
        byte[] xls = Attacks.xls();
        ByteBuffer file = ByteBuffer.wrap(xls).order(ByteOrder.LITTLE_ENDIAN);
        int fat = 512 * (1 + file.getInt(76));
        for (int i = 0; i < 128; i++) {
            if (file.getInt(fat + 4 * i) > 0) {
                file.putInt(fat + 4 * i, 0);
            }
        }
        return xls;
    }

    /** A record that says that it is longer than all that follows. */
    static byte[] endlessRecord() throws IOException {
        try (POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(Attacks.xls()))) {
            byte[] stream;
            try (var in = container.createDocumentInputStream("Workbook")) {
                stream = in.readAllBytes();
            }
            ByteBuffer records = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = 0; at + 4 <= stream.length; at += 4 + Short.toUnsignedInt(records.getShort(at + 2))) {
                if (records.getShort(at) == 0x00FC) { // the shared strings
                    records.putShort(at + 2, (short) 0xFFFF);
                    break;
                }
            }
            container.getRoot().getEntry("Workbook").delete();
            container.createDocument(new ByteArrayInputStream(stream), "Workbook");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            container.writeFilesystem(out);
            return out.toByteArray();
        }
    }
}
