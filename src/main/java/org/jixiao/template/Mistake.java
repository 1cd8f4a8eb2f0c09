package org.jixiao.template;

import java.util.List;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Messages;

/**
 * Something in a template that would not work.
 *
 * @param key the key of its message, {@code template.mistake.<key>}
 */
public record Mistake(CellAddress at, String key, List<Object> arguments) {
    public static Mistake at(CellAddress at, String key, Object... arguments) {
        return new Mistake(at, key, List.of(arguments));
    }

    /** One line: the cell, and what is wrong with it. */
    public String text(Messages messages) {
        return "[" + at + "] " + messages.get("template.mistake." + key, arguments.toArray());
    }
}
