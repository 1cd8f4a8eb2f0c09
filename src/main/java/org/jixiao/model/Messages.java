package org.jixiao.model;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The program's own words, Chinese unless English is asked for; the words of forms and rules are their templates' own. */
public final class Messages {
    private final ResourceBundle bundle;
    private final Locale locale;
    /** By key: to take a text apart takes longer than to fill it in, and a quarter of a million lines are of one key. */
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    /** @param language {@code zh} or {@code en}; the machine's own locale plays no part */
    public Messages(String language) {
        locale = Locale.forLanguageTag(language);
        bundle = ResourceBundle.getBundle(
                "org.jixiao.messages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The text of a key with its places {@code {0}, {1} …} filled in. Numbers are printed as given, without grouping. */
    public String get(String key, Object... arguments) {
        MessageFormat format = formats.computeIfAbsent(key, k -> new MessageFormat(bundle.getString(k), locale));
        Object[] texts = Stream.of(arguments).map(String::valueOf).toArray();
        synchronized (format) { // it keeps no thread apart by itself
            return format.format(texts);
        }
    }

    /** Whether there is a text of that key. */
    public boolean has(String key) {
        return bundle.containsKey(key);
    }
}
