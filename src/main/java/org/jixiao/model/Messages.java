package org.jixiao.model;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/** The program's own words, Chinese unless English is asked for; the words of forms and rules are their templates' own. */
public final class Messages {
    private final ResourceBundle bundle;
    private final Locale locale;
    /** Texts without places, which lists show in each of their rows. */
    private final Map<String, String> plain = new ConcurrentHashMap<>();

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
        return arguments.length == 0 ? plain.computeIfAbsent(key, this::format) : format(key, arguments);
    }

    private String format(String key, Object... arguments) {
        Object[] texts = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            texts[i] = String.valueOf(arguments[i]);
        }
        return new MessageFormat(bundle.getString(key), locale).format(texts);
    }

    /** Whether there is a text of that key. */
    public boolean has(String key) {
        return bundle.containsKey(key);
    }
}
