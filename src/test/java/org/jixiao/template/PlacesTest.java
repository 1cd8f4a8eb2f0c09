package org.jixiao.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where an indicator of an older form stands in a newer one. */
class PlacesTest {
    @ParameterizedTest
    @CsvSource({
        "产出目标, 数量, 产出指标/数量指标, true",
        "产出, 数量指标, 产出指标/数量指标, true", // other names of the older form
        "产出目标, 成本, 产出指标/成本指标, true",
        "效果目标, 社会效益, 效益指标/社会效益指标, true",
        "效果目标, 环境效益, 效益指标/生态效益指标, true",
        "效果目标, 满意度, 满意度指标/服务对象满意度指标, true", // a level of its own now
        "影响力目标, 长效管理, 效益指标/可持续影响指标, true",
        "影响力目标, 部门协助, 效益指标/可持续影响指标, false", // its first level is a second one now
        "投入与管理, 财务管理, 产出指标/质量指标, false",
        "产出目标, 产值, 产出指标/数量指标, false", // nobody's name: the first of its first level
        "其他, 其他, 产出指标/数量指标, false"
    })
    void everyIndicatorHasAPlaceItsOwnOrTheNearest(String level1, String level2, String place, boolean same)
            throws IOException {
        Places places = new Places(framework("shanghai-2020"), framework("shanghai-evaluation-2022"));

        Places.Place found = places.of(level1, level2);

        assertEquals(place, found.level().level1() + "/" + found.level().level2());
        assertEquals(same, found.same());
    }

    @ParameterizedTest
    @CsvSource({"效益指标, 社会效益指标, 效果目标/社会效益", "满意度指标, 服务对象满意度指标, 效果目标/满意度", "效益指标, 可持续影响指标, 影响力目标/长效管理"})
    void itWorksBackwardsToo(String level1, String level2, String place) throws IOException {
        Places.Place found =
                new Places(framework("shanghai-evaluation-2022"), framework("shanghai-2020")).of(level1, level2);

        assertEquals(place, found.level().level1() + "/" + found.level().level2());
    }

    private static Framework framework(String name) throws IOException {
        return TemplateReader.compile(name, Files.readAllBytes(Path.of("templates", name + ".xlsx")))
                .template()
                .framework();
    }
}
