package org.jixiao.model;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** How much a finding weighs: an error sends the form back, a warning asks for an explanation, a hint only helps. */
public enum Severity {
    ERROR,
    WARNING,
    HINT;

    /** How many findings have it. */
    public long count(Collection<Finding> findings) {
        return findings.stream().filter(finding -> finding.severity() == this).count();
    }

    /** What people call it; null is that of a rule that is switched off. */
    public static String word(@Nullable Severity severity, Messages messages) {
        return messages.get("severity." + (severity == null ? "OFF" : severity.name()));
    }

    /** So many steps milder; a hint stays a hint. */
    public Severity milder(int steps) {
        return values()[Math.min(ordinal() + steps, HINT.ordinal())];
    }
}
