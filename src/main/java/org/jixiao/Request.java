package org.jixiao;

import java.nio.file.Path;
import java.util.List;
import org.jixiao.model.Roster;
import org.jspecify.annotations.Nullable;

/**
 * What is to be read, and by what.
 *
 * @param paths workbooks, folders and zip archives, mixed
 * @param targets the same, but their forms are only there to be compared with
 * @param roster the workbook that says who must report what; null where there is none
 * @param template a template's name or file; null where the forms are to be recognised
 * @param year the budget year; null where the roster or the forms say it
 * @param latest whether of several versions of one form only the one saved last is taken
 */
public record Request(
        List<Path> paths,
        List<Path> targets,
        @Nullable Path roster,
        @Nullable String template,
        @Nullable Integer year,
        boolean latest) {
    public Request {
        paths = List.copyOf(paths);
        targets = List.copyOf(targets);
    }

    /** The budget year: the one that was asked for, else the roster's; null where neither says it. */
    public @Nullable Integer year(@Nullable Roster listed) {
        return year != null ? year : listed == null ? null : listed.year();
    }

    /** All that is under some paths, without a roster, by all templates there are. */
    public static Request of(Path... paths) {
        return new Request(List.of(paths), List.of(), null, null, null, false);
    }

    Request of(List<Path> others) {
        return new Request(others, List.of(), roster, template, year, latest);
    }

    /** The same, compared with some targets. */
    public Request withTargets(Path... others) {
        return new Request(paths, List.of(others), roster, template, year, latest);
    }

    /** The same with a roster. */
    public Request withRoster(Path listed) {
        return new Request(paths, targets, listed, template, year, latest);
    }

    /** The same by one template. */
    public Request withTemplate(String nameOrFile) {
        return new Request(paths, targets, roster, nameOrFile, year, latest);
    }

    /** The same for one year. */
    public Request forYear(int wanted) {
        return new Request(paths, targets, roster, template, wanted, latest);
    }
}
