package org.jixiao.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Looking closely only where a match may begin finds what looking everywhere finds. */
class FinderTest {
    @Test
    void itFindsWhatThePatternFindsInAnyText() {
        String regex = "(?<![0-9.])[0-9]+(?:\\.[0-9]+)?(?=[万亿]?元|%|$)";
        Finder finder = Finder.ofNumbers("", regex);
        Random random = new Random(20261124);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append("0159.万元%共约".charAt(random.nextInt(10)));
            }
            List<String> everywhere = Pattern.compile(regex)
                    .matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .toList();
            assertEquals(everywhere, finder.all(text.toString()), text.toString());
        }
    }
}
