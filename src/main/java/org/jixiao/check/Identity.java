package org.jixiao.check;

import org.jixiao.model.CollectedForm;
import org.jixiao.model.Form;
import org.jixiao.model.Names;
import org.jixiao.model.Roster;

/** The unit and project that a form is about: as typed, or as the roster calls them where it is taken for that. */
public record Identity(String unit, String project) {
    /** As typed. */
    static Identity of(Form form) {
        return new Identity(form.text(Campaign.UNIT), form.text(Campaign.PROJECT));
    }

    /** As the roster has it. */
    static Identity of(Roster.Entry entry) {
        return new Identity(entry.unit(), entry.project());
    }

    /** Equal for two spellings of one. */
    String key() {
        return Names.key(unit, project);
    }

    /** What forms of one project have in common, of those that it is the identity of; a form that does not say whose it is is alone. */
    public Object projectOf(CollectedForm form) {
        boolean told = isTold(unit, Campaign.UNIT, form)
                && isTold(project, Campaign.PROJECT, form)
                && !Names.key(unit + project).isEmpty();
        return told ? key() : form;
    }

    /** Whether a name is not blank, or the form does not ask for it. */
    private static boolean isTold(String name, String path, CollectedForm form) {
        return !Names.key(name).isEmpty() || !form.form().fields().containsKey(path);
    }
}
