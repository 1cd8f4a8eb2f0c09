/**
 * Any file ↔ a safely opened grid of cells; folders and zip archives; atomic saving.
 *
 * <p>Start with {@link org.jixiao.workbook.Sources#expand} for what the user named, and
 * {@link org.jixiao.workbook.WorkbookReader#read} for what is in it. Rows and columns are 0-based everywhere.
 */
@NullMarked
package org.jixiao.workbook;

import org.jspecify.annotations.NullMarked;
