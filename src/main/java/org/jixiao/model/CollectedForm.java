package org.jixiao.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form as it came back: its values, where it stood, and what was seen while it was read.
 *
 * @param file the file as given on the command line, with {@code /}; {@code archive.zip!/inner.xlsx} inside an archive
 * @param sheet the sheet it stands on
 * @param modified when the workbook was last saved, as far as it says so; else the file's time
 * @param observations in the order of the cells
 * @param stamp what the workbook says of itself; several forms may share it
 */
public record CollectedForm(
        String file, String sheet, Instant modified, Form form, List<Observation> observations, Stamp stamp) {
    /** The rule of forms that came back as blank as they went out. */
    public static final String BLANK = "F16";

    /** The text of a field as typed, empty where blank. */
    public String text(String path) {
        return form.text(path);
    }

    /** Forms are told apart as objects: a copy of a form is another form. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /** Whether it came back as blank as it went out. */
    public boolean isBlank() {
        return observations.stream().anyMatch(observation -> observation.rule().equals(BLANK));
    }
}
