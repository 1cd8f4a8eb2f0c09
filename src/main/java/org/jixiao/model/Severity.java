package org.jixiao.model;

/** How much a finding weighs: an error sends the form back, a warning asks for an explanation, a hint only helps. */
public enum Severity {
    ERROR,
    WARNING,
    HINT;

    /** The next milder one; a hint stays a hint. */
    public Severity milder() {
        return this == ERROR ? WARNING : HINT;
    }
}
