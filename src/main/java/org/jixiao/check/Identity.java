package org.jixiao.check;

/** The unit and project that a form is taken for: the roster's names, or its own where the roster has none like them. */
public record Identity(String unit, String project) {}
