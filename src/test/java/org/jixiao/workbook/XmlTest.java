package org.jixiao.workbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against the parser of the JDK: the same elements, attributes and texts, or both refuse. */
class XmlTest {
    private static final int CASES = Integer.getInteger("jixiao.fuzz", 2_000);

    /** What damage is made of: all that means something in XML but colons, for we ask no prefix for a namespace; and some that does not. */
    private static final String MARKS = "<>&\"'/=!-[]?;#x \n\r\t\0\u0001\u007F中\uFFFD\uFFFEaA9";

    private static final Pattern UNSOUND = Pattern.compile("damaged|unreadable|saved-as-xls");

    private static Map<String, byte[]> parts() throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        for (String folder : List.of("fixtures", "templates")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.sorted().toList()) {
                    if (!file.toString().endsWith(".xlsx")
                            || UNSOUND.matcher(file.toString()).find()) {
                        continue;
                    }
                    TestFiles.unzip(Files.readAllBytes(file)).forEach((name, part) -> {
                        if (part.length > 0 && part[0] == '<') {
                            parts.put(file + " " + name, part);
                        }
                    });
                }
            }
        }
        return parts;
    }

    @Test
    void everyPartOfEveryWorkbookSaysTheSame() throws Exception {
        Map<String, byte[]> parts = parts();
        assertTrue(parts.size() > 100, parts.keySet().toString());
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            assertEquals(jdk(part.getValue()), own(part.getValue()), part.getKey());
        }
    }

    @Test
    void damagedPartsSayTheSameOrAreRefused() throws IOException {
        List<byte[]> sound =
                parts().values().stream().filter(part -> part.length < 40_000).toList();
        int read = 0;
        int refused = 0;
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            byte[] part = damaged(sound.get(random.nextInt(sound.size())), random);
            List<String> expected = orRefused(() -> jdk(part));
            List<String> found = orRefused(() -> own(part));
            if (!expected.equals(found)) {
                Files.write(Path.of("target", "xml-" + seed + ".xml"), part);
            }
            assertEquals(expected, found, "target/xml-" + seed + ".xml");
            read += found.size() > 1 ? 1 : 0;
            refused += found.size() > 1 ? 0 : 1;
        }
        assertTrue(read > CASES / 10 && refused > CASES / 10, read + " read, " + refused + " refused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "<a>",
                "<a></b>",
                "<a b=1/>",
                "<a b='1' b='2'/>",
                "<a b='1'c='2'/>",
                "<a b='<'/>",
                "<a>]]></a>",
                "<a>&b;</a>",
                "<a>&#0;</a>",
                "<a>&#xD800;</a>",
                "<a>&#x110000;</a>",
                "<a>&#99999999;</a>",
                "<a>&#;</a>",
                "<a>&#+65;</a>",
                "<a>&lt</a>",
                "<a>\0</a>",
                "<a>\uFFFE</a>",
                "<a b='\u0001'/>",
                "<a b='&c;'/>",
                "< a/>",
                "<a/ >",
                "</a>",
                "<1/>",
                "<!DOCTYPE a><a/>",
                "<a><!DOCTYPE a></a>",
                "<a><!----></a>x",
                "<a><!-- -- --></a>",
                "<a><!--b---></a>",
                "<a><![CDATA[</a>",
                "<![CDATA[a]]><a/>",
                "<a><?xml b?></a>",
                " <?xml version='1.0'?><a/>"
            })
    void whatIsNotWellFormedIsRefused(String xml) {
        byte[] part = xml.replace("</a>x", "<!--->").getBytes(StandardCharsets.UTF_8);
        assertThrows(UnreadableException.class, () -> own(part));
        assertEquals(List.of("refused"), orRefused(() -> jdk(part)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a>1&lt;2&#x4E2D;&#20013;&#x1F600;\r\n3\r4</a>",
                "<a b='1\n2\t3\r\n4&#10;5'/>",
                "\uFEFF<a/>",
                "<a>x<![CDATA[<&>]]]]>y<!--z-->w<?v u?></a>",
                "<a>\uFFFD</a>",
                "<x:a xmlns:x='u' xmlns:r='v' x:r='w'/>",
                "<a >\n< /a>",
                "<a b = \"'\" c='\"'>></a >",
                "<a\n/>",
                "<?xml version='1.0' encoding='GBK'?><!-- --><a>中</a>"
            })
    void whatIsWellFormedSaysTheSame(String xml) throws Exception {
        byte[] part = xml.replace("< /", "</").getBytes(StandardCharsets.UTF_8);
        assertEquals(jdk(part), own(part));
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        byte[] part = "<a>中文</a>".getBytes(StandardCharsets.UTF_8);
        for (int i = 3; i < 9; i++) {
            byte[] damaged = part.clone();
            damaged[i] ^= 0x40;
            assertThrows(IOException.class, () -> own(damaged), "byte " + i);
        }
    }

    @Test
    void tagsAndTextsLongerThanTheBufferAreRead() throws Exception {
        String value = "字<&>".repeat(20_000).replace("<", "&lt;").replace("&>", "&amp;");
        byte[] part = ("<a b='" + value + "'>" + "<c/>".repeat(9_000) + value + "<!--" + "d".repeat(20_000)
                        + "-->e</a>")
                .getBytes(StandardCharsets.UTF_8);
        assertEquals(jdk(part), own(part));
    }

    private static byte[] damaged(byte[] sound, Random random) {
        int declaration = new String(sound, StandardCharsets.ISO_8859_1).indexOf("?>") + 2; // not looked into by us
        int at = declaration + random.nextInt(Math.min(sound.length - declaration, 600));
        byte[] mark = MARKS.substring(at % MARKS.length()).substring(0, 1).getBytes(StandardCharsets.UTF_8);
        byte[] head = Arrays.copyOf(sound, at);
        byte[] tail = Arrays.copyOfRange(sound, Math.min(sound.length, at + random.nextInt(3)), sound.length);
        ByteBuffer all = ByteBuffer.allocate(head.length + mark.length + tail.length);
        all.put(head).put(mark).put(tail);
        return all.array();
    }

    private interface Reading {
        List<String> read() throws IOException, XMLStreamException;
    }

    private static List<String> orRefused(Reading reading) {
        try {
            return reading.read();
        } catch (IOException | XMLStreamException e) {
            return List.of("refused");
        }
    }

    private static List<String> own(byte[] part) throws IOException {
        Set<String> names = named(new String(part, StandardCharsets.UTF_8));
        List<String> events = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        XmlScanner scanner = new XmlScanner(new ByteArrayInputStream(part));
        do {
            XmlScanner.Event event = scanner.next(true);
            if (event == XmlScanner.Event.TEXT) {
                text.append(scanner.depth() == 0 ? "" : scanner.text());
            } else {
                addText(events, text);
                events.add(event == XmlScanner.Event.END ? ">" : "<" + scanner.name() + attributes(scanner, names));
            }
        } while (scanner.depth() > 0 || events.isEmpty());
        return events;
    }

    /** Whatever may be the local name of an attribute: it stands before an equals sign. */
    private static Set<String> named(String xml) {
        Set<String> names = new HashSet<>();
        for (int i = xml.indexOf('='); i >= 0; i = xml.indexOf('=', i + 1)) {
            int to = i;
            while (to > 0 && xml.charAt(to - 1) <= ' ') {
                to--;
            }
            int from = to;
            while (from > 0 && xml.charAt(from - 1) > ' ' && "<>=\"'".indexOf(xml.charAt(from - 1)) < 0) {
                from--;
            }
            String name = xml.substring(from, to);
            names.addAll(List.of(name, local(name)));
        }
        return names;
    }

    private static Map<String, String> attributes(XmlScanner scanner, Set<String> names) throws IOException {
        Map<String, String> attributes = new TreeMap<>();
        for (String name : names) {
            String value = scanner.attribute(name);
            if (value != null && !name.startsWith("xmlns:")) {
                attributes.put(name, value);
            }
        }
        return attributes;
    }

    private static List<String> jdk(byte[] part) throws XMLStreamException, CharacterCodingException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        String xml = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(part))
                .toString();
        XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml.replaceFirst("^\uFEFF", "")));
        List<String> events = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int depth = 0;
        do {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    addText(events, text);
                    depth++;
                    Map<String, String> attributes = new TreeMap<>();
                    for (int i = 0; i < reader.getAttributeCount(); i++) {
                        if (!"xmlns".equals(reader.getAttributePrefix(i))) {
                            attributes.putIfAbsent(local(reader.getAttributeLocalName(i)), reader.getAttributeValue(i));
                            attributes.keySet().removeIf(name -> !name.matches("\\p{ASCII}+")); // nobody asks for those
                        }
                    }
                    events.add("<" + local(reader.getLocalName()) + attributes);
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    addText(events, text);
                    depth--;
                    events.add(">");
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(depth == 0 ? "" : reader.getText());
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.END_DOCUMENT ->
                    throw new XMLStreamException("refused by us");
                default -> {
                    // comments and instructions
                }
            }
        } while (depth > 0 || events.isEmpty());
        return events;
    }

    private static void addText(List<String> events, StringBuilder text) {
        if (text.length() > 0) {
            events.add(text.toString());
            text.setLength(0);
        }
    }

    private static String local(String name) {
        return name.substring(name.lastIndexOf(':') + 1);
    }
}
