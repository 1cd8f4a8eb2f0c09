package org.jixiao.laws;

import static org.jixiao.laws.Mistake.Stage.TABLE;

import java.util.List;
import java.util.function.BiPredicate;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jixiao.template.TablePlan;

/** Other ways to keep a table. */
final class TableMistakes {
    static final List<Mistake> ALL = List.of(
            tables("levels repeated", (t, table) -> unmerge(t, table, true)),
            tables("levels blank", (t, table) -> unmerge(t, table, false)),
            tables("blank rows in the table", (t, table) -> {
                int rows = t.rows(table);
                for (int i = 0; i < 2; i++) {
                    t.insertRows(rowOf(t, table, t.random.nextInt(rows)), 1 + t.random.nextInt(2));
                }
                return true;
            }),
            tables("a blank row below the header", (t, table) -> {
                t.insertRows(rowOf(t, table, 0), 1);
                return true;
            }),
            tables("columns in another order", (t, table) -> {
                int one = t.pick(table.columns()).column();
                int two = t.pick(table.columns()).column();
                boolean alone = table.columns().get(table.columns().size() - 1).column() == t.plan.columns() - 1;
                if (one == two || !alone) {
                    return false;
                }
                t.remapTable(table, column -> column == one ? two : column == two ? one : column);
                return true;
            }),
            tables("a column of remarks on the right", (t, table) -> {
                remarks(t, table, t.plan.columns());
                return true;
            }),
            tables("a column of numbers on the left", (t, table) -> {
                t.insertColumns(0, 1);
                t.cell(t.row(table.columns().get(0)), 0).setCellValue("序号");
                for (int i = 0; i < t.rows(table); i++) {
                    t.cell(rowOf(t, table, i), 0).setCellValue(i + 1);
                }
                return true;
            }),
            tables("a column of remarks in the middle", (t, table) -> {
                if (t.plan.tables().stream()
                        .filter(other -> other.headerRow() == table.headerRow())
                        .findFirst()
                        .filter(table::equals)
                        .isEmpty()) {
                    return false; // of lists side by side, the first makes room for both
                }
                int at = t.pick(table.columns()).column();
                t.remapTable(table, column -> column < at ? column : column + 1);
                remarks(t, table, at);
                return true;
            }),
            tables("the header again after a page break", (t, table) -> {
                unmerge(t, table, true);
                int at = rowOf(t, table, t.random.nextInt(t.rows(table)));
                t.insertRows(at, 1);
                for (TablePlan.Column column : table.columns()) {
                    t.cell(at, t.column(column)).setCellValue(t.cell(column).getStringCellValue());
                }
                return true;
            }),
            tables("a note below the table", (t, table) -> {
                below(
                        t,
                        table,
                        1,
                        t.pick(List.of("注：1.指标目标值请写明计量单位。", "说明：表中数据截至上年末", "备注：无", "填报说明：金额以元为单位", "注1：满意度由第三方调查")));
                return true;
            }),
            tables("signatures below the table", (t, table) -> {
                below(
                        t,
                        table,
                        2,
                        t.pick(List.of(
                                "填报人：张三    联系电话：021-63750000    填报日期：2020年1月2日",
                                "填报人（签字）：  负责人（签字）：",
                                "单位负责人：王五",
                                "填表人：李四",
                                "制表：张三  审核：李四")));
                return true;
            }),
            tables("signatures in cells below the table", (t, table) -> {
                int row = below(t, table, 1, "填报人：");
                t.cell(row, 1).setCellValue("张三");
                t.cell(row, 2).setCellValue("联系电话：");
                t.cell(row, 3).setCellValue("021-63750000");
                return true;
            }),
            tables("a total below the table", (t, table) -> {
                int row = below(t, table, 1, t.pick(List.of("合计", "合 计", "总计")));
                t.cell(row, t.plan.columns() - 1).setCellValue(100);
                return true;
            }),
            tables("a rubber-stamp line below the table", (t, table) -> {
                below(t, table, 3, "申报单位（盖章）：");
                return true;
            }));

    private TableMistakes() {}

    private static Mistake tables(String name, BiPredicate<Typist, TablePlan> act) {
        return Mistake.of(name, TABLE, t -> {
            boolean done = false;
            for (TablePlan table : t.plan.tables()) {
                done |= t.rows(table) > 0 && act.test(t, table);
            }
            return done;
        });
    }

    private static int rowOf(Typist t, TablePlan table, int row) {
        return t.row(new Typist.TableCell(table, row, table.columns().get(0)));
    }

    private static void remarks(Typist t, TablePlan table, int column) {
        t.cell(t.row(table.columns().get(0)), column).setCellValue("填写依据");
        for (int i = 0; i < t.rows(table); i++) {
            if (t.random.nextBoolean()) {
                t.cell(rowOf(t, table, i), column).setCellValue("见附件" + i);
            }
        }
    }

    /** Undoes the merges of the levels; repeats the level in every row or leaves it in the first. */
    static boolean unmerge(Typist t, TablePlan table, boolean repeat) {
        boolean done = false;
        for (TablePlan.Column column : table.columns()) {
            if (t.template.field(table.path() + "." + column.path()).mergedDown()) {
                String above = "";
                for (int i = 0; i < t.rows(table); i++) {
                    Typist.TableCell key = new Typist.TableCell(table, i, column);
                    String level = t.form()
                            .rows(table.path())
                            .get(i)
                            .get(column.path())
                            .text();
                    done |= dissolve(t, t.row(key), t.column(key));
                    if (repeat || (!t.cell(key).getStringCellValue().isEmpty() && !level.equals(above))) {
                        t.cell(key).setCellValue(level);
                    }
                    above = level;
                }
            }
        }
        return done;
    }

    private static boolean dissolve(Typist t, int row, int column) {
        for (int i = 0; i < t.sheet.getNumMergedRegions(); i++) {
            CellRangeAddress region = t.sheet.getMergedRegion(i);
            if (region.isInRange(row, column)) {
                t.sheet.removeMergedRegion(i);
                return true;
            }
        }
        return false;
    }

    private static int below(Typist t, TablePlan table, int distance, String text) {
        int row = t.lastRow(table) + distance;
        t.insertRows(row - distance + 1, distance + 1);
        t.cell(row, 0).setCellValue(text);
        return row;
    }
}
