package org.jixiao.check;

import java.util.List;
import org.jixiao.model.Finding;

/**
 * What the rules say of one form alone.
 *
 * @param findings in no particular order
 * @param tallies one for each rule of the form's template, in the order of its sheet; zeros for the rules across forms
 */
public record FormFindings(List<Finding> findings, List<RuleTally> tallies) {}
