package org.jixiao.fill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jixiao.WorkbookDump;
import org.jixiao.model.CellLink;
import org.jixiao.model.Stamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongListsTest {
    @TempDir
    Path folder;

    @Test
    void aListThatIsStreamedIsTheListThatJxlsFills() throws IOException {
        byte[] template = Files.readAllBytes(Path.of("templates/issued.xlsx"));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 1; i <= LongLists.LONG + 1; i++) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("number", i);
            row.put("department", i % 7 == 0 ? "" : "科委");
            row.put("unit", i % 5 == 0 ? "=1+1" : "甲 & 乙 <中心>");
            row.put("project", "项目" + i + "一个很长的名称".repeat(i % 9));
            row.put("file", new CellLink("项目" + i + ".xlsx", "单位/项目" + i + ".xlsx", "'表'!A1"));
            row.put("sheet", "绩效目标表");
            row.put("rows", i % 30);
            row.put("contact", "");
            row.put("phone", "0" + i);
            rows.add(row);
        }
        Map<String, Object> data = Map.of("year", 2026, "template", "目标表", "issued", rows);
        Stamp stamp = Stamp.of("issued");

        List<String> streamed = dump("streamed.xlsx", Filler.fill(template, data, stamp));

        assertEquals(dump("jxls.xlsx", Filler.byJxls(template, data, stamp)), streamed);
    }

    private List<String> dump(String name, byte[] content) throws IOException {
        return WorkbookDump.of(Files.write(folder.resolve(name), content));
    }
}
