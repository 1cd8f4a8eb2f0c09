package org.jixiao.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.io.function.IOConsumer;
import org.apache.commons.io.function.IOFunction;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an Office or OpenDocument package in memory, and how those of Office refer to each other. Part names are found whatever their case.
 */
final class Parts implements AutoCloseable {
    private final Zip zip;
    private final Limits limits;
    private final Map<String, Zip.Entry> parts = new HashMap<>();

    /**
     * A reference from one part to another.
     *
     * @param type the last word of its type, the same in both sets of namespaces, for example {@code worksheet}
     * @param target the name of the part, from the root and without a leading {@code /}
     */
    record Relationship(String id, String type, String target) {}

    Parts(byte[] content, Limits limits) throws IOException {
        zip = Zip.of(content);
        this.limits = limits;
        for (Zip.Entry entry : zip.entries(Limits.PARTS)) {
            // Two parts of one name: programs would differ in which they show.
            if (parts.put(key(entry.name()), entry) != null) {
                throw UnreadableException.damaged("part given twice: " + entry.name());
            }
        }
    }

    boolean has(String part) {
        return parts.containsKey(key(part));
    }

    /** The bytes of a part. One part at a time: all share an inflater. */
    private InputStream open(String part) throws IOException {
        return zip.open(entry(part), limits);
    }

    /** The whole text of a part. */
    String text(String part) throws IOException {
        return new String(open(part).readAllBytes(), StandardCharsets.UTF_8);
    }

    private Zip.Entry entry(String part) throws UnreadableException {
        Zip.Entry entry = parts.get(key(part));
        if (entry == null) {
            throw UnreadableException.damaged("part missing: " + part);
        }
        return entry;
    }

    /** Reads a part from its root element on, and to its end; nothing where there is no such part. */
    void read(@Nullable String part, IOConsumer<Xml> reading) throws IOException {
        if (part != null && has(part)) {
            make(part, xml -> {
                reading.accept(xml);
                return part;
            });
        }
    }

    /** Makes something of a part, from its root element on, and reads to its end. */
    <T> T make(String part, IOFunction<Xml, T> making) throws IOException {
        return make(open(part), making);
    }

    private static <T> T make(InputStream bytes, IOFunction<Xml, T> making) throws IOException {
        Xml xml = new Xml(bytes);
        T made = making.apply(xml);
        xml.finish();
        return made;
    }

    /**
     * The same, unless it was made of the same bytes before.
     *
     * @param with what it depends on beside the bytes, and no making of another type has
     * @param making makes the same of the same bytes, something that nobody changes
     */
    @SuppressWarnings("unchecked") // what was made with the same is of the same type
    <T> T known(String part, Object with, IOFunction<Xml, T> making) throws IOException {
        Zip.Entry entry = entry(part);
        byte[] packed = zip.packed(entry);
        Object known = KnownParts.get(entry, packed, with, limits);
        if (known != null) {
            return (T) known;
        }
        Limits.Cost before = limits.spent();
        T made = make(zip.unpacked(entry, packed, limits), making);
        KnownParts.put(entry, packed, with, made, limits.spent().without(before));
        return made;
    }

    /** What a part refers to inside the package, in the order of the file; {@code ""} means the package itself. */
    List<Relationship> relationships(String part) throws IOException {
        int slash = part.lastIndexOf('/') + 1;
        String folder = part.substring(0, slash);
        String rels = folder + "_rels/" + part.substring(slash) + ".rels";
        return has(rels) ? known(rels, folder, xml -> relationships(xml, folder)) : List.of();
    }

    private List<Relationship> relationships(Xml xml, String folder) throws IOException {
        List<Relationship> found = new ArrayList<>();
        xml.children(() -> {
            String id = xml.attribute("Id");
            String type = xml.attribute("Type");
            String target = xml.attribute("Target");
            if (id != null && type != null && target != null && !"External".equals(xml.attribute("TargetMode"))) {
                limits.item();
                found.add(new Relationship(id, type.substring(type.lastIndexOf('/') + 1), resolve(folder, target)));
            }
        });
        return List.copyOf(found);
    }

    /** The target of the first reference of one of these types, or null. */
    static @Nullable String target(List<Relationship> relationships, String... types) {
        for (String type : types) {
            for (Relationship relationship : relationships) {
                if (relationship.type().equals(type)) {
                    return relationship.target();
                }
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static String resolve(String folder, String target) {
        String path = (target.startsWith("/") ? target : folder + target).replace('\\', '/');
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        return String.join("/", segments);
    }

    private static String key(String part) {
        return part.toLowerCase(Locale.ROOT);
    }
}
