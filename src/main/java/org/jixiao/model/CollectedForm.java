package org.jixiao.model;

import java.time.Instant;
import java.util.List;

/**
 * A form as it came back: its values, where it stood, and what was seen while it was read.
 *
 * @param file the file as given on the command line, with {@code /}; {@code archive.zip!/inner.xlsx} inside an archive
 * @param sheet the sheet it stands on
 * @param modified when the workbook was last saved, as far as it says so; else the file's time
 * @param observations in the order of the cells
 */
public record CollectedForm(String file, String sheet, Instant modified, Form form, List<Observation> observations) {}
