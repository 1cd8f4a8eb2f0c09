package org.jixiao.workbook;

import java.nio.file.Path;
import java.util.List;

/**
 * The files that a list of paths leads to.
 *
 * @param files what to read: the paths in their order, what is in a folder or an archive sorted by name (by code
 *     points, so that it depends on no file system and no language); a file reached twice is listed once. What cannot
 *     be reached is among them and says so when it is read
 * @param passedOver names of what is no one's form: owner and lock files, hidden files, what systems leave behind
 */
public record Sources(List<SourceFile> files, List<String> passedOver) {
    public Sources {
        files = List.copyOf(files);
        passedOver = List.copyOf(passedOver);
    }

    /**
     * Follows paths to workbooks, into folders (all the way down) and into zip archives (and archives in them), mixed.
     * Archives are known by content, and only their directories are read. Never throws for anything on disk.
     */
    public static Sources expand(List<Path> paths) {
        SourceWalk walk = new SourceWalk();
        paths.forEach(walk::add);
        return new Sources(walk.files, walk.passedOver);
    }
}
