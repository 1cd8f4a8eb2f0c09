package org.jixiao.template;

import java.util.List;

/** A template that cannot be used: no workbook at all, or one with mistakes that are listed. */
public final class TemplateException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    public TemplateException(String template, List<Mistake> mistakes) {
        super(template);
        this.mistakes = List.copyOf(mistakes);
    }

    /** What is wrong; never empty. */
    public List<Mistake> mistakes() {
        return mistakes;
    }
}
