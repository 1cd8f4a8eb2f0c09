package org.jixiao.fill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class DeflatedTest {
    @Test
    void piecesOfAnyLengthJoinedAreOneEntryThatTheJdkReadsAndWhoseChecksumItFindsRight() throws IOException {
        StringBuilder whole = new StringBuilder();
        List<Deflated> pieces = new ArrayList<>();
        for (int length : new int[] {0, 1, 70_000, 3, 0, 8_192}) {
            String piece = "绩效<&>\uD83D\uDE00".repeat(length);
            whole.append(piece);
            pieces.add(Deflated.piece(new XmlBytes().text(piece)));
        }
        byte[] zip = FixedZip.of(List.of(FixedZip.Entry.of("a.xml", Deflated.join(pieces))));

        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            ZipEntry entry = in.getNextEntry();
            String read = new String(in.readAllBytes(), UTF_8);
            assertEquals("a.xml", entry.getName());
            assertEquals(whole.toString().replace("<&>", "&lt;&amp;&gt;"), read);
        }
    }
}
