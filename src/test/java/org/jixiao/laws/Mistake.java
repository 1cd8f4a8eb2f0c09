package org.jixiao.laws;

import java.util.Set;
import java.util.function.Predicate;

/**
 * Something that people do to a form, after which it must still be read as the same form.
 *
 * @param stage the order in which several are done: cells, then tables, then layout, then whole forms, then the file
 * @param due the rules for which something must be observed
 * @param act does it; false where there is nothing in the form that it could be done to
 */
record Mistake(String name, Stage stage, Set<String> due, Predicate<Typist> act) {
    enum Stage {
        VALUES,
        LABELS,
        TABLE,
        LAYOUT,
        FORMS,
        FILE
    }

    static Mistake of(String name, Stage stage, Predicate<Typist> act, String... due) {
        return new Mistake(name, stage, Set.of(due), act);
    }

    @Override
    public String toString() {
        return name;
    }
}
