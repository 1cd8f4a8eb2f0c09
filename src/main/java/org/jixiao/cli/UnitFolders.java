package org.jixiao.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jixiao.model.Names;
import org.jixiao.workbook.SafeNames;
import org.jixiao.workbook.UniqueNames;

/**
 * One folder or file for each unit, however its name is spelt; two units never share one.
 *
 * @param root what all of them are in
 * @param inside gives the names within a new one
 * @param names of those that there are
 */
record UnitFolders(Path root, Supplier<UniqueNames> inside, UniqueNames names, Map<String, Folder> folders) {
    /** The folder of a unit, and the names that are given out in it. */
    record Folder(Path path, UniqueNames inside) {}

    UnitFolders(Path root, Supplier<UniqueNames> inside) {
        this(root, inside, UniqueNames.forFiles(), new HashMap<>());
    }

    Folder of(String unit) {
        return folders.computeIfAbsent(Names.key(unit), key -> {
            Path path = root.resolve(names.unique(SafeNames.fileName(unit)));
            return new Folder(path, inside.get());
        });
    }
}
