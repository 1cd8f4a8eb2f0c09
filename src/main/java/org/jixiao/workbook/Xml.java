package org.jixiao.workbook;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A forward walk over an XML part by local names, whatever its prefixes and namespaces (Office has two sets,
 * transitional and strict). Document types and external entities are refused. Usage:
 *
 * <pre>{@code
 * int root = xml.depth();
 * while (xml.child(root)) {
 *     if (xml.name().equals("sheet")) { … xml.attribute("name") … }
 * }
 * }</pre>
 */
final class Xml implements AutoCloseable {
    /** The JDK's own, whatever else is on the class path; per thread, because factories promise no safety. */
    private static final ThreadLocal<XMLInputFactory> FACTORY = ThreadLocal.withInitial(() -> {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    });

    /** Counts what the parser takes for one event, for that much it holds in memory. */
    private static final class Metered extends FilterReader {
        private int taken;

        Metered(Reader characters) {
            super(characters);
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            taken += Math.max(read, 0);
            if (taken > Limits.XML_EVENT) {
                throw Limits.tooLarge("bomb");
            }
            return read;
        }
    }

    /** Takes the text between the elements that {@link #inside} goes to. */
    @FunctionalInterface
    interface Words {
        void add(String words) throws IOException;
    }

    private final InputStream bytes;
    private final Metered characters;
    private final XMLStreamReader reader;
    private int depth;

    /** Starts at the root element. Closes the bytes with itself, or when it fails. */
    Xml(InputStream bytes) throws IOException {
        this.bytes = bytes;
        try {
            characters = new Metered(characters(bytes));
            reader = FACTORY.get().createXMLStreamReader(characters);
            while (next() != XMLStreamConstants.START_ELEMENT) {
                // comments and white space before the root
            }
        } catch (XMLStreamException e) {
            bytes.close();
            throw failure(e);
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    /** How deep the current element is: 1 for the root. */
    int depth() {
        return depth;
    }

    /** The current element's name without prefix. */
    String name() {
        return reader.getLocalName();
    }

    /** The attribute of that name in whatever namespace, or null. */
    @Nullable
    String attribute(String name) {
        return reader.getAttributeValue(null, name);
    }

    /** True where the attribute is set to one of the spellings of true. */
    boolean flag(String name) {
        String value = attribute(name);
        return value != null && (value.equals("1") || value.equals("true") || value.equals("on"));
    }

    /**
     * Goes to the next child of the element at that depth, over whatever was not read before it; false at the end of
     * the element.
     */
    boolean child(int parentDepth) throws IOException {
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT && depth == parentDepth + 1) {
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT && depth < parentDepth) {
                return false;
            }
        }
    }

    /**
     * Goes to the next element inside the one at that depth, however deep, and hands on the text before it; false at
     * the end of the outer one.
     */
    boolean inside(int ancestorDepth, Words words) throws IOException {
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            } else if (event == XMLStreamConstants.END_ELEMENT && depth < ancestorDepth) {
                return false;
            } else if (isText(event)) {
                words.add(reader.getText());
            }
        }
    }

    /** Goes to the end of the current element, over all that is in it. */
    void skip() throws IOException {
        int end = depth - 1;
        while (depth > end) {
            next();
        }
    }

    /** Reads the current element's text to its end, with that of elements inside. */
    String text() throws IOException {
        int end = depth - 1;
        String first = "";
        StringBuilder more = null;
        while (true) {
            int event = next();
            if (isText(event)) {
                // Most texts come in one piece; some writers make every character a reference, which comes in as many.
                if (more == null && first.isEmpty()) {
                    first = reader.getText();
                } else {
                    more = more == null ? new StringBuilder(first) : more;
                    more.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                }
                if ((more == null ? first.length() : more.length()) > Limits.RAW_TEXT) {
                    throw Limits.tooLarge("cell-text");
                }
            } else if (event == XMLStreamConstants.END_ELEMENT && depth == end) {
                return more == null ? first : more.toString();
            }
        }
    }

    /** Reads to the end, so that the checksum of the part is looked at, and closes. */
    void finish() throws IOException {
        while (depth > 0) {
            next();
        }
        byte[] rest = new byte[512];
        while (bytes.read(rest) >= 0) {
            // what the parser has not asked for: nothing, or white space
        }
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            throw failure(e);
        } finally {
            bytes.close();
        }
    }

    /**
     * Decodes strictly the two encodings that Office parts may have. The JDK's parser could do that too, but prints
     * malformed input to standard error.
     */
    private static Reader characters(InputStream bytes) throws IOException {
        PushbackInputStream start = new PushbackInputStream(bytes, 3);
        byte[] head = new byte[3];
        int length = start.readNBytes(head, 0, head.length);
        boolean utf8Mark = length == 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF;
        if (!utf8Mark) {
            start.unread(head, 0, length);
        }
        int first = length < 2 ? 0 : ((head[0] & 0xFF) << 8) | (head[1] & 0xFF);
        Charset charset = switch (first) {
            case 0xFEFF, 0xFFFE, '<' -> StandardCharsets.UTF_16;
            case '<' << 8 -> StandardCharsets.UTF_16LE;
            default -> StandardCharsets.UTF_8;
        };
        return new InputStreamReader(start, charset.newDecoder()); // a new decoder reports what it cannot decode
    }

    private static boolean isText(int event) {
        return event == XMLStreamConstants.CHARACTERS
                || event == XMLStreamConstants.CDATA
                || event == XMLStreamConstants.SPACE;
    }

    private int next() throws IOException {
        try {
            characters.taken = 0;
            int event = reader.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.DTD ->
                    throw UnreadableException.damaged("a document type, which Office never writes");
                case XMLStreamConstants.END_DOCUMENT -> throw UnreadableException.damaged("XML ends too early");
                default -> {
                    // text, comments and instructions do not change the depth
                }
            }
            return event;
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    /** What went wrong, as the bytes below said it; the JDK's parser hides that in a field of its own. */
    private static UnreadableException failure(XMLStreamException e) {
        Throwable nested = e.getNestedException();
        return nested instanceof UnreadableException unreadable ? unreadable : UnreadableException.damaged(e);
    }
}
