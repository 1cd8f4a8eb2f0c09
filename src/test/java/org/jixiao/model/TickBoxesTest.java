package org.jixiao.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickBoxesTest {
    private static final List<String> CHOICES =
            List.of("市委市政府已确定的新增项目", "结转项目", "其他一次性项目", "经常性专项业务费", "其他经常性项目", "一次性项目");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    市委市政府已确定的新增项目□ 结转项目□ 其他一次性项目□ 经常性专项业务费√ 其他经常性项目□ | 1 | [经常性专项业务费]
                    □结转项目 ☑其他一次性项目 □一次性项目                    | 1 | [其他一次性项目]
                    □结转项目■其他一次性项目                                 | 1 | [其他一次性项目]
                    结转项目□ √ 其他一次性项目□                              | 1 | [结转项目]
                    结转项目（　）其他一次性项目（√）                        | 1 | [其他一次性项目]
                    结转项目 √其他一次性项目 一次性项目                      | 1 | [其他一次性项目]
                    ☑结转项目 ☑一次性项目                                    | 2 | [结转项目, 一次性项目]
                    □结转项目 □一次性项目                                    | 0 | []
                    □结转项目 ☑自筹项目                                      | 1 | []
                    结转项目                                                 | 0 | []
                    """)
    void whatIsTickedIsUnderstood(String text, int ticks, String ticked) {
        TickBoxes boxes = TickBoxes.parse(text, CHOICES);

        assertEquals(ticks, boxes.ticks());
        assertEquals(ticked, boxes.ticked().toString());
    }
}
