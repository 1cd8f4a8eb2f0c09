package org.jixiao.model;

/** How much a finding weighs: an error sends the form back, a warning asks for an explanation, a hint only helps. */
public enum Severity {
    ERROR,
    WARNING,
    HINT;

    /** So many steps milder; a hint stays a hint. */
    public Severity milder(int steps) {
        return values()[Math.min(ordinal() + steps, HINT.ordinal())];
    }
}
