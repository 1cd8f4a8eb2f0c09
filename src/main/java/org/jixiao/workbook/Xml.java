package org.jixiao.workbook;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.io.function.IOConsumer;
import org.apache.commons.io.function.IORunnable;
import org.jixiao.workbook.XmlScanner.Event;
import org.jspecify.annotations.Nullable;

/**
 * A forward walk over an XML part by local names, whatever its prefixes and namespaces (Office has two sets,
 * transitional and strict). Document types and external entities are refused. Usage:
 *
 * <pre>{@code
 * xml.children("sheets", () -> xml.children("sheet", () -> … xml.attribute("name") …));
 * }</pre>
 */
final class Xml {
    private final XmlScanner scanner;

    /** The text of a cell, which nearly always comes in one piece. */
    static final class Pieces {
        private String first = "";
        private @Nullable StringBuilder all;

        void add(String piece) throws UnreadableException {
            if (first.isEmpty()) {
                first = piece;
            } else {
                all = all == null ? new StringBuilder(first) : all;
                all.append(piece);
            }
            if ((all == null ? first.length() : all.length()) > Limits.RAW_TEXT) {
                throw Limits.tooLarge("cell-text");
            }
        }

        @Override
        public String toString() {
            return all == null ? first : all.toString();
        }
    }

    /** Starts at the root element. The bytes are in memory, unpacked or not: there is nothing to close. */
    Xml(InputStream bytes) throws IOException {
        scanner = new XmlScanner(bytes);
        scanner.next(false);
    }

    /** How deep the current element is: 1 for the root. */
    int depth() {
        return scanner.depth();
    }

    /** The current element's name without prefix. */
    String name() throws IOException {
        return scanner.name();
    }

    /** The attribute of that name in whatever namespace, or null. */
    @Nullable
    String attribute(String name) throws IOException {
        return scanner.attribute(name);
    }

    /** The same, with what stands for an attribute that is not there. */
    String attribute(String name, String absent) throws IOException {
        String value = attribute(name);
        return value == null ? absent : value;
    }

    /** The whole number of an attribute, no less than where there is none, and no more than a limit. */
    int count(String name, int absent, int most) throws IOException {
        String value = attribute(name);
        return value == null ? absent : Math.min(Math.max(Integer.parseInt(value), absent), most);
    }

    /** True where the attribute is set to one of the spellings of true. */
    boolean flag(String name) throws IOException {
        String value = attribute(name);
        return value != null && (value.equals("1") || value.equals("true") || value.equals("on"));
    }

    /**
     * Goes to the next child of the element at that depth, over whatever was not read before it; false at the end of
     * the element.
     */
    boolean child(int parentDepth) throws IOException {
        while (true) {
            Event event = scanner.next(false);
            if (event == Event.START && depth() == parentDepth + 1) {
                return true;
            }
            if (event == Event.END && depth() < parentDepth) {
                return false;
            }
        }
    }

    /**
     * Goes to each child of the current element, and to the end of that.
     *
     * @param step reads the child, as far as it likes
     */
    void children(IORunnable step) throws IOException {
        int parent = depth();
        while (child(parent)) {
            step.run();
        }
    }

    /** Goes to each child of that name. */
    void children(String name, IORunnable step) throws IOException {
        children(() -> {
            if (name().equals(name)) {
                step.run();
            }
        });
    }

    /**
     * Goes to the next element inside the one at that depth, however deep; false at the end of the outer one.
     *
     * @param words takes the text before it
     */
    boolean inside(int ancestorDepth, IOConsumer<String> words) throws IOException {
        while (true) {
            Event event = scanner.next(true);
            if (event == Event.START) {
                return true;
            } else if (event == Event.END && depth() < ancestorDepth) {
                return false;
            } else if (event == Event.TEXT) {
                words.accept(scanner.text());
            }
        }
    }

    /** Goes to the end of the current element, over all that is in it. */
    void skip() throws IOException {
        int end = depth() - 1;
        while (depth() > end) {
            scanner.next(false);
        }
    }

    /** Reads the current element's text to its end, with that of elements inside. */
    String text() throws IOException {
        int end = depth() - 1;
        Pieces text = new Pieces();
        while (depth() > end) {
            if (scanner.next(true) == Event.TEXT) {
                text.add(scanner.text());
            }
        }
        return text.toString();
    }

    /** Reads to the end, so that the checksum of the part is looked at. */
    void finish() throws IOException {
        while (depth() > 0) {
            scanner.next(false);
        }
        scanner.drain();
    }
}
