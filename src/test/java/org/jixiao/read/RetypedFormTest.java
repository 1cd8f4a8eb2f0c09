package org.jixiao.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jixiao.FormEdit;
import org.jixiao.Json;
import org.jixiao.Run;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clerks make of a form when they retype parts of it: the value is read all the same. */
class RetypedFormTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "set A3 填报单位（公章）：某中心 | unit.name | 某中心",
                "set A3 申报单位名称：某中心          填报日期：2020年1月5日 | unit.name | 某中心",
                "clear A3; set A2 （2020年度）  申报单位名称：某中心 | unit.name | 某中心",
                "set A7 一、项目概况（200字以内）：; set B7 办讲座。 | project.overview | 办讲座。",
                "set A13 本项目上年度市级财政资金使用情况（单位：万元）; set A14 项目总预算：; number B14 35 | budget.total | 350000",
                "set D2 单位：万元; set C14 项目当年预算：; number D14 35 | budget.current | 350000",
                "set D2 单位：万元; number D14 350000 | budget.current | 350000",
                "set C17 三级指标名称; set C18 到位率 | indicators.0.name | 到位率",
                "set A18 投\\n入\\n与\\n管\\n理 | indicators.0.level1 | 投入与管理",
            })
    void isReadAllTheSame(String edit, String path, String value) throws IOException {
        byte[] changed = FormEdit.apply(Files.readAllBytes(Path.of("fixtures/sound.xlsx")), edit);
        Path file = Files.write(folder.resolve("改过的.xlsx"), changed);

        JsonNode form = Json.of(Run.of("read", "-f", "json", file).out()).path("form");

        assertEquals(value, form.at("/" + path.replace('.', '/')).asText(), edit);
    }
}
